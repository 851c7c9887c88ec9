// The programs that several suites run, as a user would write them.

/** The program that all began with: ∂L/∂(a b c e d f L) is 6, −4, −2, −2, −2, 4, 1. */
export const foundingProgram = `const a = value(2.0)
const b = value(-3.0)
const c = value(10.0)
const e = a * b
const d = e + c
const f = value(-2.0)
const L = d * f
`

/** The example in micrograd's README, which gives g = 24.7041, ∂g/∂a = 138.8338 and ∂g/∂b = 645.5773. */
export const micrograd = `let a = value(-4.0)
let b = value(2.0)
let c = a + b
let d = a * b + b ** 3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
let e = c - d
let f = e ** 2
let g = f / 2.0
g += 10.0 / f
`

/** Folded by itself: 70 iterations, each a leaf and six operations, are 492 values with w and the totals. */
export const foldedLoop = `const w = value(0.5)
let total = value(0)
for (let k = 0; k < 70; k++) {
  const x = value(k)
  const y = (w * x + 0.1).tanh()
  total = total - y * y * 2
}
`
