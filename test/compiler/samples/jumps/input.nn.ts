function find(xs: number[]) {
  try {
    for (const x of xs) if (x > 1) return x
    throw new Error('none')
  } catch (error) {
    return value(0)
  } finally {
    console.log('done')
  }
}
const found = find([value(1), value(2)])
