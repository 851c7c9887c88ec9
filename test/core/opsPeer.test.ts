// Every op that TensorFlow.js has too, value and gradient, against TensorFlow.js.
import assert from 'node:assert/strict'
import * as tf from '@tensorflow/tfjs'
import * as fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import type { Op } from '../../src/core/ops.ts'
import { domains, isNearKink } from './samples.ts'

type Tensors = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor

const peers: { readonly [K in Op]?: Tensors } = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  pow: (a, b) => a.pow(b),
  neg: (a) => a.neg(),
  abs: (a) => a.abs(),
  exp: (a) => a.exp(),
  expm1: (a) => a.expm1(),
  log: (a) => a.log(),
  log1p: (a) => a.log1p(),
  sqrt: (a) => a.sqrt(),
  sin: (a) => a.sin(),
  cos: (a) => a.cos(),
  tan: (a) => a.tan(),
  asin: (a) => a.asin(),
  acos: (a) => a.acos(),
  atan: (a) => a.atan(),
  sinh: (a) => a.sinh(),
  cosh: (a) => a.cosh(),
  tanh: (a) => a.tanh(),
  asinh: (a) => a.asinh(),
  acosh: (a) => a.acosh(),
  atanh: (a) => a.atanh(),
  atan2: (a, b) => tf.atan2(a, b),
  max: (a, b) => tf.maximum(a, b),
  min: (a, b) => tf.minimum(a, b),
  relu: (a) => a.relu(),
  sigmoid: (a) => a.sigmoid(),
}

/** Value and gradients as our engine finds them. */
function computeOurs(op: Op, a: number, b: number): number[] {
  const { calls } = createEngine()
  const x = calls.$value(0, a)
  const y = calls.$value(0, b)
  const operators: { [K in Op]?: () => unknown } = {
    add: () => calls.$add(x, y, 0),
    sub: () => calls.$sub(x, y, 0),
    mul: () => calls.$mul(x, y, 0),
    div: () => calls.$div(x, y, 0),
    neg: () => calls.$neg(x, 0),
  }
  const isBinary = domains[op as keyof typeof domains].b !== undefined
  const byName = () => (isBinary ? calls.$method(x, op, 0, y) : calls.$unary(x, op, 0))
  const out = (operators[op] ?? byName)() as typeof x
  out.backward()
  return isBinary ? [out.data, x.grad, y.grad] : [out.data, x.grad]
}

/** The same for many points at once in TensorFlow.js, in float32. */
function computePeer(tensors: Tensors, points: readonly (readonly [number, number])[]): number[][] {
  return tf.tidy(() => {
    const a = tf.tensor1d(points.map(([x]) => x))
    const b = tf.tensor1d(points.map(([, y]) => y))
    const out = tensors(a, b)
    const [da, db] = tf.grads((x: tf.Tensor, y: tf.Tensor) => tensors(x, y).add(y.mul(0)))([a, b])
    return [out, da, db].map((tensor) => [...(tensor?.dataSync() ?? [])])
  })
}

describe('agreement with TensorFlow.js', () => {
  before(() => tf.setBackend('cpu'))

  for (const [op, tensors] of Object.entries(peers) as [keyof typeof domains, Tensors][]) {
    it(`${op}: value and gradient`, () => {
      const { a, b } = domains[op]
      const points = fc
        .sample(fc.tuple(a, b ?? fc.constant(0)), { numRuns: 200, seed: 42 })
        .map(([x, y]) => [Math.fround(x), Math.fround(y)] as const)
        .filter(([x, y]) => !isNearKink(op, x, y, 1e-5))
      const peer = computePeer(tensors, points)
      points.forEach(([x, y], i) => {
        computeOurs(op, x, y).forEach((ours, column) => {
          const theirs = peer[column]?.[i] ?? NaN
          const close = Math.abs(ours - theirs) <= 2e-4 * Math.max(1, Math.abs(ours))
          assert.ok(close, `${op}(${x}, ${y}) ${['value', '∂0', '∂1'][column]}: ${ours}, TensorFlow.js ${theirs}`)
        })
      })
    })
  }
})
