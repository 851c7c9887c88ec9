// Layers that change how numbers are arranged, or which of them go through, but compute nothing new.
import { checkNumber } from './checks.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import { flatten, type Like, type Numbers } from './numbers.nn.ts'

/** Makes a vector of anything nested. */
export interface Flatten extends Module {
  (x: Numbers): number[]
}

/** All numbers of an image or another nested array, one after the other: `[2][4][4]` becomes `[32]`. PyTorch's `nn.Flatten`. */
export function Flatten(): Flatten {
  return defineModule(function Flatten(x: Numbers): number[] {
    return flatten(x)
  }, {})
}

/** Gives numbers in the arrangement in which it takes them. */
export interface Dropout extends Module {
  <X extends Numbers>(x: X): Like<X>
}

/**
 * While it learns, puts 0 in the place of each number with probability `p`, and multiplies the others by `1 / (1 − p)`, so that
 * no neuron relies on a single other one. After `model.eval()` everything goes through as it is.
 *
 * Srivastava et al. 2014, jmlr.org/papers/v15/srivastava14a.html; PyTorch's `nn.Dropout`.
 */
export function Dropout(p: number = 0.5): Dropout {
  checkNumber(`The probability of Dropout(${p})`, p, 0, 1)
  const scale = 1 / (1 - p)

  function drop(x: Numbers): Numbers {
    if (typeof x === 'number') return Math.random() < p ? 0 : x * scale
    const y: Numbers[] = []
    for (let i = 0; i < x.length; i++) y.push(drop(x[i]))
    return y
  }
  const dropout: Dropout = defineModule(function Dropout<X extends Numbers>(x: X): Like<X> {
    return (dropout.training && p > 0 ? drop(x) : x) as Like<X>
  }, {})
  return dropout
}
