// One training step of MLP(2,[16,16,1]) on 100 moons, spelled as compiled code spells it: every operator a call, every
// function and loop a scope.
import { readFileSync } from 'node:fs'
import type { Engine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'

/** Data, initial parameters and results computed with karpathy/micrograd. */
export interface Moons {
  readonly X: readonly (readonly [number, number])[]
  readonly Y: readonly number[]
  readonly parameters: readonly number[]
  readonly loss: readonly number[]
  readonly gradientAtStep0: readonly number[]
}

export function readMoons(): Moons {
  return JSON.parse(readFileSync(new URL('../core/moons.json', import.meta.url), 'utf8')) as Moons
}

/** A neuron: its weights and bias, and whether relu follows. */
interface Neuron {
  readonly w: readonly unknown[]
  readonly b: unknown
  readonly isLinear: boolean
}

export const layerSizes = [2, 16, 16, 1]

/** Sites of the compiled program; the numbers only have to differ. */
const site = {
  call: 1,
  turn: 2,
  mul: 3,
  add: 4,
  relu: 5,
  layer: 6,
  sample: 7,
  input: 8,
  loss: 9,
  sum: 10,
  penalty: 11,
  dot: 12,
}

export interface MoonsNetwork {
  readonly parameters: Value[]
  /** Builds the loss over all samples: 65,818 nodes less the 337 parameters. */
  readonly computeLoss: () => Value
}

/** `sums`: every weighted sum is one node of many inputs, else a chain of products and partial sums. */
export function buildMoonsNetwork(
  { calls }: Pick<Engine, 'calls'>,
  moons: Moons,
  sums: 'dot' | 'chain' = 'chain',
): MoonsNetwork {
  const { $value, $add, $mul, $dot, $sum, $unary, $enter, $leave, $here, $iterate } = calls
  const parameters = moons.parameters.map((p) => $value(0, p))
  const layers: Neuron[][] = []
  let taken = 0
  for (let l = 1; l < layerSizes.length; l++) {
    const inputs = layerSizes[l - 1] as number
    const layer: Neuron[] = []
    for (let n = 0; n < (layerSizes[l] as number); n++) {
      layer.push({
        w: parameters.slice(taken, taken + inputs),
        b: parameters[taken + inputs],
        isLinear: l === layerSizes.length - 1,
      })
      taken += inputs + 1
    }
    layers.push(layer)
  }

  function callNeuron(neuron: Neuron, x: readonly unknown[]): unknown {
    const $s = $enter(site.call)
    try {
      if (sums === 'dot') {
        const act = $dot(site.mul, site.dot, neuron.w, x, neuron.b)
        return neuron.isLinear ? act : $unary(act, 'relu', site.relu)
      }
      let act = neuron.b
      const $l = $here()
      for (let i = 0; i < x.length; i++) {
        $iterate($l, site.turn, i)
        act = $add(act, $mul(neuron.w[i], x[i], site.mul), site.add)
      }
      $leave($l)
      return neuron.isLinear ? act : $unary(act, 'relu', site.relu)
    } finally {
      $leave($s)
    }
  }

  function callLayer(layer: readonly Neuron[], x: readonly unknown[]): unknown[] {
    const y: unknown[] = []
    for (const neuron of layer) y.push(callNeuron(neuron, x))
    return y
  }

  function callNetwork(input: readonly unknown[]): unknown {
    let x = input
    const $l = $here()
    for (let l = 0; l < layers.length; l++) {
      $iterate($l, site.layer, l)
      x = callLayer(layers[l] as Neuron[], x)
    }
    $leave($l)
    return x[0]
  }

  function computeLoss(): Value {
    let total: unknown = 0
    const losses: unknown[] = []
    const $l = $here()
    for (let k = 0; k < moons.X.length; k++) {
      $iterate($l, site.sample, k)
      const [x0, x1] = moons.X[k] as readonly [number, number]
      const score = callNetwork([$value(site.input, x0), $value(site.input, x1)])
      const margin = $add(1, $mul(-(moons.Y[k] as number), score, site.loss), site.loss)
      losses.push($unary(margin, 'relu', site.loss))
    }
    $leave($l)
    if (sums === 'dot') {
      const mean = $mul($sum(site.sum, site.dot, losses), 1 / moons.X.length, site.sum)
      return $add(
        mean,
        $mul(1e-4, $dot(site.penalty, site.dot, parameters, parameters), site.penalty),
        site.penalty,
      ) as Value
    }
    total = $value(site.sum, 0)
    for (let k = 0; k < losses.length; k++) {
      $iterate($l, site.sum, k)
      total = $add(total, losses[k], site.sum)
    }
    $leave($l)
    let squares: unknown = $value(site.penalty, 0)
    for (let k = 0; k < parameters.length; k++) {
      $iterate($l, site.penalty, k)
      squares = $add(squares, $mul(parameters[k], parameters[k], site.penalty), site.penalty)
    }
    $leave($l)
    const mean = $mul(total, 1 / moons.X.length, site.sum)
    return $add(mean, $mul(1e-4, squares, site.penalty), site.penalty) as Value
  }

  return { parameters, computeLoss }
}
