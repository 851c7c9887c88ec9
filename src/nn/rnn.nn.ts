// The simple recurrent network: a layer that also looks at what it said one step before.
import { checkFilled, checkName, checkSize, checkVector } from './checks.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import {
  beginStates,
  makeCellParameters,
  makeZeros,
  scoreInput,
  scoreState,
  type CellOptions,
  type CellParameters,
  type RecurrentResult,
} from './recurrentCell.nn.ts'

export interface RNNCellOptions extends CellOptions {
  /** `"tanh"` where left out. */
  readonly nonlinearity?: 'tanh' | 'relu'
}

export interface RNNOptions extends RNNCellOptions {
  /** How many cells stand above each other, each reading what the one below says: 1 where left out. */
  readonly numLayers?: number
}

/** One step of a simple recurrent network. */
export interface RNNCell extends Module, CellParameters {
  (x: readonly number[], h?: readonly number[]): number[]
}

/**
 * One step of a simple recurrent network: `h' = tanh(W_ih·x + b_ih + W_hh·h + b_hh)`. Takes the input, an array of `inputSize`
 * numbers, and the state, one of `hiddenSize` (zeros where left out), and gives the next state.
 *
 * All parameters begin evenly within ±1/√hiddenSize. Elman 1990, doi:10.1207/s15516709cog1402_1; PyTorch's `nn.RNNCell`.
 */
export function RNNCell(inputSize: number, hiddenSize: number, options: RNNCellOptions = {}): RNNCell {
  const name = `RNNCell(${inputSize}, ${hiddenSize})`
  const { nonlinearity = 'tanh' } = options
  checkName(`The nonlinearity of ${name}`, nonlinearity, ['tanh', 'relu'])
  const parameters = makeCellParameters(name, 1, inputSize, hiddenSize, options)
  return defineModule(function RNNCell(x: readonly number[], h: readonly number[] = makeZeros(hiddenSize)): number[] {
    checkVector(name, x, inputSize)
    checkVector(name, h, hiddenSize, 'number of state')
    const state: number[] = []
    for (let k = 0; k < hiddenSize; k++) {
      const score = scoreInput(parameters, k, x) + scoreState(parameters, k, h)
      state.push(nonlinearity === 'tanh' ? score.tanh() : score.relu())
    }
    return state
  }, parameters)
}

/** A simple recurrent network over a sequence. */
export interface RNN extends Module {
  (xs: readonly (readonly number[])[], h0?: readonly (readonly number[])[]): RecurrentResult
  readonly cells: readonly RNNCell[]
}

/**
 * A simple recurrent network, stepped along a sequence. Takes a sequence `[time][inputSize]`, and states `[numLayers][hiddenSize]`
 * (zeros where left out). Gives `[output, h]`: what the last layer says at every step, `[time][hiddenSize]`, and the states
 * at the end, `[numLayers][hiddenSize]`.
 *
 * ```ts
 * const rnn = nn.RNN(1, 8)
 * const [output, h] = rnn([[0.1], [0.2], [0.3]])
 * ```
 * PyTorch's `nn.RNN`; see `RNNCell` for the formula.
 */
export function RNN(inputSize: number, hiddenSize: number, options: RNNOptions = {}): RNN {
  const name = `RNN(${inputSize}, ${hiddenSize})`
  const { numLayers = 1 } = options
  checkSize(`The number of layers of ${name}`, numLayers)
  const cells: RNNCell[] = []
  for (let l = 0; l < numLayers; l++) cells.push(RNNCell(l === 0 ? inputSize : hiddenSize, hiddenSize, options))
  return defineModule(
    function RNN(xs: readonly (readonly number[])[], h0?: readonly (readonly number[])[]): RecurrentResult {
      checkFilled(name, xs)
      const h = beginStates(name, h0, numLayers, hiddenSize)
      const output: (readonly number[])[] = []
      for (let t = 0; t < xs.length; t++) {
        let signal = xs[t]
        for (let l = 0; l < numLayers; l++) {
          h[l] = cells[l](signal, h[l])
          signal = h[l]
        }
        output.push(h[numLayers - 1])
      }
      return [output, h]
    },
    { cells },
  )
}
