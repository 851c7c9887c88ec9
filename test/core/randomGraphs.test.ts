// Random graphs: backward against a naive engine of closures, and against central differences of the replayed function.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'
import { within } from './samples.ts'

/** Step k takes two earlier results (indices modulo their number) and makes a new one. */
interface Step {
  readonly op: keyof typeof smooth
  readonly left: number
  readonly right: number
}

type Binary = (a: number, b: number) => number

/** A function of two inputs and its derivatives by each. */
interface Smooth {
  readonly f: Binary
  readonly da: Binary
  readonly db: Binary
}

/** Smooth functions that stay of moderate size, each with its derivatives written down here once more. */
const smooth = {
  add: { f: (a: number, b: number) => a + b, da: () => 1, db: () => 1 },
  sub: { f: (a: number, b: number) => a - b, da: () => 1, db: () => -1 },
  mul: { f: (a: number, b: number) => a * b, da: (_a: number, b: number) => b, db: (a: number) => a },
  // of a and 1, which has no kink
  hypot: { f: (a: number) => Math.sqrt(a * a + 1), da: (a: number) => a / Math.sqrt(a * a + 1), db: () => 0 },
  tanh: { f: (a: number) => Math.tanh(a), da: (a: number) => 1 / Math.cosh(a) ** 2, db: () => 0 },
  sin: { f: (a: number) => Math.sin(a), da: (a: number) => Math.cos(a), db: () => 0 },
  sigmoid: {
    f: (a: number) => 1 / (1 + Math.exp(-a)),
    da: (a: number) => Math.exp(-a) / (1 + Math.exp(-a)) ** 2,
    db: () => 0,
  },
  half: { f: (a: number) => a / 2, da: () => 0.5, db: () => 0 },
} as const satisfies Record<string, Smooth>

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    op: fc.constantFrom(...(Object.keys(smooth) as (keyof typeof smooth)[])),
    left: fc.nat(1000),
    right: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 40 },
)
const leaves = fc.array(within(-2, 2), { minLength: 1, maxLength: 4 })

/** The steps as a plain function of the leaves. */
function replay(inputs: readonly number[], program: readonly Step[]): number {
  const results = [...inputs]
  for (const { op, left, right } of program) {
    const { f }: Smooth = smooth[op]
    results.push(f(results[left % results.length] ?? 0, results[right % results.length] ?? 0))
  }
  return results.at(-1) ?? 0
}

/** Gradients of the leaves, by closures called in reverse order. */
function differentiateNaively(inputs: readonly number[], program: readonly Step[]): number[] {
  const results = [...inputs]
  const closures: (() => void)[] = []
  const grads: number[] = Array.from({ length: inputs.length + program.length }, () => 0)
  for (const { op, left, right } of program) {
    const [i, j, out] = [left % results.length, right % results.length, results.length]
    const [a, b] = [results[i] ?? 0, results[j] ?? 0]
    const { f, da, db }: Smooth = smooth[op]
    results.push(f(a, b))
    closures.push(() => {
      grads[i] = (grads[i] ?? 0) + (grads[out] ?? 0) * da(a, b)
      grads[j] = (grads[j] ?? 0) + (grads[out] ?? 0) * db(a, b)
    })
  }
  grads[results.length - 1] = 1
  for (const back of closures.toReversed()) back()
  return grads.slice(0, inputs.length)
}

/** The same program on our engine: the leaves and the root, before any pass. */
function build(inputs: readonly number[], program: readonly Step[]): { xs: Value[]; root: Value } {
  const { calls } = createEngine()
  const xs = inputs.map((x) => calls.$value(0, x))
  const results: unknown[] = [...xs]
  for (const { op, left, right } of program) {
    const a = results[left % results.length]
    const b = results[right % results.length]
    const compute: Record<keyof typeof smooth, () => unknown> = {
      add: () => calls.$add(a, b, 0),
      sub: () => calls.$sub(a, b, 0),
      mul: () => calls.$mul(a, b, 0),
      hypot: () => calls.$method(a, 'hypot', 0, 1),
      tanh: () => calls.$unary(a, 'tanh', 0),
      sin: () => calls.$math1(0, 'sin', a),
      sigmoid: () => calls.$unary(a, 'sigmoid', 0),
      half: () => calls.$div(a, 2, 0),
    }
    results.push(compute[op]())
  }
  return { xs, root: results.at(-1) as Value }
}

describe('random graphs', () => {
  it('agree with an engine of closures, in the first pass and in the second', () => {
    fc.assert(
      fc.property(leaves, steps, (inputs, program) => {
        const expected = differentiateNaively(inputs, program)
        fc.pre(expected.every((g) => Number.isFinite(g) && Math.abs(g) < 1e12))
        const { xs, root } = build(inputs, program)
        root.backward()
        xs.forEach((x, i) => assertClose(x.grad, expected[i] ?? NaN, 1e-9))
        root.backward()
        xs.forEach((x, i) => assertClose(x.grad, 2 * (expected[i] ?? NaN), 1e-9))
      }),
      { numRuns: 1000 },
    )
  })

  it('agree with central differences of the same function', () => {
    fc.assert(
      fc.property(leaves, steps, (inputs, program) => {
        const { xs, root } = build(inputs, program)
        root.backward()
        fc.pre(xs.every((x) => Math.abs(x.grad) < 100) && Math.abs(root.data) < 100)
        xs.forEach((x, i) => {
          const slopeAt = (step: number): number => {
            const move = (sign: number) => replay(inputs.with(i, (inputs[i] ?? 0) + sign * step), program)
            return (move(1) - move(-1)) / (2 * step)
          }
          // where two steps do not agree the function is too curved for either to be right
          const [fine, coarse] = [slopeAt(1e-5), slopeAt(2e-5)]
          if (Math.abs(fine - coarse) > 1e-7) return
          assertClose(x.grad, fine, 1e-5)
        })
      }),
      { numRuns: 1000 },
    )
  })
})

function assertClose(actual: number, expected: number, tolerance: number): void {
  const isClose = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
  assert.ok(isClose, `${actual} is not ${expected}`)
}
