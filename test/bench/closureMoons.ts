// The moons step on the closure engine: the same 65,818 nodes in the same order.
import { ClosureValue } from './closureEngine.ts'
import { layerSizes, type Moons } from './moonsStep.ts'

interface Neuron {
  readonly w: readonly ClosureValue[]
  readonly b: ClosureValue
}

export interface ClosureNetwork {
  readonly parameters: readonly ClosureValue[]
  readonly computeLoss: () => ClosureValue
}

export function buildClosureNetwork(moons: Moons): ClosureNetwork {
  const parameters = moons.parameters.map((p) => new ClosureValue(p))
  const layers: Neuron[][] = []
  let taken = 0
  for (let l = 1; l < layerSizes.length; l++) {
    const inputs = layerSizes[l - 1] as number
    const layer: Neuron[] = []
    for (let n = 0; n < (layerSizes[l] as number); n++) {
      layer.push({ w: parameters.slice(taken, taken + inputs), b: parameters[taken + inputs] as ClosureValue })
      taken += inputs + 1
    }
    layers.push(layer)
  }

  function callNeuron(neuron: Neuron, x: readonly ClosureValue[], isLinear: boolean): ClosureValue {
    let act = neuron.b
    for (let i = 0; i < x.length; i++) act = act.add((neuron.w[i] as ClosureValue).mul(x[i] as ClosureValue))
    return isLinear ? act : act.relu()
  }

  function computeLoss(): ClosureValue {
    const losses = moons.X.map(([x0, x1], k) => {
      let x = [new ClosureValue(x0), new ClosureValue(x1)]
      layers.forEach((layer, l) => {
        const input = x
        x = layer.map((neuron) => callNeuron(neuron, input, l === layers.length - 1))
      })
      const margin = new ClosureValue(-(moons.Y[k] as number)).mul(x[0] as ClosureValue)
      return new ClosureValue(1).add(margin).relu()
    })
    const total = losses.reduce((sum, loss) => sum.add(loss), new ClosureValue(0))
    const squares = parameters.reduce((sum, p) => sum.add(p.mul(p)), new ClosureValue(0))
    const mean = total.mul(new ClosureValue(1 / moons.X.length))
    return mean.add(new ClosureValue(1e-4).mul(squares))
  }

  return { parameters, computeLoss }
}
