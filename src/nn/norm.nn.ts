// Layer normalisation: numbers brought to mean 0 and deviation 1, whatever came before.
import { checkNumber, checkSize, checkVector } from './checks.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import type { Numbers } from './numbers.nn.ts'

export interface LayerNormOptions {
  /** Added to the variance, so that it is never divided by 0: 1e-5 where left out. */
  readonly eps?: number
}

/** Layer normalisation. */
export interface LayerNorm extends Module {
  (x: readonly (readonly number[])[]): number[][]
  (x: readonly number[]): number[]
  readonly weight: number[]
  readonly bias: number[]
}

/**
 * `y[i] = weight[i] · (x[i] − mean) / √(variance + eps) + bias[i]`, mean and variance (divided by n) being those of x. Takes
 * and gives an array of `n` numbers; of an array of such arrays it takes each.
 *
 * Weights begin at 1, biases at 0. Ba, Kiros & Hinton 2016, arXiv:1607.06450; PyTorch's `nn.LayerNorm`.
 */
export function LayerNorm(n: number, { eps = 1e-5 }: LayerNormOptions = {}): LayerNorm {
  const name = `LayerNorm(${n})`
  checkSize(`The size of ${name}`, n)
  checkNumber(`eps of ${name}`, eps, 0)
  const weight: number[] = []
  const bias: number[] = []
  for (let i = 0; i < n; i++) {
    weight.push(value(1))
    bias.push(value(0))
  }

  function LayerNorm(x: readonly number[]): number[]
  function LayerNorm(x: readonly (readonly number[])[]): number[][]
  function LayerNorm(x: readonly Numbers[]): Numbers[] {
    const y: Numbers[] = []
    if (Array.isArray(x) && Array.isArray(x[0])) {
      for (let i = 0; i < x.length; i++) y.push(LayerNorm(x[i] as readonly number[]))
      return y
    }
    checkVector(name, x, n)
    const inputs = x as readonly number[]
    const mean = nn.sum(inputs) / n
    const centred: number[] = []
    const squares: number[] = []
    for (let i = 0; i < n; i++) {
      centred.push(inputs[i] - mean)
      squares.push(centred[i] * centred[i])
    }
    const deviation = (nn.sum(squares) / n + eps).sqrt()
    for (let i = 0; i < n; i++) y.push((weight[i] * centred[i]) / deviation + bias[i])
    return y
  }
  return defineModule(LayerNorm, { weight, bias })
}
