// The table of operations: everything the engine can differentiate, each with its formula, its derivatives and its code.
import { arithmeticRules } from './arithmeticRules.ts'
import { describeSource, type OpRule } from './opRule.ts'
import { transcendentalRules } from './transcendentalRules.ts'
import { trigonometricRules } from './trigonometricRules.ts'

/** Every op; the code of an op is its index here and never changes. A `leaf` is the user's, a `const` a plain number that met a Value. */
// prettier-ignore
export const opNames = [
  'leaf', 'const', 'add', 'sub', 'mul', 'div', 'mod', 'pow', 'neg', 'abs', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10',
  'sqrt', 'cbrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh',
  'atan2', 'hypot', 'max', 'min', 'relu', 'sigmoid',
] as const

export type Op = (typeof opNames)[number]

export const ops: { readonly [K in Op]: OpRule } = {
  leaf: describeSource(),
  const: describeSource(),
  ...arithmeticRules,
  ...transcendentalRules,
  ...trigonometricRules,
}

/** The rules by code. */
export const rules: readonly OpRule[] = opNames.map((name) => ops[name])

const codes: ReadonlyMap<string, number> = new Map(opNames.map((name, code) => [name, code]))

/** The code of an op by its name; undefined for any other text. */
export function findOpCode(name: string): number | undefined {
  return codes.get(name)
}

/** The code of an op. */
export function readOpCode(op: Op): number {
  return opNames.indexOf(op)
}

/** The name of an op by its code. Throws a RangeError for a code that no op has. */
export function nameOp(code: number): Op {
  const name = opNames[code]
  if (name === undefined) throw new RangeError(`There is no operation with the code ${code}.`)
  return name
}
