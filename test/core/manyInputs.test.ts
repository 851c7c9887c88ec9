// Sums of many inputs as one node: they have to compute and differentiate what the chain of operators does, to the bit.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'
import { buildMoonsNetwork, readMoons } from '../bench/moonsStep.ts'

type Input = { readonly x: number; readonly isValue: boolean }

type Four = [number, number, number, number]

const input = fc.record({ x: fc.double({ min: -9, max: 9, noNaN: true }), isValue: fc.boolean() })
const terms = fc.array(input, { maxLength: 9 })

/** Builds a sum as one node and as a chain on two engines, over inputs of which some are used twice. */
function buildBoth(
  build: (calls: ReturnType<typeof createEngine>['calls'], take: (input: Input) => unknown) => unknown,
) {
  const engine = createEngine()
  const leaves: Value[] = []
  const shared = new Map<number, unknown>()
  const take = ({ x, isValue }: Input): unknown => {
    if (!isValue) return x
    // the same number is the same leaf, so that leaves are used more than once
    let leaf = shared.get(x)
    if (leaf === undefined) {
      leaf = engine.calls.$value(0, x)
      shared.set(x, leaf)
      leaves.push(leaf as Value)
    }
    return leaf
  }
  const made = build(engine.calls, take)
  const squared = engine.calls.$mul(made, made, 0)
  if (engine.isValue(squared)) squared.backward()
  return { number: engine.calls.$num(made), gradients: leaves.map(({ grad }) => grad) }
}

describe('a dot product', () => {
  it('is the chain of its products and partial sums, to the bit', () => {
    const list = fc.array(fc.tuple(input, input), { maxLength: 9 })
    fc.assert(
      fc.property(list, fc.option(input, { nil: undefined }), (pairs, start) => {
        const one = buildBoth(({ $dot }, take) =>
          $dot(
            0,
            0,
            pairs.map(([a]) => take(a)),
            pairs.map(([, b]) => take(b)),
            start && take(start),
          ),
        )
        const chain = buildBoth(({ $add, $mul }, take) => {
          // in the order in which the one node takes its inputs, so that leaves are made alike
          const xs = pairs.map(([a]) => take(a))
          const ys = pairs.map(([, b]) => take(b))
          const products = xs.map((x, i) => $mul(x, ys[i], 0))
          if (start) return products.reduce((sum, product) => $add(sum, product, 0), take(start))
          return products.length === 0 ? 0 : products.reduce((sum, product) => $add(sum, product, 0))
        })
        assert.equal(one.number, chain.number)
        one.gradients.forEach((gradient, i) => {
          const expected = chain.gradients[i] as number
          assert.ok(Math.abs(gradient - expected) <= 1e-12 * (1 + Math.abs(expected)), `${gradient} ≠ ${expected}`)
        })
      }),
    )
  })

  it('counts an input that stands in it twice', () => {
    const { calls } = createEngine()
    const x = calls.$value(0, 3)
    const y = calls.$value(0, 5)
    const norm = calls.$dot(0, 0, [x, y, x], [x, x, 2]) as Value
    norm.backward()
    // x² + yx + 2x
    assert.deepEqual([norm.data, x.grad, y.grad], [30, 13, 3])
  })

  it('agrees with central differences inside a function', () => {
    const at: Four = [0.3, -0.7, 1.1, 0.4]
    const f = ([a, b, c, d]: Four): number => Math.tanh(0.5 + a * c + b * d) * a
    const { calls } = createEngine()
    const p = at.map((x) => calls.$value(0, x))
    const out = calls.$mul(calls.$unary(calls.$dot(0, 0, [p[0], p[1]], [p[2], p[3]], 0.5), 'tanh', 0), p[0], 0) as Value
    out.backward()
    at.forEach((_, i) => {
      const shift = (by: number): number => f(at.map((x, j) => (i === j ? x + by : x)) as Four)
      const expected = (shift(1e-6) - shift(-1e-6)) / 2e-6
      assert.ok(Math.abs((p[i] as Value).grad - expected) < 1e-8, `∂/∂p${i}: ${p[i]?.grad} ≠ ${expected}`)
    })
  })

  it('of plain numbers is a plain number', () => {
    const { calls, tape } = createEngine()
    assert.equal(calls.$dot(0, 0, [1, 2], new Float64Array([3, 4])), 11)
    assert.equal(calls.$dot(0, 0, [], []), 0)
    assert.equal(tape.length, 0)
  })

  it('says in words what it was given', () => {
    const { calls } = createEngine()
    const x = calls.$value(0, 1)
    assert.throws(() => calls.$dot(0, 0, [x], [x, x]), {
      message: 'dot(…) takes two lists of one length, not of 1 and 2 numbers.',
    })
    assert.throws(() => calls.$dot(0, 0, x, [x]), { message: 'dot(…) takes a list of numbers, not a single number.' })
    assert.throws(() => calls.$dot(0, 0, [x, undefined], [x, x]), {
      message: 'dot(…) takes numbers; among those it was given is undefined.',
    })
    assert.throws(() => calls.$sum(0, 0, [x, 'a']), {
      message: 'sum(…) takes numbers; among those it was given is the text "a".',
    })
  })

  it('refuses a list that adds up numbers itself while it is read, and is right of a copy of it', () => {
    const { calls } = createEngine()
    const x = calls.$value(0, 2)
    const list = Object.defineProperty([x, x], 1, { get: () => calls.$sum(0, 0, [x, 1, 1]) })
    const words = { message: /^A list given to (dot|sum)\(…\) adds up numbers itself while it is read/ }
    assert.throws(() => calls.$dot(0, 0, list, [x, x]), words)
    assert.throws(() => calls.$sum(0, 0, list), words)
    const plain = Object.defineProperty([x, 0], 1, { get: () => calls.$dot(0, 0, [1, 2], [3, 4]) })
    assert.throws(() => calls.$sum(0, 0, plain), words)
    const sum = calls.$dot(0, 0, [...list], [x, x]) as Value
    sum.backward()
    // 2·2 + (2 + 1 + 1)·2, and by x: x·x + (x + 2)·x is 4x + 2
    assert.deepEqual([sum.data, x.grad], [12, 10])
  })

  it('after an error the tape goes on as if nothing had been asked', () => {
    const { calls } = createEngine()
    const x = calls.$value(0, 2)
    assert.throws(() => calls.$dot(0, 0, [x, x], [x, null]))
    const sum = calls.$sum(0, 0, [x, 1, x]) as Value
    sum.backward()
    assert.deepEqual([sum.data, x.grad], [5, 2])
  })
})

describe('a sum', () => {
  it('is the chain of its partial sums, to the bit', () => {
    fc.assert(
      fc.property(terms, fc.option(input, { nil: undefined }), (xs, start) => {
        const one = buildBoth(({ $sum }, take) => $sum(0, 0, xs.map(take), start && take(start)))
        const chain = buildBoth(({ $add }, take) => {
          const taken = xs.map(take)
          if (start) return taken.reduce((sum, x) => $add(sum, x, 0), take(start))
          return taken.length === 0 ? 0 : taken.reduce((sum, x) => $add(sum, x, 0))
        })
        assert.equal(one.number, chain.number)
        one.gradients.forEach((gradient, i) => assert.ok(Math.abs(gradient - (chain.gradients[i] as number)) <= 1e-9))
      }),
    )
  })
})

describe('a network of dot products', () => {
  it('has the loss and the gradients that micrograd has', () => {
    const moons = readMoons()
    const { parameters, computeLoss } = buildMoonsNetwork(createEngine({ capacity: 70_000 }), moons, 'dot')
    const loss = computeLoss()
    loss.backward()
    assert.ok(Math.abs(loss.data - (moons.loss[0] as number)) < 1e-9)
    parameters.forEach(({ grad }, i) => assert.ok(Math.abs(grad - (moons.gradientAtStep0[i] as number)) < 1e-9))
  })
})
