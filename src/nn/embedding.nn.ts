// The embedding: a vector for each of a number of things that have no number of their own, as letters and words.
import { checkLabel, checkSize } from './checks.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import { drawNormal } from './random.nn.ts'

/** A table of vectors. */
export interface Embedding extends Module {
  (index: number): number[]
  (indices: readonly number[]): number[][]
  /** `[index][dimension]`. */
  readonly weight: number[][]
}

/**
 * A table of `count` vectors of `dimension` numbers: `y = weight[index]`. Takes an index from 0 to `count − 1` and gives its
 * vector; of an array of indices it gives the array of their vectors.
 *
 * The vectors are parameters, and begin normally distributed with mean 0 and deviation 1, as in PyTorch's `nn.Embedding`.
 */
export function Embedding(count: number, dimension: number): Embedding {
  const name = `Embedding(${count}, ${dimension})`
  checkSize(`The number of vectors of ${name}`, count)
  checkSize(`The size of the vectors of ${name}`, dimension)
  const weight: number[][] = []
  for (let i = 0; i < count; i++) {
    const vector: number[] = []
    for (let d = 0; d < dimension; d++) vector.push(value(drawNormal()))
    weight.push(vector)
  }

  function Embedding(index: number): number[]
  function Embedding(indices: readonly number[]): number[][]
  function Embedding(index: number | readonly number[]): number[] | number[][] {
    if (Array.isArray(index)) return index.map((one: number) => lookUp(one))
    return lookUp(index as number)
  }
  function lookUp(index: number): number[] {
    checkLabel(name, index, count)
    return weight[index].slice()
  }
  return defineModule(Embedding, { weight })
}
