// The multi-layer perceptron: layers of neurons, each looking at what the one before it says.
import type { Activation } from './activations.nn.ts'
import { checkFilled, checkSize, checkVector } from './checks.nn.ts'
import type { Init } from './init.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import { Layer } from './neuron.nn.ts'

export interface MLPOptions {
  /** What follows the weighted sums in all layers but the last: `"relu"` where left out. */
  readonly activation?: Activation
  /** What follows those of the last layer: `"linear"`, nothing, where left out. */
  readonly output?: Activation
  /** How the weights begin: evenly from −1 to 1 where left out. */
  readonly init?: Init
}

/** A multi-layer perceptron. */
export interface MLP extends Module {
  (x: readonly number[]): number[]
  readonly layers: readonly Layer[]
}

/**
 * A multi-layer perceptron. Takes an array of `nin` numbers and gives an array of as many as the last of `nouts` says.
 *
 * ```ts
 * const model = nn.MLP(2, [16, 16, 1]) // two hidden layers of 16 neurons, one output
 * const [score] = model([0.5, -1])
 * ```
 * Parameters: layer, neuron, weights and then the bias. Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0; in this
 * form Karpathy's micrograd.
 */
export function MLP(nin: number, nouts: readonly number[], options: MLPOptions = {}): MLP {
  checkSize('The number of inputs of an MLP', nin)
  checkFilled('An MLP', nouts)
  const name = `MLP(${nin}, [${nouts.join(', ')}])`
  const { activation = 'relu', output = 'linear', init = 'uniform' } = options
  const sizes = [nin, ...nouts]
  const layers: Layer[] = []
  for (let i = 0; i < nouts.length; i++) {
    const isLast = i === nouts.length - 1
    layers.push(Layer(sizes[i], sizes[i + 1], { activation: isLast ? output : activation, init }))
  }
  return defineModule(
    function MLP(x: readonly number[]): number[] {
      checkVector(name, x, nin)
      let signal = layers[0](x)
      for (const layer of layers.slice(1)) signal = layer(signal)
      return signal
    },
    { layers },
  )
}
