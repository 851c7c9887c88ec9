// Backpropagation on programs whose gradients are known, and what a second pass, new data and great depth do to it.
import assert from 'node:assert/strict'
import { createEngine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'

/** The calls of a new engine, with results typed as Values. */
function createCalls(capacity = 2 ** 16) {
  const engine = createEngine({ capacity })
  const { calls } = engine
  const value = (x: number): Value => calls.$value(0, x)
  const add = (a: unknown, b: unknown): Value => calls.$add(a, b, 0) as Value
  const sub = (a: unknown, b: unknown): Value => calls.$sub(a, b, 0) as Value
  const mul = (a: unknown, b: unknown): Value => calls.$mul(a, b, 0) as Value
  const div = (a: unknown, b: unknown): Value => calls.$div(a, b, 0) as Value
  const pow = (a: unknown, b: unknown): Value => calls.$pow(a, b, 0) as Value
  const call = (x: unknown, name: string, ...args: unknown[]): Value => calls.$method(x, name, 0, ...args) as Value
  const neg = (a: unknown): Value => calls.$neg(a, 0) as Value
  return { engine, tape: engine.tape, value, add, sub, mul, div, pow, call, neg }
}

describe('backward', () => {
  it('finds the gradients of the founding program', () => {
    const { value, add, mul } = createCalls()
    const a = value(2)
    const b = value(-3)
    const c = value(10)
    const e = mul(a, b)
    const d = add(e, c)
    const f = value(-2)
    const L = mul(d, f)
    L.backward()
    assert.deepEqual([e.data, d.data, L.data], [-6, 4, -8])
    assert.deepEqual(
      [L, f, d, c, e, a, b].map((v) => v.grad),
      [1, 4, -2, -2, -2, 6, -4],
    )
  })

  it("finds the gradients of micrograd's README example", () => {
    const { value, add, sub, mul, div, pow, call, neg } = createCalls()
    const relu = (x: unknown): Value => call(x, 'relu')
    const a = value(-4)
    const b = value(2)
    let c = add(a, b)
    let d = add(mul(a, b), pow(b, 3))
    c = add(c, add(c, 1))
    c = add(c, sub(add(1, c), a))
    d = add(d, add(mul(d, 2), relu(add(b, a))))
    d = add(d, add(mul(3, d), relu(sub(b, a))))
    const e = sub(c, d)
    const f = pow(e, 2)
    let g = div(f, 2)
    g = add(g, div(10, f))
    g.backward()
    assert.equal(g.data.toFixed(4), '24.7041')
    assert.equal(a.grad.toFixed(4), '138.8338')
    assert.equal(b.grad.toFixed(4), '645.5773')
    assert.equal(neg(a).data, 4)
  })

  it('counts both edges of x + x and x · x', () => {
    const { value, add, mul } = createCalls()
    const x = value(3)
    add(x, x).backward()
    assert.equal(x.grad, 2)
    x.zeroGrad()
    mul(x, x).backward()
    assert.equal(x.grad, 6)
  })

  it('adds to leaves from pass to pass, and never to computed nodes', () => {
    const { value, mul } = createCalls()
    const b = value(3)
    const square = mul(b, b)
    const cube = mul(square, b)
    square.backward()
    assert.deepEqual([b.grad, square.grad], [6, 1])
    b.zeroGrad()
    cube.backward()
    assert.deepEqual([b.grad, square.grad, cube.grad], [27, 3, 1])
    cube.backward()
    assert.deepEqual([b.grad, square.grad, cube.grad], [54, 3, 1])
  })

  it('treats a leaf as a root: its own gradient grows by 1', () => {
    const { value } = createCalls()
    const x = value(5)
    x.backward()
    x.backward()
    assert.equal(x.grad, 2)
  })

  it('knows a gradient only where a pass went or it was set', () => {
    const { engine, tape, value, mul, add } = createCalls()
    const pass = (v: Value): number => tape.readPass(engine.nodeOf(v))
    const x = value(3)
    const y = value(4)
    const set = value(5)
    set.grad = 7
    assert.deepEqual([pass(x), x.grad, pass(set), set.grad], [-1, 0, 0, 7])
    const product = mul(x, 2)
    const sum = add(product, set)
    product.backward()
    sum.backward()
    assert.deepEqual([x, y, product, sum, set].map(pass), [1, -1, 1, 1, 1])
    assert.deepEqual([x.grad, y.grad, set.grad], [4, 0, 8])
    x.zeroGrad()
    y.zeroGrad()
    assert.deepEqual([pass(x), x.grad, pass(y)], [1, 0, -1])
    assert.equal(tape.readPass(engine.nodeOf(product) - 1), -1, 'a constant has no gradient')
    assert.deepEqual([tape.passes, tape.lastRoot], [2, engine.nodeOf(sum)])
  })

  it('keeps a gradient set by hand on a computed node from being added to', () => {
    const { value, mul } = createCalls()
    const x = value(3)
    const y = mul(x, x)
    y.grad = 100
    const z = mul(y, 2)
    z.backward()
    assert.deepEqual([y.grad, x.grad], [2, 12])
  })

  it('does not let a constant exponent poison a negative base, nor a zero one', () => {
    const { value, pow } = createCalls()
    const x = value(-2)
    pow(x, 3).backward()
    assert.equal(x.grad, 12)
    const zero = value(0)
    pow(zero, 0).backward()
    assert.equal(zero.grad, 0)
    const base = value(-2)
    const exponent = value(3)
    pow(base, exponent).backward()
    assert.equal(base.grad, 12)
    assert.ok(Number.isNaN(exponent.grad), 'ln of a negative number')
    const n = value(3)
    pow(2, n).backward()
    assert.equal(n.grad, 8 * Math.log(2))
  })

  it('leaves existing graphs with the number they were computed with when data is assigned', () => {
    const { value, mul } = createCalls()
    const p = value(3)
    const before = mul(p, p)
    p.data = 10
    assert.deepEqual([p.data, before.data], [10, 9])
    const after = mul(p, p)
    after.backward()
    assert.equal(p.grad, 20)
    before.backward()
    assert.equal(p.grad, 26, 'the gradient of the leaf, whichever of its data it comes from')
    p.zeroGrad()
    before.backward()
    assert.equal(p.grad, 6)
  })

  it('adds up a leaf that one graph uses with old and with new data', () => {
    const { engine, tape, value, mul, add } = createCalls()
    const p = value(3)
    p.label = 'p'
    const old = mul(p, 2)
    p.data = 4
    p.data = 5
    const sum = add(old, mul(p, 7))
    sum.backward()
    sum.backward()
    assert.equal(p.grad, 18)
    assert.equal(p.label, 'p')
    assert.equal(tape.readGrad(0), 18, 'the old version shows the same gradient')
    assert.equal(tape.findNewest(0), engine.nodeOf(p))
  })

  it('trains: gradients, data and zeroGrad in a loop', () => {
    const { value, mul, sub } = createCalls()
    const p = value(0)
    for (let step = 0; step < 50; step++) {
      const error = sub(p, 3)
      p.zeroGrad()
      mul(error, error).backward()
      p.data -= 0.1 * p.grad
    }
    // each step takes away a fifth of the distance: 3·(1 − 0.8⁵⁰)
    assert.ok(Math.abs(p.data - 3 * (1 - 0.8 ** 50)) < 1e-12)
  })

  it('goes down a chain of a million nodes', () => {
    const { value, add, tape } = createCalls(1_000_001)
    const x = value(1)
    let sum = x
    for (let i = 0; i < 1_000_000; i++) sum = add(sum, x)
    sum.backward()
    assert.equal(x.grad, 1_000_001)
    assert.equal(tape.length, 1_000_001)
  })

  it('reaches over long stretches of the tape that the root does not depend on', () => {
    const { value, mul, add } = createCalls()
    const x = value(2)
    const far = mul(x, x)
    let other = value(1)
    for (let i = 0; i < 20_000; i++) other = add(other, 1)
    const root = mul(far, 3)
    root.backward()
    assert.deepEqual([x.grad, other.grad], [12, 0])
  })
})
