// A Value behaves as the number it holds; a plain number has what a Value has.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import { defineNumberMethods } from '../../src/core/numberMethods.ts'

const engine = createEngine({ siteLabel: (site) => (site === 4 ? 'fromSite' : null) })
const { calls } = engine
const { $value } = calls

describe('a Value', () => {
  it('turns into text, JSON and comparisons as its number does', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        const v = $value(0, x)
        assert.equal(`${v as unknown as number}`, `${x}`)
        assert.equal(JSON.stringify({ v: [v] }), JSON.stringify({ v: [x] }))
        assert.equal((v as unknown as number) < 1, x < 1)
        assert.ok(Object.is(v.valueOf(), x))
        assert.equal(v.toString(2), x.toString(2))
        for (const method of ['toFixed', 'toPrecision', 'toExponential'] as const) {
          const ours: unknown = Reflect.apply(Reflect.get(v, method), v, [3])
          assert.equal(ours, x[method](3))
        }
      }),
    )
    const v = $value(0, 1234.5) as unknown as number
    assert.equal(v.toLocaleString(), (1234.5).toLocaleString())
  })

  it('shows nothing of the object it is', () => {
    const v = $value(0, 1)
    assert.deepEqual(Reflect.ownKeys(v), [])
    assert.equal(v.constructor, Number)
    assert.equal(Object.prototype.toString.call(v), Object.prototype.toString.call(1))
    assert.equal(engine.isValue(Object.create(engine.valuePrototype)), false)
  })

  it('takes numbers and Values as data and gradient, and says in words what else it was given', () => {
    const v = $value(0, 1, 'w')
    v.data = $value(0, 9) as unknown as number
    v.grad = 3
    assert.deepEqual([v.data, v.grad], [9, 3])
    const set = (member: string, x: unknown) => () => Reflect.set(v, member, x)
    assert.throws(set('data', 'abc'), {
      name: 'TypeError',
      message: 'The data of w has to be a number, not the text "abc".',
    })
    assert.throws(set('grad', undefined), { message: 'The grad of w has to be a number, not undefined.' })
    assert.throws(() => $value(0, [1]), { message: 'value(…) takes a number, not an array.' })
  })

  it('has its own label, else that of its site', () => {
    assert.equal($value(0, 1, 'mine').label, 'mine')
    const v = $value(4, 1)
    assert.equal(v.label, 'fromSite')
    assert.equal(engine.labels.get(engine.nodeOf(v)), 'fromSite')
    v.label = 'mine'
    assert.equal(v.label, 'mine')
    assert.equal($value(0, 1).label, '')
    assert.equal(engine.labels.get(engine.nodeOf($value(0, 1))), undefined)
    const [first] = [1, 2].map(calls.$valueMaker(0))
    assert.equal(first?.label, '', 'the index that map passes is no label')
  })

  it('is no Value of another engine', () => {
    assert.equal(createEngine().isValue($value(0, 1)), false)
  })

  it('has the differentiable methods, also where the call is not compiled', () => {
    const v = $value(0, 0.5)
    const tanh: unknown = Reflect.apply(Reflect.get(v, 'tanh') as () => unknown, v, [])
    assert.ok(engine.isValue(tanh))
    assert.equal(tanh.data, Math.tanh(0.5))
  })
})

describe('a plain number', () => {
  const prototype = {}
  defineNumberMethods(engine, prototype)
  /** What `(x).member` does when Number.prototype has these members. */
  const read = (x: number, member: string): unknown => Reflect.get(prototype, member, x)
  const call = (x: number, method: string, ...args: unknown[]): unknown =>
    Reflect.apply(Reflect.get(prototype, method) as () => unknown, x, args)

  it('is its own data, has gradient 0 and no label', () => {
    assert.deepEqual([read(5, 'data'), read(5, 'grad'), read(5, 'label')], [5, 0, ''])
    assert.equal(call(5, 'zeroGrad'), undefined)
  })

  it('refuses to be set or to run backward, in words', () => {
    assert.throws(() => Reflect.set(prototype, 'data', 3, 5), {
      message: 'Cannot set .data of 5: it is a plain number. Write value(5) where it is made.',
    })
    assert.throws(() => call(5, 'backward'), {
      message: 'Cannot run backward() on 5: it is a plain number and does not depend on any value(…).',
    })
  })

  it('has the differentiable methods and stays a plain number', () => {
    assert.equal(call(2, 'tanh'), Math.tanh(2))
    assert.equal(call(-2, 'relu'), 0)
    assert.equal(call(0, 'sigmoid'), 0.5)
    assert.equal(call(2, 'pow', 3), 8)
    assert.equal(call(2, 'max', 3, 1), 3)
    const mixed = call(2, 'pow', $value(0, 3))
    assert.ok(engine.isValue(mixed))
    assert.equal(mixed.data, 8)
    for (const member of Object.keys(Object.getOwnPropertyDescriptors(prototype))) {
      assert.equal(Object.getOwnPropertyDescriptor(prototype, member)?.enumerable, false)
    }
  })
})
