// The expression of the founding notes, whose gradients are known by hand.

export const foundingProgram = `const a = value(2.0)
const b = value(-3.0)
const c = value(10.0)
const e = a * b
const d = e + c
const f = value(-2.0)
const L = d * f
`
