// The fully connected layer, as matrices have it.
import { checkSize, checkVector } from './checks.nn.ts'
import { makeMatrix, makeVector } from './init.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import type { Numbers } from './numbers.nn.ts'

export interface LinearOptions {
  /** Whether a bias is added: `true` where left out. */
  readonly bias?: boolean
}

/** A fully connected layer. */
export interface Linear extends Module {
  (x: readonly (readonly number[])[]): number[][]
  (x: readonly number[]): number[]
  /** `[output][input]`. */
  readonly weight: number[][]
  /** Empty without bias. */
  readonly bias: number[]
}

/**
 * A fully connected layer: `y[j] = bias[j] + Σᵢ weight[j][i]·x[i]`. Takes an array of `inFeatures` numbers and gives an array
 * of `outFeatures`; of an array of such arrays it takes each.
 *
 * Weights and biases begin evenly within ±1/√inFeatures, as in PyTorch's `nn.Linear`.
 */
export function Linear(inFeatures: number, outFeatures: number, { bias = true }: LinearOptions = {}): Linear {
  const name = `Linear(${inFeatures}, ${outFeatures})`
  checkSize(`The number of inputs of ${name}`, inFeatures)
  checkSize(`The number of outputs of ${name}`, outFeatures)
  const bound = 1 / Math.sqrt(inFeatures)
  const weight = makeMatrix(outFeatures, inFeatures, bound)
  const biases = bias ? makeVector(outFeatures, bound) : []

  function Linear(x: readonly number[]): number[]
  function Linear(x: readonly (readonly number[])[]): number[][]
  function Linear(x: readonly Numbers[]): Numbers[] {
    const y: Numbers[] = []
    if (Array.isArray(x) && Array.isArray(x[0])) {
      for (let i = 0; i < x.length; i++) y.push(Linear(x[i] as readonly number[]))
      return y
    }
    checkVector(name, x, inFeatures)
    const inputs = x as readonly number[]
    for (let j = 0; j < outFeatures; j++) y.push(nn.dot(weight[j], inputs, bias ? biases[j] : 0))
    return y
  }
  return defineModule(Linear, { weight, bias: biases })
}
