// Rules of the operators of JavaScript, and of the functions that choose between or measure their inputs.
import { describeBinary, describeUnary, wrapName as wrap, type OpRule } from './opRule.ts'

/** `a ** b` to the bit. V8's own pow gives exactly x·x for the exponent 2, twenty times slower. */
function raise(a: number, b: number): number {
  return b === 2 ? a * a : a ** b
}

/** The text of ∂(aᵇ)/∂a; an exponent that is a plain number is worked out: `3·a²`. */
function writePowerRule(a: string, b: string): string {
  const exponent = Number(b.replace('−', '-'))
  if (b === '' || Number.isNaN(exponent)) return `${wrap(b)}·${wrap(a)}^(${b} − 1)`
  if (exponent === 0) return '0'
  if (exponent === 1) return '1'
  if (exponent === 2) return `2·${wrap(a)}`
  if (exponent === 3) return `3·${wrap(a)}²`
  return `${wrap(b)}·${wrap(a)}^${wrap(String(exponent - 1).replace('-', '−'))}`
}

// A tie of max or min gives each input half, as torch.maximum does; it is also what central differences find.
const chooseShare = (better: boolean, a: number, b: number): number =>
  better ? 1 : a === b ? 0.5 : a !== a || b !== b ? NaN : 0

export const arithmeticRules = {
  add: describeBinary('+', (a, b) => a + b, [() => 1, () => '1'], [() => 1, () => '1']),
  sub: describeBinary('−', (a, b) => a - b, [() => 1, () => '1'], [() => -1, () => '−1']),
  mul: describeBinary('×', (a, b) => a * b, [(_, b) => b, (_, b) => b], [(a) => a, (a) => a]),
  div: describeBinary(
    '÷',
    (a, b) => a / b,
    [(_, b) => 1 / b, (_, b) => `1 / ${wrap(b)}`],
    // d(a/b) = −a/b² db = −(a/b)/b db, which does not overflow where b² would
    [(_, b, out) => -out / b, (a, b) => `−${wrap(a)} / ${wrap(b)}²`],
  ),
  mod: describeBinary(
    '%',
    (a, b) => a % b,
    [() => 1, () => '1'],
    // a % b = a − b·trunc(a / b); the quotient from a − out is exact where a / b would round up
    [(a, b, out) => -Math.round((a - out) / b), (a, b) => `−trunc(${a} / ${wrap(b)})`],
  ),
  pow: describeBinary(
    '^',
    raise,
    // d(aᵇ) = b·aᵇ⁻¹ da; a⁰ is 1 for every a, so its slope is 0 at a = 0 too
    [(a, b) => (b === 0 ? 0 : b * raise(a, b - 1)), writePowerRule],
    // d(aᵇ) = aᵇ·ln a db; 0ᵇ is 0 for every b > 0, and at 0⁰ the slope is taken as 0, as PyTorch does
    [(a, b, out) => (a === 0 && b >= 0 ? 0 : out * Math.log(a)), (a, _, out) => `${wrap(out)}·ln(${a})`],
  ),
  neg: describeUnary(
    '−',
    (a) => -a,
    () => -1,
    () => '−1',
  ),
  abs: describeUnary('|x|', Math.abs, Math.sign, (a) => `sign(${a})`),
  max: describeBinary(
    'max',
    Math.max,
    [(a, b) => chooseShare(a > b, a, b), (a, b) => `${a} > ${b} ? 1 : 0`],
    [(a, b) => chooseShare(b > a, a, b), (a, b) => `${b} > ${a} ? 1 : 0`],
  ),
  min: describeBinary(
    'min',
    Math.min,
    [(a, b) => chooseShare(a < b, a, b), (a, b) => `${a} < ${b} ? 1 : 0`],
    [(a, b) => chooseShare(b < a, a, b), (a, b) => `${b} < ${a} ? 1 : 0`],
  ),
  // d√(a² + b²) = (a da + b db)/out; at the tip of the cone the subgradient 0 is taken
  hypot: describeBinary(
    'hypot',
    Math.hypot,
    [(a, _, out) => (out === 0 ? 0 : a / out), (a, _, out) => `${wrap(a)} / ${wrap(out)}`],
    [(_, b, out) => (out === 0 ? 0 : b / out), (_, b, out) => `${wrap(b)} / ${wrap(out)}`],
  ),
} satisfies Record<string, OpRule>
