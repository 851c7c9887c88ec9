// Learning-rate schedules: how the learning rate of an optimizer changes from step to step.
import { checkNumber, checkSize } from './checks.nn.ts'
import type { Optimizer } from './optimizers.nn.ts'

/** Sets the learning rate of its optimizer. */
export interface Schedule {
  /** Sets the learning rate of the next step (or epoch, wherever you call it). */
  step(): void
}

/**
 * `lr = lr₀ · factor(t)`, t counting the calls of `step()` from 0: any schedule you can write down. PyTorch's `LambdaLR`.
 *
 * ```ts
 * const schedule = nn.lambdaLR(optimizer, (t) => 1 - 0.9 * t / 100)
 * ```
 */
export function lambdaLR(optimizer: Optimizer, factor: (t: number) => number): Schedule {
  const first = optimizer.lr
  let t = 0
  const set = (): void => {
    const lr = first * factor(t)
    checkNumber(`The learning rate at step ${t}`, lr, 0)
    optimizer.lr = lr
  }
  set()
  return {
    step: () => {
      t++
      set()
    },
  }
}

/** `lr = lr₀ · gamma^⌊t / stepSize⌋`: smaller by a factor every `stepSize` steps. PyTorch's `StepLR`. */
export function stepLR(
  optimizer: Optimizer,
  { stepSize, gamma = 0.1 }: { stepSize: number; gamma?: number },
): Schedule {
  checkSize('stepSize of stepLR', stepSize)
  checkNumber('gamma of stepLR', gamma, 0)
  return lambdaLR(optimizer, (t) => gamma ** Math.floor(t / stepSize))
}

/** `lr = lr₀ · gammaᵗ`: smaller by a factor every step. PyTorch's `ExponentialLR`. */
export function exponentialLR(optimizer: Optimizer, { gamma }: { gamma: number }): Schedule {
  checkNumber('gamma of exponentialLR', gamma, 0)
  return lambdaLR(optimizer, (t) => gamma ** t)
}

/**
 * `lr = etaMin + (lr₀ − etaMin) · (1 + cos(π·t / tMax)) / 2`: down to `etaMin` at step `tMax`, along half a wave.
 *
 * Loshchilov & Hutter 2016, arXiv:1608.03983; PyTorch's `CosineAnnealingLR`.
 */
export function cosineAnnealingLR(
  optimizer: Optimizer,
  { tMax, etaMin = 0 }: { tMax: number; etaMin?: number },
): Schedule {
  checkSize('tMax of cosineAnnealingLR', tMax)
  checkNumber('etaMin of cosineAnnealingLR', etaMin, 0)
  const first = optimizer.lr
  return lambdaLR(optimizer, (t) => (etaMin + ((first - etaMin) * (1 + Math.cos((Math.PI * t) / tMax))) / 2) / first)
}

/**
 * `lr = lr₀ · (startFactor + (endFactor − startFactor) · t / totalIters)` up to step `totalIters`, and `lr₀ · endFactor` from there
 * on: a warm-up. PyTorch's `LinearLR`.
 */
export function linearLR(
  optimizer: Optimizer,
  {
    startFactor = 1 / 3,
    endFactor = 1,
    totalIters = 5,
  }: { startFactor?: number; endFactor?: number; totalIters?: number } = {},
): Schedule {
  checkSize('totalIters of linearLR', totalIters)
  checkNumber('startFactor of linearLR', startFactor, 0)
  checkNumber('endFactor of linearLR', endFactor, 0)
  return lambdaLR(optimizer, (t) => startFactor + ((endFactor - startFactor) * Math.min(t, totalIters)) / totalIters)
}
