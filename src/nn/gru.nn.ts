// The gated recurrent unit: a recurrent network that decides what of its state to keep.
import { checkFilled, checkSize, checkVector } from './checks.nn.ts'
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

export interface GRUOptions extends CellOptions {
  /** How many cells stand above each other, each reading what the one below says: 1 where left out. */
  readonly numLayers?: number
}

/** One step of a gated recurrent unit. */
export interface GRUCell extends Module, CellParameters {
  (x: readonly number[], h?: readonly number[]): number[]
}

/**
 * One step of a gated recurrent unit. Takes the input, an array of `inputSize` numbers, and the state, one of `hiddenSize`
 * (zeros where left out), and gives the next state:
 *
 * - `r = sigmoid(W_ir·x + b_ir + W_hr·h + b_hr)`, how much of the state the new one looks at
 * - `z = sigmoid(W_iz·x + b_iz + W_hz·h + b_hz)`, how much of it is kept
 * - `n = tanh(W_in·x + b_in + r·(W_hn·h + b_hn))`
 * - `h' = (1 − z)·n + z·h`
 *
 * The gates lie in the parameters in the order r, z, n, as in PyTorch's `nn.GRUCell`. Cho et al. 2014, arXiv:1406.1078
 */
export function GRUCell(inputSize: number, hiddenSize: number, options: CellOptions = {}): GRUCell {
  const name = `GRUCell(${inputSize}, ${hiddenSize})`
  const parameters = makeCellParameters(name, 3, inputSize, hiddenSize, options)
  return defineModule(function GRUCell(x: readonly number[], h: readonly number[] = makeZeros(hiddenSize)): number[] {
    checkVector(name, x, inputSize)
    checkVector(name, h, hiddenSize, 'number of state')
    const state: number[] = []
    for (let k = 0; k < hiddenSize; k++) {
      const kz = hiddenSize + k
      const kn = 2 * hiddenSize + k
      const r = (scoreInput(parameters, k, x) + scoreState(parameters, k, h)).sigmoid()
      const z = (scoreInput(parameters, kz, x) + scoreState(parameters, kz, h)).sigmoid()
      const n = (scoreInput(parameters, kn, x) + r * scoreState(parameters, kn, h)).tanh()
      state.push((1 - z) * n + z * h[k])
    }
    return state
  }, parameters)
}

/** A gated recurrent unit over a sequence. */
export interface GRU extends Module {
  (xs: readonly (readonly number[])[], h0?: readonly (readonly number[])[]): RecurrentResult
  readonly cells: readonly GRUCell[]
}

/**
 * A gated recurrent unit, stepped along a sequence. Takes a sequence `[time][inputSize]`, and states `[numLayers][hiddenSize]`
 * (zeros where left out). Gives `[output, h]`: what the last layer says at every step, `[time][hiddenSize]`, and the states
 * at the end, `[numLayers][hiddenSize]`.
 *
 * PyTorch's `nn.GRU`; see `GRUCell` for the formulas.
 */
export function GRU(inputSize: number, hiddenSize: number, options: GRUOptions = {}): GRU {
  const name = `GRU(${inputSize}, ${hiddenSize})`
  const { numLayers = 1 } = options
  checkSize(`The number of layers of ${name}`, numLayers)
  const cells: GRUCell[] = []
  for (let l = 0; l < numLayers; l++) cells.push(GRUCell(l === 0 ? inputSize : hiddenSize, hiddenSize, options))
  return defineModule(
    function GRU(xs: readonly (readonly number[])[], h0?: readonly (readonly number[])[]): RecurrentResult {
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
