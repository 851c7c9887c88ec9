// Activation functions: what lets layers bend what they would only stretch and turn.
import { checkName } from './checks.nn.ts'
import type { Like, Numbers } from './numbers.nn.ts'

/**
 * `relu(x) = max(0, x)`, of a number or of each number in an array.
 *
 * `dy/dx = 1` for x > 0, else `0`. Nair & Hinton 2010, icml.cc/Conferences/2010/papers/432.pdf
 */
export function relu<X extends Numbers>(x: X): Like<X>
export function relu(x: Numbers): Numbers {
  if (typeof x === 'number') return x.relu()
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(relu(x[i]))
  return y
}

/**
 * `leakyRelu(x) = x` for x > 0, else `slope · x`: relu that never stops learning.
 *
 * `dy/dx = 1` for x > 0, else `slope`. Maas et al. 2013, ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf
 * @param slope PyTorch's `negative_slope`.
 */
export function leakyRelu<X extends Numbers>(x: X, slope?: number): Like<X>
export function leakyRelu(x: Numbers, slope: number = 0.01): Numbers {
  if (typeof x === 'number') return x > 0 ? x : slope * x
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(leakyRelu(x[i], slope))
  return y
}

/**
 * `tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`, from −1 to 1; of a number or of each number in an array.
 *
 * `dy/dx = 1 − y²`
 */
export function tanh<X extends Numbers>(x: X): Like<X>
export function tanh(x: Numbers): Numbers {
  if (typeof x === 'number') return x.tanh()
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(tanh(x[i]))
  return y
}

/**
 * `sigmoid(x) = 1 / (1 + e⁻ˣ)`, from 0 to 1: a score becomes a probability.
 *
 * `dy/dx = y · (1 − y)`
 */
export function sigmoid<X extends Numbers>(x: X): Like<X>
export function sigmoid(x: Numbers): Numbers {
  if (typeof x === 'number') return x.sigmoid()
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(sigmoid(x[i]))
  return y
}

/**
 * `softplus(x) = ln(1 + eˣ)`: relu without its corner. Right for any x: `eˣ` never overflows.
 *
 * `dy/dx = sigmoid(x)`. Dugas et al. 2000.
 */
export function softplus<X extends Numbers>(x: X): Like<X>
export function softplus(x: Numbers): Numbers {
  // ln(1 + eˣ) = x + ln(1 + e⁻ˣ), of which the second is exact where x is large
  if (typeof x === 'number') return x > 0 ? x + (-x).exp().log1p() : x.exp().log1p()
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(softplus(x[i]))
  return y
}

/**
 * `gelu(x) = ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))`: x times the chance that a normal number is smaller.
 *
 * This is the tanh form, PyTorch's `gelu(x, approximate="tanh")`, as GPT-2 has it; it is within 0.0005 of the exact `x·Φ(x)`.
 * Hendrycks & Gimpel 2016, arXiv:1606.08415
 */
export function gelu<X extends Numbers>(x: X): Like<X>
export function gelu(x: Numbers): Numbers {
  if (typeof x === 'number') return 0.5 * x * (1 + (Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)).tanh())
  const y: Numbers[] = []
  for (let i = 0; i < x.length; i++) y.push(gelu(x[i]))
  return y
}

/**
 * `softmax(x)[i] = e^x[i] / Σ e^x[j]`: scores become probabilities that sum up to 1. Right for scores of any size.
 *
 * `∂y[i]/∂x[j] = y[i]·([i = j] − y[j])`. Bridle 1990.
 */
export function softmax(x: readonly number[]): number[] {
  let largest = -Infinity
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Number(x[i]))
  // Taking the same from every score changes nothing but that no power overflows.
  const powers: number[] = []
  for (let i = 0; i < x.length; i++) powers.push((x[i] - largest).exp())
  let total = powers[0]
  for (let i = 1; i < powers.length; i++) total += powers[i]
  const y: number[] = []
  for (let i = 0; i < x.length; i++) y.push(powers[i] / total)
  return y
}

/** An activation by its name, or any function of a number. */
export type Activation =
  'linear' | 'relu' | 'leakyRelu' | 'tanh' | 'sigmoid' | 'softplus' | 'gelu' | ((x: number) => number)

/** Throws for a name that no activation has. */
export function checkActivation(what: string, activation: Activation): void {
  if (typeof activation === 'function') return
  checkName(what, activation, ['linear', 'relu', 'leakyRelu', 'tanh', 'sigmoid', 'softplus', 'gelu'])
}

/** What comes out of a neuron whose weighted sum is `x`. */
export function activate(activation: Activation, x: number): number {
  if (typeof activation === 'function') return activation(x)
  if (activation === 'leakyRelu') return leakyRelu(x)
  if (activation === 'softplus') return softplus(x)
  return activation === 'gelu' ? gelu(x) : x
}
