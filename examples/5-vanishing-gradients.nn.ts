// Lesson 5: a deep network (DNN), and why the first deep networks did not learn. Six hidden
// layers, once with sigmoid and once with relu. Look at the chart "gradient norm per layer": a
// line for each layer, on a scale of powers of ten.

// Class 1 is a ring inside the ring of class 0.
const samples = nn.data.circles(40, { noise: 0.05, factor: 0.4 })

// The activation function is what follows the weighted sum of a neuron. Without one, six layers
// could do no more than one.
//   sigmoid(x) = 1 / (1 + e⁻ˣ)  squashes any number into 0 … 1; its slope is at most ¼
//   relu(x) = max(0, x)         lets positive numbers through; its slope is 1 or 0
seed(2)
const sizes = [8, 8, 8, 8, 8, 8, 1]
const net = {
  sigmoid: nn.MLP(2, sizes, { activation: 'sigmoid', init: 'xavier' }),
  relu: nn.MLP(2, sizes, { activation: 'relu', init: 'kaiming' }),
}
const parameters = [...net.sigmoid.parameters(), ...net.relu.parameters()]
const optimizer = nn.sgd(parameters, { lr: 0.05, momentum: 0.9 })

// The cost function of a classifier: how surprised it is by the right answers, from 0 upwards.
function measureCost(network: (x: number[]) => number[]): number {
  const scores = samples.map(({ x }) => network(x))
  const labels = samples.map(({ y }) => y)
  return nn.binaryCrossEntropy(scores, labels)
}

for (let epoch = 0; epoch < 60; epoch++) {
  // Neither network knows of the other: the gradient of a sum is, for each, that of its own
  // cost. So one pass serves both.
  const sigmoidCost = measureCost(net.sigmoid)
  const reluCost = measureCost(net.relu)
  const loss = sigmoidCost + reluCost
  optimizer.zeroGrad()
  loss.backward()
  plot.line('cost of each network', { sigmoid: sigmoidCost, relu: reluCost })

  // The chain rule multiplies one slope for each layer on the way back. Six times ¼ or less
  // leaves next to nothing for layers[0]: its weights stay as they were drawn, and all that
  // follows has to work with that.
  if (epoch === 0) {
    for (const [name, { layers }] of Object.entries(net)) {
      const norms = layers.map((layer) => Math.hypot(...layer.parameters().map((p) => p.grad)))
      plot.line('gradient by layer, in powers of ten', { [name]: norms.map(Math.log10) })
      console.log(`${name}: from layers[0] to layers[6] it grows ${(norms[6] / norms[0]).toFixed(0)} times`)
    }
  }
  optimizer.step()
}

for (const [name, network] of Object.entries(net)) {
  console.log(`${name}: ${Math.round(100 * nn.accuracy(network, samples))} % right`)
}

// Try: "tanh" (its slope is at most 1, and near 1 around 0); two hidden layers; init: "uniform".
