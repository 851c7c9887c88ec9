// What console.log writes, compared with what Node's own inspect writes, and what it must never run.
import assert from 'node:assert/strict'
import { format, inspect } from 'node:util'
import { describe, it } from 'mocha'
import { formatPrint } from '../../src/runtime/formatPrint.ts'

const same = (x: unknown): unknown => x
const print = (...args: unknown[]): string => formatPrint(args, same)

describe('formatPrint', () => {
  it('writes as Node does what fits on a line', () => {
    class Neuron {
      w = [1, 2]
      b = 0.5
    }
    const holes: number[] = []
    holes[1] = 1
    holes.length = 4
    class Named {
      x = 1
    }
    const cases: unknown[] = [
      'a', '', 1, -0, 0.1 + 0.2, NaN, -Infinity, 1e21, 10n, true, null, undefined, Symbol('s'),
      [], [1, 2, 3], ['a', "it's", 'say "x"', 'two\nlines'], [[1, [2]], {}], [undefined, null], holes,
      {}, { a: 1, 'b c': [1], 3: 'x' }, { nested: { deep: { er: 1 } } }, new Neuron(), Object.create(null),
      new Map<unknown, unknown>([['a', 1], [{ k: 1 }, [2]]]), new Set([1, 'x']), new Float64Array([1, 0.5]), new Uint8Array(0),
      () => 1, function named() {}, Named, /x+/g, new Date(0), { get a() { return 1 } }, { set a(_: number) {} },
    ] // prettier-ignore
    for (const x of cases) assert.equal(print(x), format(x))
  })

  it('fills placeholders as Node does', () => {
    const calls: unknown[][] = [
      ['%s is %d', 'x', 1.5], ['%i%%', 3.7], ['%f', 2.5], ['%d', 'x'], ['a', 'b', 1], ['%s'], ['%c!', 'color: red'],
      ['%d', 1, 2], ['100%', 1],
    ] // prettier-ignore
    for (const call of calls) assert.equal(print(...call), format(...call))
  })

  it('stops at cycles, depth and length', () => {
    const ring: { self?: unknown; list: unknown[] } = { list: [] }
    ring.self = ring
    ring.list.push(ring)
    assert.equal(print(ring), '{ list: [ [Circular] ], self: [Circular] }')
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    assert.equal(print(deep), '[ [ [ [ [ [Array] ] ] ] ] ]')
    assert.match(print(Array.from({ length: 1_000_000 }, (_, i) => i)), /… 999900 more items\n\]$/)
    assert.ok(print('x'.repeat(1_000_000)).length < 11_000)
    const wide = (depth: number): unknown => (depth === 0 ? {} : Array.from({ length: 100 }, () => wide(depth - 1)))
    assert.ok(print(wide(3)).length < 200_000)
  })

  it('breaks what is too long for a line', () => {
    const long = { first: 'x'.repeat(40), second: 'y'.repeat(40) }
    assert.equal(print(long), inspect(long, { compact: false }))
  })

  it('runs no code of the user', () => {
    const fail = (): never => assert.fail('user code ran')
    const hostile = {
      get a() {
        return fail()
      },
      toString: fail,
      toJSON: fail,
      [Symbol.toPrimitive]: fail,
      [inspect.custom]: fail,
      get [Symbol.toStringTag]() {
        return fail()
      },
    }
    assert.match(print(hostile), /^\{\n? *a: \[Getter\]/)
    const throwing = new Proxy({}, { ownKeys: fail, getPrototypeOf: fail })
    assert.equal(print([throwing]), '[ [Object] ]')
  })

  it('shows what stands for a number as that number', () => {
    const boxed = { five: true }
    assert.equal(
      formatPrint([boxed, [boxed], { v: boxed }, '%d'], (x) => (x === boxed ? 5 : x)),
      '5 [ 5 ] { v: 5 } %d',
    )
  })
})
