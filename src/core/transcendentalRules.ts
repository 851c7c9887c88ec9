// Rules of the exponential family, the roots, the logarithms and the activations made of them.
import { describeUnary, wrapName as wrap, type OpRule } from './opRule.ts'

/** 1/(1 + e⁻ᵃ), from whichever side does not overflow. */
function squash(a: number): number {
  if (a >= 0) return 1 / (1 + Math.exp(-a))
  const e = Math.exp(a)
  return e / (1 + e)
}

export const transcendentalRules = {
  exp: describeUnary(
    'exp',
    Math.exp,
    (_a, _b, out) => out,
    (_a, _b, out) => out,
  ),
  // e^a, not out + 1: out + 1 is 0 below a = −37
  expm1: describeUnary('expm1', Math.expm1, Math.exp, (a) => `exp(${a})`),
  log: describeUnary(
    'ln',
    Math.log,
    (a) => 1 / a,
    (a) => `1 / ${wrap(a)}`,
  ),
  log1p: describeUnary(
    'log1p',
    Math.log1p,
    (a) => 1 / (1 + a),
    (a) => `1 / (1 + ${wrap(a)})`,
  ),
  log2: describeUnary(
    'log₂',
    Math.log2,
    (a) => 1 / (a * Math.LN2),
    (a) => `1 / (${wrap(a)}·ln 2)`,
  ),
  log10: describeUnary(
    'log₁₀',
    Math.log10,
    (a) => 1 / (a * Math.LN10),
    (a) => `1 / (${wrap(a)}·ln 10)`,
  ),
  // √−0 is −0; the slope from the right is +∞ all the same
  sqrt: describeUnary(
    '√',
    Math.sqrt,
    (_a, _b, out) => 0.5 / Math.abs(out),
    (_a, _b, out) => `1 / (2·${wrap(out)})`,
  ),
  cbrt: describeUnary(
    '∛',
    Math.cbrt,
    (_a, _b, out) => 1 / (3 * out * out),
    (_a, _b, out) => `1 / (3·${wrap(out)}²)`,
  ),
  // relu'(0) = 0, as PyTorch and TensorFlow have it
  relu: describeUnary(
    'ReLU',
    (a) => (a <= 0 ? 0 : a),
    (a) => (a <= 0 ? 0 : 1),
    (a) => `${a} > 0 ? 1 : 0`,
  ),
  sigmoid: describeUnary(
    'σ',
    squash,
    (_a, _b, out) => out * (1 - out),
    (_a, _b, out) => `${wrap(out)}·(1 − ${wrap(out)})`,
  ),
} satisfies Record<string, OpRule>
