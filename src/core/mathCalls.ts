// Calls of mathematical functions and methods: differentiable where an input is a Value, JavaScript's own where none is.
import { describe } from './describe.ts'
import type { OpRule } from './opRule.ts'
import { findOpCode, nameOp, ops, readOpCode, rules, type Op } from './ops.ts'
import { convertToPrimitive } from './primitive.ts'
import type { Tape } from './tape.ts'
import type { ValueKind } from './value.ts'

const RELU = readOpCode('relu')

type Callable = (...args: unknown[]) => unknown

/** Functions of `Math` that take any number of inputs; made of a chain of nodes with two. */
const chained: ReadonlySet<string> = new Set(['hypot', 'max', 'min'])

/** Ops that only an operator makes, not a method or a function of `Math`. */
const operatorOnly: ReadonlySet<string> = new Set(['leaf', 'const', 'add', 'sub', 'mul', 'div', 'mod', 'neg'])

/** Names of the differentiable methods of numbers and Values, without and with an argument. */
export const methodNames: readonly Op[] = Object.keys(ops).filter((name): name is Op => !operatorOnly.has(name))

/** `math` is the program's `Math`: everything that is not differentiable is looked up there. */
export function createMathCalls(tape: Tape, { wrap, nodeOf, operandOf, numberOf }: ValueKind, math: object) {
  const { push, pushConstant, readData } = tape
  const library = math as Record<string, unknown>

  /** ToNumber of JavaScript: throws for a bigint or a symbol in JavaScript's own words. */
  function toNumber(x: unknown): number {
    return typeof x === 'number' ? x : +(convertToPrimitive(numberOf(x), 'number') as string)
  }

  function pushUnary(code: number, node: number, site: number): unknown {
    const out = (rules[code] as OpRule).forward(readData(node), 0)
    return wrap(push(code | (site << 8), node, -1, out))
  }

  /** A differentiable function of any inputs of which at least one is a Value. */
  function record(name: string, code: number, site: number, args: readonly unknown[]): unknown {
    const { arity } = rules[code] as OpRule
    const used = chained.has(name) ? args : args.slice(0, arity)
    // every input is converted before a node is made, in the order in which JavaScript would
    const numbers = used.map(toNumber)
    const nodes = used.map((x, i) => {
      const node = nodeOf(x)
      return node >= 0 ? node : pushConstant(numbers[i] as number)
    })
    if (arity === 1) return nodes.length === 0 ? NaN : pushUnary(code, nodes[0] as number, site)
    while (nodes.length < 2 && !chained.has(name)) nodes.push(pushConstant(NaN))
    if (nodes.length === 1) return recordSingle(name, nodes[0] as number, used[0], site)
    const { forward } = rules[code] as OpRule
    let last = nodes[0] as number
    for (let i = 1; i < nodes.length; i++) {
      const other = nodes[i] as number
      // the last link carries the number that JavaScript computes from all inputs at once, to the bit
      const out = i === nodes.length - 1 ? computePlain(code, numbers) : forward(readData(last), readData(other))
      last = push(code | (site << 8), last, other, out)
    }
    return wrap(last)
  }

  /** max(x) and min(x) are x; hypot(x) is |x|. */
  function recordSingle(name: string, node: number, x: unknown, site: number): unknown {
    return name === 'hypot' ? pushUnary(findOpCode('abs') as number, node, site) : x
  }

  function hasValue(args: readonly unknown[]): boolean {
    for (const x of args) if (nodeOf(x) >= 0) return true
    return false
  }

  /** `Math.name(…args)`. */
  function $math(site: number, name: string, ...args: unknown[]): unknown {
    const call = library[name]
    if (typeof call !== 'function') throw new TypeError(`Math.${name} is not a function.`)
    if (!hasValue(args)) return Reflect.apply(call as Callable, math, args)
    const code = operatorOnly.has(name) ? undefined : findOpCode(name)
    if (code === undefined) return Reflect.apply(call as Callable, math, args.map(numberOf))
    return record(name, code, site, args)
  }

  /** `Math.name(x)`. */
  function $math1(site: number, name: string, x: unknown): unknown {
    const node = nodeOf(x)
    if (node >= 0) {
      const code = findOpCode(name)
      if (code !== undefined && (rules[code] as OpRule).arity === 1 && name !== 'neg' && name in library) {
        return pushUnary(code, node, site)
      }
    }
    return $math(site, name, x)
  }

  /** `Math.name(x, y)`. */
  function $math2(site: number, name: string, x: unknown, y: unknown): unknown {
    return $math(site, name, x, y)
  }

  /** `Math.name` as a function object. */
  function $mathFn(site: number, name: string): unknown {
    return typeof library[name] === 'function' ? (...args: unknown[]) => $math(site, name, ...args) : library[name]
  }

  /** `x.name()` for a method that numbers have here. */
  function $unary(x: unknown, name: string, site: number): unknown {
    const node = operandOf(x)
    if (node >= 0) {
      // the commonest by name, so that its rule is inlined
      if (name === 'relu') return wrap(push(RELU | (site << 8), node, -1, ops.relu.forward(readData(node), 0)))
      const code = findOpCode(name)
      if (code !== undefined && (rules[code] as OpRule).arity === 1) return pushUnary(code, node, site)
    }
    return $method(x, name, site)
  }

  /** `x.name(…args)` for a method that numbers have here. */
  function $method(x: unknown, name: string, site: number, ...args: unknown[]): unknown {
    if (typeof x === 'number' || nodeOf(x) >= 0) return callMethod(x, name, site, args)
    return callOwn(x, name, args)
  }

  /** What `(2).pow(3)` and `v.pow(3)` do. */
  function callMethod(x: unknown, name: string, site: number, args: readonly unknown[]): unknown {
    const code = findOpCode(name)
    if (code === undefined || operatorOnly.has(name)) return callOwn(x, name, args)
    const { arity } = rules[code] as OpRule
    if (arity === 2 && args.length === 0 && !chained.has(name)) {
      throw new TypeError(`${name}() needs an argument: x.${name}(y).`)
    }
    const inputs = [x, ...args]
    if (hasValue(inputs)) return record(name, code, site, inputs)
    return computePlain(code, inputs.map(toNumber))
  }

  return { $math, $math1, $math2, $mathFn, $unary, $method, callMethod }
}

/** What JavaScript computes of all inputs at once; relu and sigmoid, which `Math` does not have, by their rule. */
function computePlain(code: number, inputs: readonly number[]): number {
  const native = Math[nameOp(code) as keyof Math]
  if (typeof native === 'function') return Reflect.apply(native, Math, inputs)
  return (rules[code] as OpRule).forward(inputs[0] ?? NaN, inputs[1] ?? NaN)
}

/** JavaScript's own method call, with its error in the user's words. */
function callOwn(x: unknown, name: string, args: readonly unknown[]): unknown {
  if (x === undefined || x === null) throw new TypeError(`.${name}() was called on ${describe(x)}.`)
  const method = (x as Record<string, unknown>)[name]
  if (typeof method !== 'function')
    throw new TypeError(`.${name}() was called on ${describe(x)}, which has no such method.`)
  return Reflect.apply(method as Callable, x, args)
}
