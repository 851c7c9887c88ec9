// Which names of methods and of functions of `Math` differentiate: those of core's table of operations.
import { opNames, type Op } from '../core/ops.ts'

/** Ops that only an operator or `value` makes. */
const operatorOnly: ReadonlySet<Op> = new Set(['leaf', 'const', 'add', 'sub', 'mul', 'div', 'mod', 'neg'])

/** Ops of two inputs, and of any number. */
const withArguments: ReadonlySet<string> = new Set<Op>(['pow', 'atan2', 'hypot', 'max', 'min'])

/** Methods of numbers that `Math` does not have. */
const methodsOnly: ReadonlySet<Op> = new Set(['relu', 'sigmoid'])

/** `x.tanh()`, `x.pow(2)`, … */
export const methods: ReadonlySet<string> = new Set(opNames.filter((name) => !operatorOnly.has(name)))

/** `x.tanh()`: those that take no argument. */
export const unaryMethods: ReadonlySet<string> = new Set([...methods].filter((name) => !withArguments.has(name)))

/** `Math.tanh(x)`, `Math.pow(x, 2)`, … */
export const mathFunctions: ReadonlySet<string> = new Set(
  opNames.filter((name) => !operatorOnly.has(name) && !methodsOnly.has(name)),
)

/** The runtime call for each arithmetic operator. */
export const arithmetic: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['/', 'div'],
  ['%', 'mod'],
  ['**', 'pow'],
])
