// Every rule against central differences, its texts against its numbers, and the conventions where no derivative exists.
import assert from 'node:assert/strict'
import { compileFunction } from 'node:vm'
import * as fc from 'fast-check'
import { findOpCode, nameOp, opNames, ops, readOpCode, rules } from '../../src/core/ops.ts'
import { domains, isNearKink } from './samples.ts'

const STEP = 1e-5

/** Fourth-order central difference: the error is of the order of step⁴. */
function differentiate(f: (x: number) => number, x: number, step = STEP * Math.max(1, Math.abs(x))): number {
  return (8 * (f(x + step) - f(x - step)) - (f(x + 2 * step) - f(x - 2 * step))) / (12 * step)
}

function assertClose(actual: number, expected: number, tolerance: number, message: string): void {
  const scale = Math.max(1, Math.abs(expected))
  assert.ok(Math.abs(actual - expected) <= tolerance * scale, `${message}: ${actual} is not ${expected}`)
}

/** A formula as the user reads it, as JavaScript. */
function translate(text: string): string {
  return text
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replaceAll('²', '**2')
    .replaceAll('^', '**')
    .replace(/√\(/gu, 'Math.sqrt(')
    .replace(/\bln 2\b/gu, 'Math.LN2')
    .replace(/\bln 10\b/gu, 'Math.LN10')
    .replace(/\bln\(/gu, 'Math.log(')
    .replace(/\b(exp|cos|sin|cosh|sinh|sign|trunc)\(/gu, 'Math.$1(')
}

function evaluateText(text: string, a: number, b: number, out: number): number {
  const compute: unknown = compileFunction(`return ${translate(text)}`, ['a', 'b', 'out'])
  return Reflect.apply(compute as (...xs: number[]) => number, undefined, [a, b, out])
}

describe('the table of operations', () => {
  it('has a stable code for every op, and back', () => {
    assert.deepEqual(opNames.slice(0, 8), ['leaf', 'const', 'add', 'sub', 'mul', 'div', 'mod', 'pow'])
    assert.equal(opNames.length, 36)
    for (const name of opNames) {
      assert.equal(nameOp(readOpCode(name)), name)
      assert.equal(findOpCode(name), readOpCode(name))
      assert.equal(rules[readOpCode(name)], ops[name])
    }
    assert.equal(findOpCode('constructor'), undefined)
    assert.throws(() => nameOp(99), RangeError)
  })

  for (const [op, domain] of Object.entries(domains) as [keyof typeof domains, (typeof domains)['add']][]) {
    const rule = ops[op]
    const inputs = fc.tuple(domain.a, domain.b ?? fc.constant(0)).filter(([a, b]) => !isNearKink(op, a, b, STEP))

    it(`${op}: derivatives agree with central differences`, () => {
      fc.assert(
        fc.property(inputs, ([a, b]) => {
          const out = rule.forward(a, b)
          assertClose(
            rule.partial0(a, b, out),
            differentiate((x) => rule.forward(x, b), a),
            1e-7,
            `∂0 at ${a}, ${b}`,
          )
          if (rule.arity === 2) {
            assertClose(
              rule.partial1(a, b, out),
              differentiate((x) => rule.forward(a, x), b),
              1e-7,
              `∂1 at ${a}, ${b}`,
            )
          }
        }),
        { numRuns: 300 },
      )
    })

    it(`${op}: the texts of the derivatives say what is computed`, () => {
      fc.assert(
        fc.property(inputs, ([a, b]) => {
          const out = rule.forward(a, b)
          const text0 = evaluateText(rule.text0('a', 'b', 'out'), a, b, out)
          assertClose(text0, rule.partial0(a, b, out), 1e-9, rule.text0('a', 'b', 'out'))
          if (rule.arity === 2) {
            const text1 = evaluateText(rule.text1('a', 'b', 'out'), a, b, out)
            assertClose(text1, rule.partial1(a, b, out), 1e-9, rule.text1('a', 'b', 'out'))
          }
        }),
        { numRuns: 50 },
      )
    })
  }

  it('writes the power rule for plain exponents, and puts what is not a name in parentheses', () => {
    assert.equal(ops.pow.text0('e', '2', 'p'), '2·e')
    assert.equal(ops.pow.text0('e', '3', 'p'), '3·e²')
    assert.equal(ops.pow.text0('e', '−1', 'p'), '(−1)·e^(−2)')
    assert.equal(ops.pow.text0('e', '0.5', 'p'), '0.5·e^(−0.5)')
    assert.equal(ops.pow.text0('e', 'n', 'p'), 'n·e^(n − 1)')
    assert.equal(ops.tanh.text0('n', '', 'o'), '1 − o²')
    assert.equal(ops.div.text1('−2', 'b', 'out'), '−(−2) / b²')
    assert.equal(ops.mul.text0('a', 'w[0]', 'out'), 'w[0]')
  })

  it('takes the documented slope where there is none', () => {
    assert.equal(ops.relu.partial0(0, 0, 0), 0)
    assert.equal(ops.abs.partial0(0, 0, 0), 0)
    assert.equal(ops.sqrt.partial0(0, 0, 0), Infinity)
    assert.equal(ops.sqrt.partial0(-0, 0, -0), Infinity)
    assert.equal(ops.cbrt.partial0(0, 0, 0), Infinity)
    assert.deepEqual([ops.hypot.partial0(0, 0, 0), ops.hypot.partial1(0, 0, 0)], [0, 0])
    for (const op of ['max', 'min'] as const) {
      assert.deepEqual([ops[op].partial0(3, 3, 3), ops[op].partial1(3, 3, 3)], [0.5, 0.5])
    }
    assert.deepEqual([ops.max.partial0(2, 1, 2), ops.max.partial1(2, 1, 2)], [1, 0])
    assert.deepEqual([ops.min.partial0(2, 1, 1), ops.min.partial1(2, 1, 1)], [0, 1])
    assert.ok(Number.isNaN(ops.max.partial0(NaN, 1, NaN)))
  })

  it('raises to a power at the edges: 0⁰, negative bases, b = 0', () => {
    assert.equal(ops.pow.forward(0, 0), 1)
    assert.equal(ops.pow.partial0(0, 0, 1), 0)
    assert.equal(ops.pow.partial1(0, 0, 1), 0)
    assert.equal(ops.pow.partial0(0, 1, 0), 1)
    assert.equal(ops.pow.partial1(0, 2, 0), 0)
    assert.equal(ops.pow.partial0(-2, 3, -8), 12)
    assert.ok(Number.isNaN(ops.pow.partial1(-2, 3, -8)))
    assert.equal(ops.pow.partial0(-2, -1, -0.5), -0.25)
  })

  it('is exactly JavaScript where JavaScript has the function', () => {
    const anything = fc.double()
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        assert.ok(Object.is(ops.pow.forward(a, b), a ** b), `${a} ** ${b}`)
        assert.ok(Object.is(ops.pow.forward(a, 2), Math.pow(a, Number('2'))), `${a} ** 2`)
        assert.ok(Object.is(ops.mod.forward(a, b), a % b))
        assert.ok(Object.is(ops.hypot.forward(a, b), Math.hypot(a, b)))
        for (const name of [
          'abs',
          'exp',
          'expm1',
          'log',
          'log1p',
          'log2',
          'log10',
          'sqrt',
          'cbrt',
          'sin',
          'cos',
          'tan',
          'asin',
          'acos',
          'atan',
          'sinh',
          'cosh',
          'tanh',
          'asinh',
          'acosh',
          'atanh',
        ] as const) {
          assert.ok(Object.is(ops[name].forward(a, 0), Math[name](a)), `${name}(${a})`)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is stable at both ends', () => {
    assert.equal(ops.sigmoid.forward(800, 0), 1)
    assert.equal(ops.sigmoid.forward(-800, 0), 0)
    // e⁻⁷⁰⁰ to full precision: 1/(1 + e⁷⁰⁰) = e⁻⁷⁰⁰ · (1 − e⁻⁷⁰⁰ …)
    assertClose(ops.sigmoid.forward(-700, 0) / Math.exp(-700), 1, 1e-15, 'sigmoid(−700)')
    assert.equal(ops.tanh.partial0(400, 0, 1), 0)
    assert.equal(ops.log1p.forward(1e-20, 0), 1e-20)
    assert.equal(ops.expm1.partial0(-50, 0, -1), Math.exp(-50))
    assert.equal(ops.div.partial1(1e200, 1e200, 1), -1e-200)
    assertClose(ops.asinh.partial0(1e200, 0, 0) * 1e200, 1, 1e-12, 'asinh at 1e200')
    assertClose(ops.acosh.partial0(1e200, 0, 0) * 1e200, 1, 1e-12, 'acosh at 1e200')
    assert.equal(ops.relu.forward(-0, 0), 0)
    assert.ok(Number.isNaN(ops.relu.forward(NaN, 0)))
  })
})
