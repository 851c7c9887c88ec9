// The operators of JavaScript, for numbers and Values alike; with no Value among the operands they are JavaScript's own.
import { ops, readOpCode, type Op } from './ops.ts'
import { convertToPrimitive } from './primitive.ts'
import type { Tape } from './tape.ts'
import type { ValueKind } from './value.ts'

const ADD = readOpCode('add')
const SUB = readOpCode('sub')
const MUL = readOpCode('mul')
const DIV = readOpCode('div')
const MOD = readOpCode('mod')
const POW = readOpCode('pow')
const NEG = readOpCode('neg')

type BinaryOperator = (a: unknown, b: unknown) => unknown

/** What JavaScript itself computes, also of strings, bigints and objects. The casts only quiet the type checker. */
const native = {
  add: (a, b) => (a as number) + (b as number),
  sub: (a, b) => (a as number) - (b as number),
  mul: (a, b) => (a as number) * (b as number),
  div: (a, b) => (a as number) / (b as number),
  mod: (a, b) => (a as number) % (b as number),
  pow: (a, b) => (a as number) ** (b as number),
} satisfies { [K in Op]?: BinaryOperator }

type Operator = keyof typeof native

const codes = { add: ADD, sub: SUB, mul: MUL, div: DIV, mod: MOD, pow: POW } satisfies Record<Operator, number>

/**
 * Each operator has a body of its own so that V8 compiles each for itself. What is common stays within the body and hands
 * no operand to a call: then V8 sees that the handle of an intermediate result is used nowhere else, and does not make it.
 */
export function createOperators(tape: Tape, { wrap, nodeOf, operandOf, numberOf, isValue }: ValueKind) {
  const { push, pushConstant, readData } = tape

  /** The node of a new constant for a number; −1 for anything else. */
  function pushNumber(x: unknown): number {
    return typeof x === 'number' ? pushConstant(x) : -1
  }

  /** One operand is a Value, the other neither that nor a number: what JavaScript makes of it, and a constant of its number. */
  function applyMixed(operator: Operator, a: unknown, b: unknown, site: number): unknown {
    const hint = operator === 'add' ? 'default' : 'number'
    const x = nodeOf(a) < 0 ? convertToPrimitive(a, hint) : a
    const y = nodeOf(b) < 0 ? convertToPrimitive(b, hint) : b
    const other = nodeOf(a) < 0 ? x : y
    if (typeof other === 'bigint' || typeof other === 'symbol' || (operator === 'add' && typeof other === 'string')) {
      return native[operator](numberOf(x), numberOf(y))
    }
    const i = takeOperand(x)
    const j = takeOperand(y)
    const out = ops[operator].forward(readData(i), readData(j))
    return wrap(push(codes[operator] | (site << 8), i, j, out))
  }

  /** The node of a Value, or a new constant for anything else. */
  function takeOperand(x: unknown): number {
    const node = nodeOf(x)
    return node >= 0 ? node : pushConstant(Number(x))
  }

  function $add(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) + (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('add', a, b, site)
    }
    return wrap(push(ADD | (site << 8), i, j, readData(i) + readData(j)))
  }

  function $sub(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) - (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('sub', a, b, site)
    }
    return wrap(push(SUB | (site << 8), i, j, readData(i) - readData(j)))
  }

  function $mul(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) * (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('mul', a, b, site)
    }
    return wrap(push(MUL | (site << 8), i, j, readData(i) * readData(j)))
  }

  function $div(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) / (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('div', a, b, site)
    }
    return wrap(push(DIV | (site << 8), i, j, readData(i) / readData(j)))
  }

  function $mod(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) % (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('mod', a, b, site)
    }
    return wrap(push(MOD | (site << 8), i, j, readData(i) % readData(j)))
  }

  function $pow(a: unknown, b: unknown, site: number): unknown {
    let i = operandOf(a)
    let j = operandOf(b)
    if (i < 0 || j < 0) {
      if (i < 0 && j < 0) return (a as number) ** (b as number)
      if (i < 0) i = pushNumber(a)
      else j = pushNumber(b)
      if (i < 0 || j < 0) return applyMixed('pow', a, b, site)
    }
    return wrap(push(POW | (site << 8), i, j, ops.pow.forward(readData(i), readData(j))))
  }

  function $neg(a: unknown, site: number): unknown {
    const node = nodeOf(a)
    if (node < 0) return -(a as number)
    return wrap(push(NEG | (site << 8), node, -1, -readData(node)))
  }

  /** Unary plus. */
  function $plus(a: unknown): unknown {
    return nodeOf(a) < 0 ? +(a as string) : a
  }

  /** The new value of `a++` and `++a`, also of a bigint. */
  function $inc(a: unknown, site: number): unknown {
    if (nodeOf(a) >= 0) return $add(a, 1, site)
    let next = a as number
    return ++next
  }

  function $dec(a: unknown, site: number): unknown {
    if (nodeOf(a) >= 0) return $sub(a, 1, site)
    let next = a as number
    return --next
  }

  /** The old value of `a++`: ToNumeric of JavaScript, but a Value stays a Value. */
  function $numeric(a: unknown): unknown {
    if (typeof a === 'number' || nodeOf(a) >= 0) return a
    let old = a as number
    return old++
  }

  /** A Value is as true as its number. */
  function $truth(x: unknown): boolean {
    return Boolean(numberOf(x))
  }

  function $typeof(x: unknown): string {
    const type = typeof x
    return type === 'object' && isValue(x) ? 'number' : type
  }

  /** The primitive property key that `x` stands for. */
  function $key(x: unknown): PropertyKey {
    if (typeof x === 'number' || typeof x === 'string' || typeof x === 'symbol') return x
    const node = nodeOf(x)
    if (node >= 0) return readData(node)
    // a computed key is converted exactly once, here, by JavaScript itself
    return Reflect.ownKeys({ [x as string]: 0 })[0] as string | symbol
  }

  return {
    $add,
    $sub,
    $mul,
    $div,
    $mod,
    $pow,
    $neg,
    $plus,
    $inc,
    $dec,
    $numeric,
    $num: numberOf,
    $truth,
    $typeof,
    $key,
  }
}
