// A neural network from nothing: neurons make layers, layers make a multi-layer perceptron (MLP).
// It learns "exclusive or": 1 where exactly one of the two inputs is 1, else −1. No single neuron can.

class Neuron {
  w: number[]
  b: number
  constructor(inputs: number) {
    // Random, but the same on every run; seed(n) chooses other ones.
    this.w = Array.from({ length: inputs }, () => value(Math.random() * 2 - 1))
    this.b = value(0)
  }
  call(x: number[]): number {
    let sum = this.b
    for (let i = 0; i < x.length; i++) sum += this.w[i] * x[i]
    return sum.tanh()
  }
}

class Layer {
  neurons: Neuron[]
  constructor(inputs: number, outputs: number) {
    this.neurons = Array.from({ length: outputs }, () => new Neuron(inputs))
  }
  call(x: number[]): number[] {
    return this.neurons.map((neuron) => neuron.call(x))
  }
}

class MLP {
  layers: Layer[]
  constructor(sizes: number[]) {
    this.layers = sizes.slice(1).map((size, i) => new Layer(sizes[i], size))
  }
  call(x: number[]): number[] {
    return this.layers.reduce((signal, layer) => layer.call(signal), x)
  }
  parameters(): number[] {
    return this.layers.flatMap((layer) => layer.neurons.flatMap((neuron) => [...neuron.w, neuron.b]))
  }
}

seed(1)
const network = new MLP([2, 3, 1])
const samples = [
  { x: [-1, -1], y: -1 },
  { x: [-1, 1], y: 1 },
  { x: [1, -1], y: 1 },
  { x: [1, 1], y: -1 },
]

for (let step = 0; step < 40; step++) {
  const outputs = samples.map(({ x }) => network.call(x)[0])
  const loss = outputs.reduce((sum, output, i) => sum + (output - samples[i].y) ** 2, 0)
  for (const p of network.parameters()) p.zeroGrad()
  loss.backward()
  for (const p of network.parameters()) p.data -= 0.1 * p.grad
  if (step % 10 === 9)
    console.log(`step ${step}: loss ${loss.toFixed(4)}, outputs ${outputs.map((o) => o.toFixed(2)).join(', ')}`)
}
