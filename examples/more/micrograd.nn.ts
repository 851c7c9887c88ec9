// A longer expression. This is the example of the micrograd README, operator for operator
// (https://github.com/karpathy/micrograd, MIT licence).

const a = value(-4.0)
const b = value(2.0)
let c = a + b
let d = a * b + b ** 3

// Assigning again makes a new value: the graph keeps every one of them, under the same name.
c += c + 1
c += 1 + c + -a
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()

const e = c - d
const f = e ** 2
let g = f / 2.0
g += 10.0 / f

// In code, a gradient is asked for by backward() and read from grad.
g.backward()

console.log(`g = ${g.toFixed(4)}`) // 24.7041
console.log(`∂g/∂a = ${a.grad.toFixed(4)}`) // 138.8338
console.log(`∂g/∂b = ${b.grad.toFixed(4)}`) // 645.5773
