// Lesson 2: one neuron learns. A neuron multiplies its inputs by weights, adds a bias, and
// squashes the sum. Look at the graph: it shows the last of five steps. The timeline below
// it goes back to the others.

// What it sees. The second argument of value() is the label in the graph.
const x1 = value(2.0, 'input 1')
const x2 = value(0.0, 'input 2')

// What it can change.
const w1 = value(-3.0)
const w2 = value(1.0)
const bias = value(6.8813735870195432)

// What it should answer, and how big its steps are.
const target = -0.5
const rate = 0.1

for (let step = 0; step < 5; step++) {
  const sum = x1 * w1 + x2 * w2 + bias
  const output = sum.tanh()
  const loss = (output - target) ** 2

  // Gradients of leaves add up from pass to pass, so each step begins with none.
  for (const leaf of [x1, x2, w1, w2, bias]) leaf.zeroGrad()
  loss.backward()

  // The loss grows along the gradient, so go the other way. Setting data is not part of the
  // graph.
  for (const parameter of [w1, w2, bias]) parameter.data -= rate * parameter.grad

  console.log(`step ${step}: output ${output.toFixed(4)}, loss ${loss.toFixed(4)}`)
}

// w2 never moved: its input is 0, so nothing it does can change the loss, and its gradient
// is 0.
console.log(`w1 = ${w1.toFixed(4)}, w2 = ${w2.toFixed(4)}, bias = ${bias.toFixed(4)}`)

// Try: start input 2 at 1.0, and w2 learns as well. Then rate = 1: the first step goes so
// far that tanh is flat there. Hardly any gradient comes through, and the neuron is stuck
// at −1, however many steps you give it. nn.Neuron(2, { activation: 'tanh' }) makes such a
// neuron in one line: go to its definition and find these lines again.
