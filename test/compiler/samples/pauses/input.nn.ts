function* count(n: number) {
  try {
    for (let i = 0; i < n; i++) yield value(i)
  } finally {
    console.log('end')
  }
}
async function later(x: number) {
  const y = await x
  for await (const z of [y]) console.log(z)
  return y * 2
}
const sum = (await later(2)) + [...count(2)].length
