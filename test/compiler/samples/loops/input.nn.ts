let s = value(1)
for (let i = 0; i < 3; i++) s *= 2
for (const x of [1, 2]) {
  for (const k in { a: 1 }) {
    if (s > 100) continue
    s += x
  }
}
outer: while (s < 50) {
  do {
    s++
    if (s > 40) break outer
  } while (s > 0)
}
block: {
  for (const x of [s]) if (x > 1) break block
  s = 0
}
