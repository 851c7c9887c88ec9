// Gradient clipping: no step is larger than a network can bear.
import { checkNumber } from './checks.nn.ts'

/**
 * Makes the gradients smaller where they are too large altogether: with `norm = √(Σ p.grad²)` all are multiplied by
 * `maxNorm / (norm + 1e-6)` unless that is more than 1. Gives the norm that they had.
 *
 * Pascanu, Mikolov & Bengio 2012, arXiv:1211.5063; PyTorch's `clip_grad_norm_`.
 */
export function clipGradNorm(params: readonly number[], maxNorm: number): number {
  checkNumber('The largest norm', maxNorm, 0)
  let squares = 0
  for (const p of params) squares += p.grad * p.grad
  const norm = Math.sqrt(squares)
  const factor = maxNorm / (norm + 1e-6)
  if (factor < 1) for (const p of params) p.grad = p.grad * factor
  return norm
}

/** Brings every gradient into the range from −clipValue to clipValue; PyTorch's `clip_grad_value_`. */
export function clipGradValue(params: readonly number[], clipValue: number): void {
  checkNumber('The largest gradient', clipValue, 0)
  for (const p of params) p.grad = Math.max(-clipValue, Math.min(clipValue, p.grad))
}
