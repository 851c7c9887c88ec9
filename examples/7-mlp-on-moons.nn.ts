// Lesson 7: a network that learns. Two half moons of points, and a multilayer perceptron that tells them apart.
// Save, and see beside the graph how the loss falls from pass to pass; drag the timeline to go back to any of them.

// Supervised learning: every sample comes with its answer, a label of −1 or 1. Half a circle of points for each.
const samples = nn.data.moons(60, { noise: 0.1, labels: [-1, 1] })

// A binary classifier: two inputs, two hidden layers of eight neurons with relu, and one score. A score above 0 means 1.
// Each neuron has a weight for every input and a bias: 8·(2 + 1) + 8·(8 + 1) + (8 + 1) = 105 parameters.
const model = nn.MLP(2, [8, 8, 1])
const parameters = model.parameters()

// An epoch is one way through all samples. Here it is one pass as well: the gradient is that of the whole batch.
const epochs = 60
for (let epoch = 0; epoch < epochs; epoch++) {
  const scores = samples.map(({ x }) => model(x)[0])

  // The cost: hinge asks every score to be at least 1 on the side of its label, and the sum of squares keeps weights small.
  const hinge = nn.hinge(
    scores,
    samples.map(({ y }) => y),
  )
  const loss = hinge + 1e-4 * nn.dot(parameters, parameters)

  // Gradients add up until they are set back to 0: without this line every step would carry all earlier ones along.
  model.zeroGrad()
  loss.backward()

  // Gradient descent: every parameter moves a little against its gradient. The learning rate says how little.
  const learningRate = 1 - (0.9 * epoch) / epochs
  for (const p of parameters) p.data -= learningRate * p.grad
}

// Without a gradient there is nothing to remember: noGrad keeps the check out of the graph.
const accuracy = nn.noGrad(model, () => nn.accuracy(model, samples))
console.log(`${Math.round(100 * accuracy)} % of the samples are on the right side`)
