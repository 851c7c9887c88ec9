// Sums of many inputs as one node: `dot` and `sum`, which stand for a chain of products and partial sums.
import { describe } from './describe.ts'
import { DOT, operandsBefore, SUM } from './manyInputCodes.ts'
import { layout, type Tape } from './tape.ts'
import type { ValueKind } from './value.ts'

const { realBits: REAL_BITS, data: DATA } = layout

type List = readonly unknown[]

export type ManyInputs = ReturnType<typeof createManyInputs>

/** Sums go from left to right, beginning with `start`: to the bit what the operators would compute one by one. */
export function createManyInputs(tape: Tape, { wrap, nodeOf, elementOf }: ValueKind) {
  const { push, operands, constants, reals, capacity, room, onFull } = tape

  let operandCount = 0
  let constantCount = 0
  /** How many constants are written behind those of earlier nodes; counted when the node is made. */
  let written = 0
  /** How many sums have been begun: a list that begins one of its own while it is read writes over this one's operands. */
  let begun = 0

  /** Makes room for so many operands and writes what comes before the list; returns the place of its first. */
  function begin(inputs: number, scopeSite: number, start: unknown): number {
    const at = operandCount
    written = 0
    begun++
    if (at + inputs + operandsBefore > 2 * capacity || 2 * (constantCount + inputs) > capacity) useSpareRoom(at, inputs)
    operands[at] = scopeSite
    if (start === undefined) return at + operandsBefore
    operands[at + operandsBefore] = take(start)
    return at + operandsBefore + 1
  }

  function useSpareRoom(at: number, inputs: number): void {
    if (at + inputs + operandsBefore > operands.length || constantCount + inputs > constants.length) onFull()
    room.isShort = true
  }

  /** The operand for a Value or a number. */
  function take(x: unknown): number {
    const node = elementOf(x)
    if (node >= 0) return node
    const place = constantCount + written++
    constants[place] = x as number
    return -1 - place
  }

  function readOperand(operand: number): number {
    return (operand < 0 ? constants[-1 - operand] : reals[(operand << REAL_BITS) | DATA]) as number
  }

  /** The node of what was written up to `end`, or where no Value was among it the number itself. */
  function finish(code: number, site: number, end: number, result: number): unknown {
    const first = operandCount
    const count = end - first
    if (written === count - operandsBefore) return result
    operandCount = end
    constantCount += written
    return wrap(push(code | (site << 8), first, count, result))
  }

  /** `a[0]·b[0] + a[1]·b[1] + …`, after `start` where it is given. */
  function $dot(site: number, scopeSite: number, a: unknown, b: unknown, start?: unknown): unknown {
    const xs = requireList(a, 'dot')
    const ys = requireList(b, 'dot')
    const { length } = xs
    if (length !== ys.length) {
      throw new TypeError(`dot(…) takes two lists of one length, not of ${length} and ${ys.length} numbers.`)
    }
    try {
      const at = begin(2 * length + 1, scopeSite, start)
      const mine = begun
      const sum = multiply(xs, ys, at, readStart(start, at, length))
      if (mine !== begun) refuseNested('dot')
      return finish(DOT, site, at + 2 * length, sum)
    } catch (error) {
      return refuse('dot', [start ?? 0, ...xs, ...ys], error)
    }
  }

  /** Without a start −0, to which adding changes nothing: the first term stays as it is. */
  function readStart(start: unknown, at: number, length: number): number {
    return start === undefined ? (length === 0 ? 0 : -0) : readOperand(operands[at - 1] as number)
  }

  /** Writes the operands of products from `at` on; returns `sum` plus the products. */
  function multiply(xs: List, ys: List, at: number, start: number): number {
    let sum = start
    let i = 0
    let place = at
    const { length } = xs
    for (; i < length; i++) {
      const m = elementOf(xs[i])
      const n = elementOf(ys[i])
      // Plain numbers have a loop of their own: V8 then compiles this one for Values alone.
      if ((m | n) < 0) break
      sum += (reals[(m << REAL_BITS) | DATA] as number) * (reals[(n << REAL_BITS) | DATA] as number)
      operands[place] = m
      operands[place + 1] = n
      place += 2
    }
    return i < length ? multiplyMixed(xs, ys, i, at + 2 * i, sum) : sum
  }

  function multiplyMixed(xs: List, ys: List, from: number, first: number, start: number): number {
    let sum = start
    let at = first
    for (let i = from; i < xs.length; i++) {
      const m = take(xs[i])
      const n = take(ys[i])
      sum += readOperand(m) * readOperand(n)
      operands[at] = m
      operands[at + 1] = n
      at += 2
    }
    return sum
  }

  /** `xs[0] + xs[1] + …`, after `start` where it is given. */
  function $sum(site: number, scopeSite: number, list: unknown, start?: unknown): unknown {
    const xs = requireList(list, 'sum')
    try {
      const { length } = xs
      const at = begin(length + 1, scopeSite, start)
      const mine = begun
      const sum = add(xs, at, readStart(start, at, length))
      if (mine !== begun) refuseNested('sum')
      return finish(SUM, site, at + length, sum)
    } catch (error) {
      return refuse('sum', [start ?? 0, ...xs], error)
    }
  }

  /** Writes the operands of a sum from `at` on; returns `start` plus all of them. */
  function add(xs: List, at: number, start: number): number {
    let sum = start
    for (let i = 0; i < xs.length; i++) {
      const operand = take(xs[i])
      sum += readOperand(operand)
      operands[at + i] = operand
    }
    return sum
  }

  function requireList(x: unknown, name: string): List {
    if (Array.isArray(x) || ArrayBuffer.isView(x)) return x as unknown as List
    throw new TypeError(`${name}(…) takes a list of numbers, not ${nodeOf(x) < 0 ? describe(x) : 'a single number'}.`)
  }

  /** Says what was no number; `error` is what it led to. */
  function refuse(name: string, given: List, error: unknown): never {
    for (const x of given) {
      if (typeof x === 'number' || nodeOf(x) >= 0) continue
      throw new TypeError(`${name}(…) takes numbers; among those it was given is ${describe(x)}.`)
    }
    throw error
  }

  /**
   * Returns what moves the `count` operands that begin at `start`, the nodes among them to `places`, and gives their new
   * beginning. To be called for all nodes that stay, in their order, in which their operands lie as well, so that nothing is
   * written over before it was read; versions of a node share theirs.
   */
  function compact(places: Int32Array): (start: number, count: number) => number {
    // a list that is read just now has handed out nodes that lie elsewhere now
    begun++
    const starts: number[] = []
    const moved: number[] = []
    operandCount = 0
    constantCount = 0
    return (start, count) => {
      if (start <= (starts.at(-1) ?? -1)) return moved[starts.lastIndexOf(start)] as number
      starts.push(start)
      moved.push(operandCount)
      for (let at = start; at < start + count; at++) {
        const operand = operands[at] as number
        operands[operandCount++] = at - start < operandsBefore ? operand : moveOperand(operand, places)
      }
      return operandCount - count
    }
  }

  function moveOperand(operand: number, places: Int32Array): number {
    if (operand >= 0) return places[operand] as number
    constants[constantCount] = constants[-1 - operand] as number
    return -1 - constantCount++
  }

  /** Forgets the operands of all nodes. */
  function clear(): void {
    operandCount = 0
    constantCount = 0
  }

  /** Which part of the room for operands, or for their numbers, is taken: the larger one. */
  const readFill = (): number => Math.max(operandCount / (2 * capacity), (2 * constantCount) / capacity)
  return { $dot, $sum, compact, readFill, clear }
}

function refuseNested(name: string): never {
  throw new TypeError(`A list given to ${name}(…) adds up numbers itself while it is read: give a copy, [...list].`)
}
