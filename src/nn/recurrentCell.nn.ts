// What the cells of recurrent networks have in common: weights for the input and for the state, and a score for each gate.
import { checkSize } from './checks.nn.ts'
import { makeMatrix, makeVector } from './init.nn.ts'
import { count } from './numbers.nn.ts'

export interface CellOptions {
  /** Whether biases are added: `true` where left out. */
  readonly bias?: boolean
}

/** What a network says at every step, `[time][hiddenSize]`, and the states at the end, `[numLayers][hiddenSize]`. */
export type RecurrentResult = [output: (readonly number[])[], h: (readonly number[])[]]

/** The parameters of a cell of `hiddenSize` numbers with `gates` gates: gate after gate, in the order of the cell's formulas. */
export interface CellParameters {
  /** For the input: `[gates · hiddenSize][inputSize]`. */
  readonly weightIh: number[][]
  /** For the state: `[gates · hiddenSize][hiddenSize]`. */
  readonly weightHh: number[][]
  /** `[gates · hiddenSize]`; empty without bias. */
  readonly biasIh: number[]
  readonly biasHh: number[]
}

/** All begin evenly within ±1/√hiddenSize, as in PyTorch. */
export function makeCellParameters(
  name: string,
  gates: number,
  inputSize: number,
  hiddenSize: number,
  { bias = true }: CellOptions,
): CellParameters {
  checkSize(`The number of inputs of ${name}`, inputSize)
  checkSize(`The size of the state of ${name}`, hiddenSize)
  const bound = 1 / Math.sqrt(hiddenSize)
  const rows = gates * hiddenSize
  return {
    weightIh: makeMatrix(rows, inputSize, bound),
    weightHh: makeMatrix(rows, hiddenSize, bound),
    biasIh: bias ? makeVector(rows, bound) : [],
    biasHh: bias ? makeVector(rows, bound) : [],
  }
}

/** The part of the input in the score of row `k`: `biasIh[k] + Σᵢ weightIh[k][i]·x[i]`. */
export function scoreInput({ weightIh, biasIh }: CellParameters, k: number, x: readonly number[]): number {
  return nn.dot(weightIh[k], x, biasIh.length > 0 ? biasIh[k] : 0)
}

/** The part of the state in the score of row `k`: `biasHh[k] + Σⱼ weightHh[k][j]·h[j]`. */
export function scoreState({ weightHh, biasHh }: CellParameters, k: number, h: readonly number[]): number {
  return nn.dot(weightHh[k], h, biasHh.length > 0 ? biasHh[k] : 0)
}

/** The states to begin with, one for each layer: a copy of those given, or zeros. */
export function beginStates(
  name: string,
  given: readonly (readonly number[])[] | undefined,
  layers: number,
  hiddenSize: number,
): (readonly number[])[] {
  if (given && given.length !== layers) {
    throw new RangeError(`${name} expects ${count(layers, 'state')}, one for each layer, and got ${given.length}.`)
  }
  return Array.from({ length: layers }, (_, l) => given?.[l] ?? makeZeros(hiddenSize))
}

/** A state of zeros. */
export function makeZeros(length: number): number[] {
  return new Array<number>(length).fill(0)
}
