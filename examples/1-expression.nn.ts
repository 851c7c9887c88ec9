// Lesson 1: an expression, and how much each number in it matters.
//
// A value is a number that remembers how it was computed. Everything below is ordinary arithmetic;
// the picture beside it is what the values remember.

const a = value(2.0)
const b = value(-3.0)
const c = value(10.0)
const e = a * b
const d = e + c
const f = value(-2.0)
const L = d * f

// Click "run backward" above L. Every value then shows its gradient: how fast L grows when that value grows.
//
//   L = d · f          so  ∂L/∂d = f = −2   and  ∂L/∂f = d = 4
//   d = e + c          a sum passes the gradient on: ∂L/∂e = ∂L/∂c = −2
//   e = a · b          the chain rule: ∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6
//
// Try it: change a to 2.01 and save. L grows by about 6 · 0.01, from −8 to −7.94.
