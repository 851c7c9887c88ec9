// The domain of every op: where it is differentiable, and points at which to compare it with something else.
import * as fc from 'fast-check'
import type { Op } from '../../src/core/ops.ts'

/** Inputs away from kinks and poles, so that central differences mean something. */
export interface Domain {
  readonly a: fc.Arbitrary<number>
  readonly b?: fc.Arbitrary<number>
}

/** Evenly spread; `fc.double` is even over all floats, most of which are next to 0. */
export function within(min: number, max: number): fc.Arbitrary<number> {
  const steps = 2 ** 31 - 1
  return fc.nat(steps).map((n) => min + ((max - min) * n) / steps)
}

/** Of either sign, at least `gap` away from 0. */
function awayFromZero(gap: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(within(gap, max), within(-max, -gap))
}

const any = within(-4, 4)
const positive = within(0.1, 8)

export const domains: { readonly [K in Exclude<Op, 'leaf' | 'const'>]: Domain } = {
  add: { a: any, b: any },
  sub: { a: any, b: any },
  mul: { a: any, b: any },
  div: { a: any, b: awayFromZero(0.2, 5) },
  mod: { a: awayFromZero(0.1, 50), b: awayFromZero(0.5, 5) },
  pow: { a: positive, b: within(-3, 3) },
  neg: { a: any },
  abs: { a: awayFromZero(0.01, 5) },
  exp: { a: any },
  expm1: { a: any },
  log: { a: positive },
  log1p: { a: within(-0.9, 8) },
  log2: { a: positive },
  log10: { a: positive },
  sqrt: { a: positive },
  cbrt: { a: awayFromZero(0.1, 8) },
  sin: { a: any },
  cos: { a: any },
  tan: { a: within(-1.3, 1.3) },
  asin: { a: within(-0.95, 0.95) },
  acos: { a: within(-0.95, 0.95) },
  atan: { a: any },
  sinh: { a: any },
  cosh: { a: any },
  tanh: { a: any },
  asinh: { a: any },
  acosh: { a: within(1.05, 8) },
  atanh: { a: within(-0.95, 0.95) },
  atan2: { a: awayFromZero(0.1, 4), b: awayFromZero(0.1, 4) },
  hypot: { a: awayFromZero(0.1, 4), b: awayFromZero(0.1, 4) },
  max: { a: any, b: any },
  min: { a: any, b: any },
  relu: { a: awayFromZero(0.01, 5) },
  sigmoid: { a: any },
}

/** Points at which the function jumps or bends within `step`: no derivative to compare. */
export function isNearKink(op: Op, a: number, b: number, step: number): boolean {
  if (op === 'max' || op === 'min') return Math.abs(a - b) < 4 * step
  if (op === 'mod') {
    // the jumps are at whole quotients; both steps are relative to the size of what they move
    const quotient = a / b
    const slack = (4 * step * (Math.max(1, Math.abs(a)) + Math.max(1, Math.abs(b)) * Math.abs(quotient))) / Math.abs(b)
    return Math.abs(quotient - Math.round(quotient)) <= slack
  }
  return false
}
