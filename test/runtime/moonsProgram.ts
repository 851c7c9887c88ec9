// micrograd's moons demo as a person writes it; imports its data and initial parameters from `./moons.json`.
export const moonsProgram = `import moons from './moons.json'

class Neuron {
  w: number[]
  b: number
  linear: boolean
  constructor(from: number[], linear: boolean) {
    this.w = from.slice(0, -1).map((x) => value(x))
    this.b = value(from[from.length - 1])
    this.linear = linear
  }
  call(x: number[]): number {
    let act = this.b
    for (let i = 0; i < x.length; i++) act += this.w[i] * x[i]
    return this.linear ? act : act.relu()
  }
}

class MLP {
  layers: Neuron[][] = []
  constructor(sizes: number[], parameters: number[]) {
    let at = 0
    for (let l = 1; l < sizes.length; l++) {
      const layer: Neuron[] = []
      for (let n = 0; n < sizes[l]; n++) {
        layer.push(new Neuron(parameters.slice(at, at + sizes[l - 1] + 1), l === sizes.length - 1))
        at += sizes[l - 1] + 1
      }
      this.layers.push(layer)
    }
  }
  call(x: number[]): number {
    let y = x
    for (const layer of this.layers) y = layer.map((neuron) => neuron.call(y))
    return y[0]
  }
}

const model = new MLP([2, 16, 16, 1], moons.parameters)
const parameters = model.layers.flat().flatMap(({ w, b }) => [...w, b])

for (let k = 0; k < 100; k++) {
  let total = value(0)
  const scores = moons.X.map((x: number[]) => model.call(x))
  for (let i = 0; i < scores.length; i++) total += (1 - moons.Y[i] * scores[i]).relu()
  let squares = value(0)
  for (const p of parameters) squares += p * p
  const loss = total * (1 / scores.length) + 1e-4 * squares
  for (const p of parameters) p.zeroGrad()
  loss.backward()
  for (const p of parameters) p.data -= (1 - (0.9 * k) / 100) * p.grad
}
`
