// Lesson 10: is the gradient right? Move a parameter a little, see by how much the cost
// changes: that is what a gradient says. Whoever writes backpropagation by hand tests it
// this way. Here it tests the engine, before your eyes.

seed(1)
const model = nn.MLP(2, [3, 1], { activation: 'tanh' })
const samples = nn.data.xor()

function measureCost(): number {
  return nn.mse(
    samples.map(({ x }) => model(x)),
    samples.map(({ y }) => y),
  )
}

// One way: backpropagation. A single pass from the cost backwards gives the gradients of
// all parameters.
const cost = measureCost()
cost.backward()

// Another way: central differences. f′(x) ≈ (f(x + h) − f(x − h)) / 2h needs two
// evaluations for each parameter, and knows nothing of graphs or the chain rule. Its error
// is of the size h²: the smaller the step, the better, until rounding spoils it.
function differentiate(parameter: number, h: number): number {
  const before = parameter.data
  parameter.data = before + h
  const above = measureCost().data
  parameter.data = before - h
  const below = measureCost().data
  parameter.data = before
  return (above - below) / (2 * h)
}

function compare(parameter: number, h: number): number {
  return Math.abs(parameter.grad - differentiate(parameter, h))
}

const table = model.parameters().map((parameter) => ({
  backward: parameter.grad.toFixed(8),
  differences: differentiate(parameter, 1e-5).toFixed(8),
}))
console.table(table)
const largest = Math.max(...model.parameters().map((parameter) => compare(parameter, 1e-5)))
console.log(`The largest difference is ${largest.toExponential(1)}.`)

// How small should h be? Too large: the curve bends within the step. Too small: two nearly
// equal numbers are subtracted, and only rounding errors are left. The best h lies in
// between, near the cube root of the precision of numbers, 6·10⁻⁶.
const powers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const errors = powers.map((k) => Math.log10(compare(model.parameters()[0], 10 ** -k)))
plot.line('log₁₀ of the error for h = 10⁻ᵏ', errors)

// Hover any value in the code above: its gradient is shown as the terms of the chain rule.
// Try: activation: "relu". Three biases now differ from the seventh decimal on: for the
// sample (0, 0) they stand right at the corner of relu, which has a slope on either side.
