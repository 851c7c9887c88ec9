// A neuron, and a layer of them.
import { activate, checkActivation, type Activation } from './activations.nn.ts'
import { checkSize, checkVector } from './checks.nn.ts'
import { findBound, makeVector, type Init } from './init.nn.ts'
import { defineModule, type Module } from './module.nn.ts'

export interface NeuronOptions {
  /** What follows the weighted sum: `"relu"` where left out, `"linear"` for nothing. */
  readonly activation?: Activation
  /** How the weights begin: evenly from −1 to 1 where left out. The bias begins at 0. */
  readonly init?: Init
}

/** A neuron with its weights and its bias. */
export interface Neuron extends Module {
  (x: readonly number[]): number
  w: number[]
  b: number
}

/**
 * A neuron: `y = activation(b + w[0]·x[0] + w[1]·x[1] + …)`. Takes an array of `nin` numbers and gives a number.
 *
 * ```ts
 * const neuron = nn.Neuron(3, { activation: 'tanh' })
 * const y = neuron([1, 2, 3])
 * ```
 * Parameters: the weights, then the bias. McCulloch & Pitts 1943, doi:10.1007/BF02478259; Rosenblatt 1958.
 */
export function Neuron(nin: number, options: NeuronOptions = {}): Neuron {
  return makeNeuron(nin, 1, options)
}

/** A neuron beside others on the same inputs, `nout` altogether. */
function makeNeuron(nin: number, nout: number, { activation = 'relu', init = 'uniform' }: NeuronOptions): Neuron {
  const name = `Neuron(${nin})`
  checkSize(`The number of inputs of ${name}`, nin)
  checkActivation(`The activation of ${name}`, activation)
  const w = makeVector(nin, findBound(init, nin, nout))
  const b = value(0)
  const neuron: Neuron = defineModule(
    function Neuron(x: readonly number[]): number {
      checkVector(name, x, nin)
      const sum = nn.dot(neuron.w, x, neuron.b)
      if (activation === 'relu') return sum.relu()
      if (activation === 'tanh') return sum.tanh()
      if (activation === 'sigmoid') return sum.sigmoid()
      return activation === 'linear' ? sum : activate(activation, sum)
    },
    { w, b },
  )
  return neuron
}

/** A layer of neurons. */
export interface Layer extends Module {
  (x: readonly number[]): number[]
  readonly neurons: readonly Neuron[]
}

/**
 * `nout` neurons that look at the same `nin` inputs. Takes an array of `nin` numbers and gives an array of `nout`.
 *
 * Parameters: neuron after neuron, of each the weights and then the bias.
 */
export function Layer(nin: number, nout: number, options: NeuronOptions = {}): Layer {
  const name = `Layer(${nin}, ${nout})`
  checkSize(`The number of inputs of ${name}`, nin)
  checkSize(`The number of neurons of ${name}`, nout)
  const neurons: Neuron[] = []
  for (let i = 0; i < nout; i++) neurons.push(makeNeuron(nin, nout, options))
  return defineModule(
    function Layer(x: readonly number[]): number[] {
      checkVector(name, x, nin)
      const y: number[] = []
      for (const neuron of neurons) y.push(neuron(x))
      return y
    },
    { neurons },
  )
}
