// The numbers that weights begin with.
import { checkName } from './checks.nn.ts'
import { drawUniform } from './random.nn.ts'

/**
 * How the weights of a neuron begin, `fanIn` being how many inputs it has and `fanOut` how many neurons share them:
 *
 * - `"uniform"`: evenly from −1 to 1, as in micrograd
 * - `"kaiming"`: evenly up to ±√(6 / fanIn), which keeps signals of one size through relu layers. He et al. 2015, arXiv:1502.01852
 * - `"xavier"`: evenly up to ±√(6 / (fanIn + fanOut)), for tanh and sigmoid. Glorot & Bengio 2010, proceedings.mlr.press/v9/glorot10a
 * - `"zeros"`: all 0, to see that a network of equal neurons does not learn
 */
export type Init = 'uniform' | 'kaiming' | 'xavier' | 'zeros'

/** The largest weight an initialisation draws. */
export function findBound(init: Init, fanIn: number, fanOut: number): number {
  checkName('init', init, ['uniform', 'kaiming', 'xavier', 'zeros'])
  if (init === 'kaiming') return Math.sqrt(6 / fanIn)
  if (init === 'xavier') return Math.sqrt(6 / (fanIn + fanOut))
  return init === 'uniform' ? 1 : 0
}

/** A vector of parameters, drawn evenly from −bound to bound. */
export function makeVector(length: number, bound: number): number[] {
  const vector: number[] = []
  for (let i = 0; i < length; i++) vector.push(value(bound === 0 ? 0 : drawUniform(-bound, bound)))
  return vector
}

/** A matrix `[row][column]` of parameters, drawn evenly from −bound to bound. */
export function makeMatrix(rows: number, columns: number, bound: number): number[][] {
  const matrix: number[][] = []
  for (let i = 0; i < rows; i++) matrix.push(makeVector(columns, bound))
  return matrix
}
