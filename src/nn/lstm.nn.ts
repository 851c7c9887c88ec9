// The long short-term memory: a recurrent network with a second state that gates write to, keep and read.
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
} from './recurrentCell.nn.ts'

export interface LSTMOptions extends CellOptions {
  /** How many cells stand above each other, each reading what the one below says: 1 where left out. */
  readonly numLayers?: number
}

/** What a cell says, `h`, and what it remembers, `c`: arrays of `hiddenSize` numbers. */
export type LSTMState = readonly [h: readonly number[], c: readonly number[]]

/** One step of a long short-term memory. */
export interface LSTMCell extends Module, CellParameters {
  (x: readonly number[], state?: LSTMState): [h: number[], c: number[]]
}

/**
 * One step of a long short-term memory. Takes the input, an array of `inputSize` numbers, and the state `[h, c]`, two arrays of
 * `hiddenSize` (zeros where left out), and gives the next `[h, c]`:
 *
 * - `i = sigmoid(W_ii·x + b_ii + W_hi·h + b_hi)`, how much is written
 * - `f = sigmoid(W_if·x + b_if + W_hf·h + b_hf)`, how much is kept
 * - `g = tanh(W_ig·x + b_ig + W_hg·h + b_hg)`, what is written
 * - `o = sigmoid(W_io·x + b_io + W_ho·h + b_ho)`, how much is said
 * - `c' = f·c + i·g`, `h' = o·tanh(c')`
 *
 * The gates lie in the parameters in the order i, f, g, o, as in PyTorch's `nn.LSTMCell`.
 * Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735
 */
export function LSTMCell(inputSize: number, hiddenSize: number, options: CellOptions = {}): LSTMCell {
  const name = `LSTMCell(${inputSize}, ${hiddenSize})`
  const parameters = makeCellParameters(name, 4, inputSize, hiddenSize, options)
  return defineModule(function LSTMCell(
    x: readonly number[],
    [h, c]: LSTMState = [makeZeros(hiddenSize), makeZeros(hiddenSize)],
  ): [h: number[], c: number[]] {
    checkVector(name, x, inputSize)
    checkVector(name, h, hiddenSize, 'number of state')
    checkVector(name, c, hiddenSize, 'number of state')
    const said: number[] = []
    const kept: number[] = []
    for (let k = 0; k < hiddenSize; k++) {
      const kf = hiddenSize + k
      const kg = 2 * hiddenSize + k
      const ko = 3 * hiddenSize + k
      const i = (scoreInput(parameters, k, x) + scoreState(parameters, k, h)).sigmoid()
      const f = (scoreInput(parameters, kf, x) + scoreState(parameters, kf, h)).sigmoid()
      const g = (scoreInput(parameters, kg, x) + scoreState(parameters, kg, h)).tanh()
      const o = (scoreInput(parameters, ko, x) + scoreState(parameters, ko, h)).sigmoid()
      const next = f * c[k] + i * g
      kept.push(next)
      said.push(o * next.tanh())
    }
    return [said, kept]
  }, parameters)
}

/** A long short-term memory over a sequence. */
export interface LSTM extends Module {
  (xs: readonly (readonly number[])[], state?: LSTMStates): [output: (readonly number[])[], state: LSTMStates]
  readonly cells: readonly LSTMCell[]
}

/** The states of all layers, each `[numLayers][hiddenSize]`. */
export type LSTMStates = [h: (readonly number[])[], c: (readonly number[])[]]

/**
 * A long short-term memory, stepped along a sequence. Takes a sequence `[time][inputSize]`, and states `[h, c]`, both
 * `[numLayers][hiddenSize]` (zeros where left out). Gives `[output, [h, c]]`: what the last layer says at every step,
 * `[time][hiddenSize]`, and the states at the end.
 *
 * PyTorch's `nn.LSTM`; see `LSTMCell` for the formulas.
 */
export function LSTM(inputSize: number, hiddenSize: number, options: LSTMOptions = {}): LSTM {
  const name = `LSTM(${inputSize}, ${hiddenSize})`
  const { numLayers = 1 } = options
  checkSize(`The number of layers of ${name}`, numLayers)
  const cells: LSTMCell[] = []
  for (let l = 0; l < numLayers; l++) cells.push(LSTMCell(l === 0 ? inputSize : hiddenSize, hiddenSize, options))
  return defineModule(
    function LSTM(xs: readonly (readonly number[])[], state?: LSTMStates): [(readonly number[])[], LSTMStates] {
      checkFilled(name, xs)
      const h = beginStates(name, state?.[0], numLayers, hiddenSize)
      const c = beginStates(name, state?.[1], numLayers, hiddenSize)
      const output: (readonly number[])[] = []
      for (let t = 0; t < xs.length; t++) {
        let signal = xs[t]
        for (let l = 0; l < numLayers; l++) {
          const next = cells[l](signal, [h[l], c[l]])
          h[l] = next[0]
          c[l] = next[1]
          signal = h[l]
        }
        output.push(h[numLayers - 1])
      }
      return [output, [h, c]]
    },
    { cells },
  )
}
