// Lesson 9: ways down the hill. One network, one beginning, trained eight times; a chart
// compares how the cost falls. "Loss" in the charts that come by themselves shows all
// trainings one after the other: each jump up is a new beginning.

const samples = nn.data.circles(80, { noise: 0.05, factor: 0.5 })

// Gradient descent: the gradient says which way the cost grows, so a step goes against it.
// Three things can be chosen:
//   how many samples a step looks at (the mini-batch), how far it goes (the learning rate),
//   and what it remembers of earlier steps (the optimizer).
const trainings = {
  // All samples make one step an epoch. Its direction is exact, but there are only 30 steps
  // in all.
  'all samples, lr 0.3': { batchSize: 80, optimizer: nn.sgd, lr: 0.3 },
  // Mini-batches: ten steps an epoch, each in a rough direction. As much arithmetic, and
  // further down.
  'batches of 8, lr 0.3': { batchSize: 8, optimizer: nn.sgd, lr: 0.3 },
  // A step after every sample: many steps, each as rough as can be. The cost trembles.
  'batches of 1, lr 0.3': { batchSize: 1, optimizer: nn.sgd, lr: 0.3 },
  // The learning rate: ten times smaller is ten times slower …
  'batches of 8, lr 0.03': { batchSize: 8, optimizer: nn.sgd, lr: 0.03 },
  // … and too large jumps across the valley, from one side to the other.
  'batches of 8, lr 3': { batchSize: 8, optimizer: nn.sgd, lr: 3 },
  // Momentum: a step keeps nine tenths of the last one. What points the same way adds up,
  // what trembles cancels out.
  'momentum, lr 0.3': { batchSize: 8, optimizer: addMomentum, lr: 0.3 },
  // RMSprop and Adam give every parameter steps of its own size: large ones where its
  // gradients are small.
  'rmsprop, lr 0.03': { batchSize: 8, optimizer: nn.rmsprop, lr: 0.03 },
  'adam, lr 0.1': { batchSize: 8, optimizer: nn.adam, lr: 0.1 },
}
function addMomentum(parameters: readonly number[], options: { lr?: number }) {
  return nn.sgd(parameters, { ...options, momentum: 0.9 })
}

// The cost function says how wrong the network is, as one number; to learn is to make it
// smaller.
const loss = nn.binaryCrossEntropy

for (const [name, options] of Object.entries(trainings)) {
  // The same random numbers again: the same weights to begin with, the same order of
  // samples.
  seed(3)
  const model = nn.MLP(2, [16, 1], { activation: 'tanh' })
  const history = nn.fit(model, samples, { ...options, loss, epochs: 30 })
  plot.line('cost after each epoch', { [name]: history.loss })
  const accuracy = nn.accuracy(model, samples)
  console.log(`${name}: cost ${history.loss.at(-1)?.toFixed(3)}, ${Math.round(100 * accuracy)} % right`)
}

// Try: lr: 1 and lr: 10 with batches of 8; betas and eps of adam (hover it); nn.data.spiral
// instead of circles: who still arrives?
