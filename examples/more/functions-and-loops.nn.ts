// Functions, arrays and data. Ten measured points lie near a straight line; gradient descent finds it.

import points from '../data/line.csv' // a header line makes rows with names: { x: -1.8, y: -4.41 }, …

// The weights of a polynomial, w[0] + w[1]·x + w[2]·x²: the graph labels them w[0], w[1], w[2].
const w = [value(0), value(0), value(0)]

// Horner's rule. Every call of the function gets a place of its own in the graph.
function predict(x: number): number {
  let y = w[2]
  y = y * x + w[1]
  y = y * x + w[0]
  return y
}

function meanSquaredError(): number {
  let sum = 0
  for (const { x, y } of points) sum += (predict(x) - y) ** 2
  return sum / points.length
}

for (let step = 0; step < 100; step++) {
  const loss = meanSquaredError()
  w.forEach((weight) => weight.zeroGrad())
  loss.backward()
  w.forEach((weight) => (weight.data -= 0.1 * weight.grad))
  if (step % 20 === 0) console.log(`step ${step}: loss ${loss.toFixed(6)}`)
}

// Nearly straight: the weight of x² has come out close to 0.
const fit = meanSquaredError()
console.log(`y = ${w[0].toFixed(3)} + ${w[1].toFixed(3)} x + ${w[2].toFixed(3)} x², loss ${fit.toFixed(6)}`)
