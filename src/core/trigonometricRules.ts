// Rules of the circular and hyperbolic functions and their inverses.
import { describeBinary, describeUnary, wrapName as wrap, type OpRule } from './opRule.ts'

export const trigonometricRules = {
  sin: describeUnary('sin', Math.sin, Math.cos, (a) => `cos(${a})`),
  cos: describeUnary(
    'cos',
    Math.cos,
    (a) => -Math.sin(a),
    (a) => `−sin(${a})`,
  ),
  // tan' = 1/cos² = 1 + tan²
  tan: describeUnary(
    'tan',
    Math.tan,
    (_a, _b, out) => 1 + out * out,
    (_a, _b, out) => `1 + ${wrap(out)}²`,
  ),
  // 1 − a² as (1 − a)(1 + a), which keeps its digits near ±1
  asin: describeUnary(
    'asin',
    Math.asin,
    (a) => 1 / Math.sqrt((1 - a) * (1 + a)),
    (a) => `1 / √(1 − ${wrap(a)}²)`,
  ),
  acos: describeUnary(
    'acos',
    Math.acos,
    (a) => -1 / Math.sqrt((1 - a) * (1 + a)),
    (a) => `−1 / √(1 − ${wrap(a)}²)`,
  ),
  atan: describeUnary(
    'atan',
    Math.atan,
    (a) => 1 / (1 + a * a),
    (a) => `1 / (1 + ${wrap(a)}²)`,
  ),
  sinh: describeUnary('sinh', Math.sinh, Math.cosh, (a) => `cosh(${a})`),
  cosh: describeUnary('cosh', Math.cosh, Math.sinh, (a) => `sinh(${a})`),
  tanh: describeUnary(
    'tanh',
    Math.tanh,
    (_a, _b, out) => 1 - out * out,
    (_a, _b, out) => `1 − ${wrap(out)}²`,
  ),
  // √(a² + 1) as a hypotenuse, which does not overflow
  asinh: describeUnary(
    'asinh',
    Math.asinh,
    (a) => 1 / Math.hypot(a, 1),
    (a) => `1 / √(${wrap(a)}² + 1)`,
  ),
  // √(a² − 1) as two roots: NaN below 1, and no overflow above
  acosh: describeUnary(
    'acosh',
    Math.acosh,
    (a) => 1 / (Math.sqrt(a - 1) * Math.sqrt(a + 1)),
    (a) => `1 / √(${wrap(a)}² − 1)`,
  ),
  atanh: describeUnary(
    'atanh',
    Math.atanh,
    (a) => 1 / ((1 - a) * (1 + a)),
    (a) => `1 / (1 − ${wrap(a)}²)`,
  ),
  // the angle of the point (b, a): dθ = (b da − a db)/(a² + b²); undefined, NaN, at the origin
  atan2: describeBinary(
    'atan2',
    Math.atan2,
    [(a, b) => b / (a * a + b * b), (a, b) => `${wrap(b)} / (${wrap(a)}² + ${wrap(b)}²)`],
    [(a, b) => -a / (a * a + b * b), (a, b) => `−${wrap(a)} / (${wrap(a)}² + ${wrap(b)}²)`],
  ),
} satisfies Record<string, OpRule>
