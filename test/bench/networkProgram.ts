// Writes programs of any size for measurements: a multilayer perceptron by hand, on many samples.

export interface NetworkProgram {
  /** Sizes of the layers after the two inputs; none: the founding program. */
  readonly layers: readonly number[]
  readonly samples: number
}

/** The text of a `.nn.ts` file; `extra = NN` sets how many operations follow the loss, `bias = NN` a number in it. */
export function writeNetwork({ layers, samples }: NetworkProgram): string {
  const steps = Array.from({ length: 20 }, (_, k) => `const e${k} = extra > ${k + 11} ? e${k - 1} * 2 : e${k - 1}`)
  const tail = steps.join('\n').replace('e-1 * 2 : e-1', 'L * 2 : L')
  const head = `const extra = 10\nconst bias = 10\n`
  if (layers.length === 0) {
    return `${head}const a = value(2.0)\nconst b = value(-3.0)\nconst c = value(bias)\nconst e = a * b\nconst d = e + c
const f = value(-2.0)\nconst L = d * f\n${tail}\ne19.backward()\n`
  }
  return `${head}interface Neuron { w: number[]; b: number }
const sizes = [2, ${layers.join(', ')}]
const layers = sizes.slice(1).map((n, l) =>
  Array.from({ length: n }, (): Neuron => ({
    w: Array.from({ length: sizes[l]! }, () => value(Math.random() * 2 - 1)),
    b: value(bias / 100),
  })),
)
function neuron({ w, b }: Neuron, x: number[]): number {
  let act = b
  for (let i = 0; i < x.length; i++) act = act + w[i]! * x[i]!
  return act.tanh()
}
function layer(neurons: Neuron[], x: number[]): number[] {
  return neurons.map((n) => neuron(n, x))
}
function model(x: number[]): number {
  for (const neurons of layers) x = layer(neurons, x)
  return x[0]!
}
let total = value(0)
for (let k = 0; k < ${samples}; k++) {
  const x = [value(Math.sin(k)), value(Math.cos(k))]
  const y = k % 2 === 0 ? 1 : -1
  total = total + (1 - y * model(x)).relu()
}
const L = total / ${Math.max(1, samples)}
${tail}
e19.backward()
`
}
