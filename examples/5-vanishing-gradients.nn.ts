// Lesson 5: a deep network (DNN), and why the first deep networks did not learn. Eight hidden layers, once with sigmoid and once with
// relu. Look at the chart "gradient norm per layer": a line for each layer, on a scale of powers of ten.

const samples = nn.data.circles(40, { noise: 0.05, factor: 0.4 }) // class 1 is a ring inside the ring of class 0

// The activation function is what follows the weighted sum of a neuron. Without one, eight layers could do no more than one.
//   sigmoid(x) = 1 / (1 + e⁻ˣ)  squashes any number into 0 … 1; its slope is at most ¼
//   relu(x) = max(0, x)         lets positive numbers through as they are; its slope is 1 or 0
seed(5)
const hidden = [8, 8, 8, 8, 8, 8, 8, 8]
const networks = {
  sigmoid: nn.MLP(2, [...hidden, 1], { activation: 'sigmoid', init: 'xavier' }),
  relu: nn.MLP(2, [...hidden, 1], { activation: 'relu', init: 'kaiming' }),
}
const parameters = [...networks.sigmoid.parameters(), ...networks.relu.parameters()]
const optimizer = nn.sgd(parameters, { lr: 0.05, momentum: 0.9 })

// The cost function of a binary classifier: how surprised it is by the right answers, from 0 (not at all) upwards.
function measureCost(network: (x: number[]) => number[]): number {
  return nn.binaryCrossEntropy(
    samples.map(({ x }) => network(x)),
    samples.map(({ y }) => y),
  )
}

for (let epoch = 0; epoch < 60; epoch++) {
  // Neither network knows of the other: the gradient of a sum is, for each, that of its own cost. So one pass serves both.
  const sigmoidCost = measureCost(networks.sigmoid)
  const reluCost = measureCost(networks.relu)
  const loss = sigmoidCost + reluCost
  optimizer.zeroGrad()
  loss.backward()
  plot.line('cost of each network', { sigmoid: sigmoidCost, relu: reluCost })

  // The chain rule multiplies one slope for each layer on the way back. Eight times ¼ or less leaves next to nothing for layers[0]:
  // its weights stay as they were drawn, and all that follows has to work with that.
  if (epoch === 0) {
    for (const [name, { layers }] of Object.entries(networks)) {
      const lengths = layers.map((layer) => Math.hypot(...layer.parameters().map((p) => p.grad)))
      plot.line('gradient in each layer, from the first to the last, in powers of ten', {
        [name]: lengths.map(Math.log10),
      })
      console.log(
        `${name}: the gradient is ${(lengths[8] / lengths[0]).toFixed(0)} times larger in the last layer than in the first`,
      )
    }
  }
  optimizer.step()
}

for (const [name, network] of Object.entries(networks)) {
  console.log(`${name}: ${Math.round(100 * nn.accuracy(network, samples))} % right`)
}

// Try: "tanh" (its slope is at most 1, and near 1 around 0); three hidden layers instead of eight; init: "uniform".
