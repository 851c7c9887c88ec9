// The operators: with Values among the operands, and without one exactly JavaScript's own.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'

const { calls, isValue } = createEngine()
const { $value } = calls

type Operator = (a: unknown, b: unknown) => unknown

const native: Readonly<Record<'$add' | '$sub' | '$mul' | '$div' | '$mod' | '$pow', Operator>> = {
  $add: (a, b) => (a as number) + (b as number),
  $sub: (a, b) => (a as number) - (b as number),
  $mul: (a, b) => (a as number) * (b as number),
  $div: (a, b) => (a as number) / (b as number),
  $mod: (a, b) => (a as number) % (b as number),
  $pow: (a, b) => (a as number) ** (b as number),
}

/** The result, or the message of what was thrown. */
function attempt(compute: () => unknown): unknown {
  try {
    return compute()
  } catch (error) {
    return `throws ${String(error)}`
  }
}

/** Anything a program may put on one side of an operator. */
const operands = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constantFrom<unknown>(null, undefined, [], [7], {}, 12n, -3n, Symbol('s'), new Date(5), '3', ' 0x10 ', {
    valueOf: () => 4,
    toString: () => 'four',
  }),
)

describe('operators', () => {
  for (const name of Object.keys(native) as (keyof typeof native)[]) {
    it(`${name} without a Value is JavaScript's operator`, () => {
      fc.assert(
        fc.property(operands, operands, (a, b) => {
          assert.deepEqual(
            attempt(() => calls[name](a, b, 0)),
            attempt(() => native[name](a, b)),
          )
        }),
        { numRuns: 500 },
      )
    })

    it(`${name} with a Value holds the number that JavaScript computes, or gives what it gives`, () => {
      fc.assert(
        fc.property(fc.double(), operands, fc.boolean(), (x, other, isLeft) => {
          const v = $value(0, x)
          const found = attempt(() => (isLeft ? calls[name](v, other, 0) : calls[name](other, v, 0)))
          const expected = attempt(() => (isLeft ? native[name](x, other) : native[name](other, x)))
          assert.equal(isValue(found), typeof expected === 'number')
          assert.deepEqual(calls.$num(found), expected)
        }),
        { numRuns: 500 },
      )
    })

    it(`${name} of two Values holds what JavaScript computes`, () => {
      fc.assert(
        fc.property(fc.double(), fc.double(), (x, y) => {
          const found = calls[name]($value(0, x), $value(0, y), 0)
          assert.ok(isValue(found))
          assert.ok(Object.is(found.data, native[name](x, y)))
        }),
      )
    })
  }

  it('converts an object operand once', () => {
    let count = 0
    const other = { valueOf: () => ++count }
    calls.$mul($value(0, 3), other, 0)
    assert.equal(count, 1)
  })

  it('negates, increments and decrements like JavaScript', () => {
    assert.equal(calls.$num(calls.$neg($value(0, 3), 0)), -3)
    assert.equal(calls.$neg(4n, 0), -4n)
    assert.equal(calls.$neg('5', 0), -5)
    const v = $value(0, 3)
    assert.equal(calls.$plus(v), v)
    assert.equal(calls.$plus(' 7 '), 7)
    assert.throws(() => calls.$plus(7n), TypeError)
    assert.equal(calls.$num(calls.$inc(v, 0)), 4)
    assert.equal(calls.$num(calls.$dec(v, 0)), 2)
    assert.deepEqual([calls.$inc(4n, 0), calls.$dec(4n, 0), calls.$inc('4', 0), calls.$dec(1.5, 0)], [5n, 3n, 5, 0.5])
    assert.deepEqual([calls.$numeric(v), calls.$numeric('4'), calls.$numeric(4n)], [v, 4, 4n])
  })

  it('sees the number in a Value where JavaScript asks', () => {
    assert.equal(calls.$num($value(0, 3)), 3)
    assert.equal(calls.$num('x'), 'x')
    assert.deepEqual(
      [0, -0, NaN, 2].map((x) => calls.$truth($value(0, x))),
      [false, false, false, true],
    )
    assert.deepEqual(['', 'a', null, {}, 0, 1].map(calls.$truth), [false, true, false, true, false, true])
    assert.deepEqual([$value(0, 1), 'a', undefined, null].map(calls.$typeof), [
      'number',
      'string',
      'undefined',
      'object',
    ])
  })

  it('makes the property key that JavaScript would', () => {
    const symbol = Symbol('key')
    assert.equal(calls.$key(symbol), symbol)
    assert.deepEqual([calls.$key($value(0, 2)), calls.$key('a'), calls.$key(3)], [2, 'a', 3])
    assert.deepEqual([calls.$key([1, 2]), calls.$key(null), calls.$key(5n)], ['1,2', 'null', '5'])
    assert.equal(calls.$key({ [Symbol.toPrimitive]: () => symbol }), symbol)
    assert.equal(calls.$key({ toString: () => '__proto__' }), '__proto__')
  })
})
