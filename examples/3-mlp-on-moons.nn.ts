// Lesson 3: a network that learns. Two half moons of points, and a multilayer perceptron
// (MLP) that tells them apart. Save, and see beside the graph how the loss falls and the
// boundary bends; drag the timeline to go back to any pass.

// Supervised learning: every sample comes with its answer, a label of −1 or 1. Half a
// circle of points for each.
const samples = nn.data.moons(60, { noise: 0.1, labels: [-1, 1] })
const points = samples.map(({ x }) => x)
const labels = samples.map(({ y }) => y)

// A binary classifier: two inputs, two hidden layers of eight neurons with relu, and one
// score. A score above 0 means 1. Each neuron has a weight for every input and a bias: 8·(2
// + 1) + 8·(8 + 1) + (8 + 1) = 105 parameters.
const model = nn.MLP(2, [8, 8, 1])
const parameters = model.parameters()

// The decision boundary: for which points the score is above 0. The plot asks the model as
// it is at the pass you look at.
plot.boundary(model, points, labels)

// An epoch is one way through all samples. Here it is one pass as well: the gradient is
// that of the whole batch.
const epochs = 60
for (let epoch = 0; epoch < epochs; epoch++) {
  const scores = points.map((x) => model(x)[0])

  // The cost: hinge asks every score to be at least 1 on the side of its label, and the sum
  // of squares keeps weights small.
  const loss = nn.hinge(scores, labels) + 1e-4 * nn.dot(parameters, parameters)

  // Gradients add up until they are set back to 0: without this line every step would carry
  // all earlier ones along.
  model.zeroGrad()
  loss.backward()

  // Gradient descent: every parameter moves a little against its gradient. The learning
  // rate says how little.
  const learningRate = 1 - (0.9 * epoch) / epochs
  for (const p of parameters) p.data -= learningRate * p.grad
}

// Without a gradient there is nothing to remember: accuracy keeps its check out of the
// graph.
const accuracy = nn.accuracy(model, samples)
console.log(`${Math.round(100 * accuracy)} % of the samples are on the right side`)

// A classifier is what people ask: a point goes in, a class comes out (0 stands for the
// label −1).
const classify = nn.classify(model)
console.log(`(0, 1) is of class ${classify([0, 1])}, (1, −0.5) of class ${classify([1, -0.5])}`)

// Try: one hidden layer, or none: nn.MLP(2, [1]) can only draw a straight line. noise: 0.3.
// nn.data.circles or nn.data.xor.
