// `Math.f(x)` and `x.f()`: differentiable where an input is a Value, JavaScript's own where none is.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'
import { within } from './samples.ts'

const engine = createEngine()
const { calls, isValue, tape } = engine
const { $value, $math } = calls

/** Numbers, and whether each is to be a Value. */
function listOf(x: fc.Arbitrary<number>): fc.Arbitrary<[number, boolean][]> {
  return fc.array(fc.tuple(x, fc.boolean()), { minLength: 1, maxLength: 5 })
}

describe('Math', () => {
  it('computes what JavaScript computes when there is no Value', () => {
    const mathNames = Object.getOwnPropertyNames(Math).filter((name) => name !== 'random')
    const anything = fc.oneof(fc.double(), fc.constantFrom<unknown>('2', null, undefined, true, [3], {}))
    fc.assert(
      fc.property(fc.constantFrom(...mathNames), fc.array(anything, { maxLength: 4 }), (name, args) => {
        const native: unknown = Reflect.get(Math, name)
        if (typeof native !== 'function' || name === 'sumPrecise') return
        assert.deepEqual($math(0, name, ...args), Reflect.apply(native as () => unknown, Math, args))
      }),
      { numRuns: 1000 },
    )
    assert.throws(() => $math(0, 'tahn', 1), { name: 'TypeError', message: 'Math.tahn is not a function.' })
    assert.throws(() => $math(0, 'add', 1, 2), TypeError)
  })

  it('holds the number that JavaScript computes when there is one, to the bit', () => {
    const functions = ['max', 'min', 'hypot', 'pow', 'atan2', 'tanh', 'exp', 'log', 'sqrt', 'abs'] as const
    // extremes and moderate numbers apart: it is the moderate that round differently in another order
    const inputs = fc.oneof(listOf(fc.double()), listOf(within(-9, 9)))
    fc.assert(
      fc.property(fc.constantFrom(...functions), inputs, (name, pairs) => {
        const numbers = pairs.map(([x]) => x)
        const args = pairs.map(([x, isOurs], i) => (isOurs || i === 0 ? $value(0, x) : x))
        const expected: unknown = Reflect.apply(Math[name], Math, numbers)
        const found = $math(0, name, ...args)
        assert.ok(isValue(found))
        assert.ok(
          Object.is(found.data, expected),
          `${name}(${numbers.join(', ')}): ${found.data} is not ${String(expected)}`,
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('differentiates max, min and hypot of many inputs', () => {
    const xs = [3, -4, 12].map((x) => $value(0, x))
    const length = $math(0, 'hypot', ...xs) as Value
    length.backward()
    assert.equal(length.data, 13)
    xs.forEach((x) => assert.ok(Math.abs(x.grad - x.data / 13) < 1e-15))
    const ys = [5, 9, 9, 1].map((y) => $value(0, y))
    const largest = $math(0, 'max', ...ys, 2) as Value
    largest.backward()
    assert.deepEqual([largest.data, ...ys.map((y) => y.grad)], [9, 0, 0.5, 0.5, 0])
    const one = $value(0, -2)
    assert.equal($math(0, 'max', one), one)
    const absolute = $math(0, 'hypot', one) as Value
    absolute.backward()
    assert.deepEqual([absolute.data, one.grad], [2, -1])
  })

  it('gives a plain number where there is nothing to differentiate', () => {
    const v = $value(0, -2.5)
    const found = ['floor', 'ceil', 'round', 'trunc', 'sign', 'fround', 'clz32'].map((name) => $math(0, name, v))
    assert.deepEqual(found, [-3, -2, -2, -2, -1, -2.5, 32 - Math.floor(Math.log2(2 ** 32 - 2)) - 1])
  })

  it('works as a function object, and takes only the inputs that the function has', () => {
    const tanh = calls.$mathFn(0, 'tanh') as (...args: unknown[]) => unknown
    const results = [1, $value(0, 2)].map(tanh)
    assert.equal(results[0], Math.tanh(1))
    assert.ok(isValue(results[1]))
    assert.equal(calls.$mathFn(0, 'PI'), Math.PI)
  })

  it('uses the Math it was given for what is not differentiable', () => {
    const own = createEngine({ math: { random: () => 0.25, tanh: Math.tanh } })
    assert.equal(own.calls.$math(0, 'random'), 0.25)
    assert.throws(() => own.calls.$math(0, 'sin', own.calls.$value(0, 1)), /Math\.sin is not a function/u)
  })

  it('puts every node at its site', () => {
    const v = $value(7, 2)
    const sites = [calls.$math1(11, 'exp', v), calls.$math2(12, 'pow', v, 3), calls.$unary(v, 'relu', 13)].map((x) =>
      tape.readSite(engine.nodeOf(x)),
    )
    assert.deepEqual([tape.readSite(engine.nodeOf(v)), ...sites], [7, 11, 12, 13])
  })
})

describe('methods', () => {
  it("call the user's own method on anything that is not a number", () => {
    const own = { exp: (x: number) => x + 1, tanh: () => 'mine' }
    assert.equal(calls.$method(own, 'exp', 0, 4), 5)
    assert.equal(calls.$unary(own, 'tanh', 0), 'mine')
    assert.throws(() => calls.$unary(undefined, 'tanh', 0), { message: '.tanh() was called on undefined.' })
    assert.throws(() => calls.$unary('x', 'tanh', 0), {
      message: '.tanh() was called on the text "x", which has no such method.',
    })
  })

  it('say what is missing', () => {
    assert.throws(() => calls.$method($value(0, 2), 'pow', 0), { message: 'pow() needs an argument: x.pow(y).' })
    assert.throws(() => calls.$unary(2, 'atan2', 0), { message: 'atan2() needs an argument: x.atan2(y).' })
  })
})
