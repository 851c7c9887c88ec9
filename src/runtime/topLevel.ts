// What the top-level statements of the first file held, and the rule that finds the root among it.
import type { Engine } from '../core/engine.ts'
import { rules } from '../core/ops.ts'
import type { Statement } from '../protocol/program.ts'
import { isPlain, readData, readLength } from './readPlainly.ts'

export interface TopLevel {
  readonly $top: (statement: number, x: unknown) => unknown
  /** The Value each statement held; undefined where it held none. */
  readonly values: readonly unknown[]
  /** Objects, arrays and functions held at top level, by the statement's key, in the order of execution. */
  readonly structures: readonly (readonly [key: string, held: object])[]
  /**
   * Of the Values that statements held, themselves or in an array or a plain object, the one made last. A variable counts
   * after the loop that assigns it, too. Undefined without any.
   */
  readonly newest: () => unknown
}

/** Members of one array or object that are looked at, the last ones first, nested ones included. */
const maxMembers = 1_000

export function createTopLevel(engine: Engine, statements: readonly Statement[]): TopLevel {
  const values: unknown[] = statements.map(() => undefined)
  const structures: (readonly [string, object])[] = []
  let newest: unknown
  const note = (x: unknown): void => {
    // its number is asked for again each time: nodes move
    if (engine.nodeOf(x) > engine.nodeOf(newest)) newest = x
  }
  const noteMembers = (x: object, left: { count: number }): void => {
    const keys = Array.isArray(x) ? null : Object.keys(x)
    for (let at = readLength(keys ?? x) - 1; at >= 0; at--) {
      if (left.count === 0) return
      left.count--
      // Read as data: no getter of the user's runs for the sake of a root.
      const member = readData(x, keys?.[at] ?? String(at))
      note(member)
      if (isPlain(member)) noteMembers(member, left)
    }
  }
  const $top = (statement: number, x: unknown): unknown => {
    if (engine.isValue(x)) {
      values[statement] = x
      note(x)
    } else if (typeof x === 'function') {
      // a function may have properties, as a module of a network does
      structures.push([statements[statement]?.key ?? '', x])
    } else if (typeof x === 'object' && x !== null) {
      structures.push([statements[statement]?.key ?? '', x])
      try {
        if (isPlain(x)) noteMembers(x, { count: maxMembers })
      } catch {
        // A proxy of the user's that throws: nothing in it is a root.
      }
    }
    return x
  }
  return { $top, values, structures, newest: () => newest }
}

export interface Root {
  /** Node on the tape; −1 without a root. */
  readonly node: number
  readonly chosenKey: string | null
}

/**
 * The user's choice, else the root of the last pass, else the last Value made at top level, else, in a program that keeps
 * all its Values inside loops and functions, the last one computed. For a choice that is not the root of the last pass
 * all gradients are forgotten and one pass is run, so that what is shown is exactly ∂root/∂v.
 */
export function settleRoot(engine: Engine, top: TopLevel, statements: readonly Statement[], key: string | null): Root {
  const { tape, nodeOf } = engine
  const chosen = key === null ? -1 : statements.findIndex((statement) => statement.key === key)
  const value = chosen < 0 ? undefined : top.values[chosen]
  if (engine.isValue(value)) {
    if (nodeOf(value) !== tape.lastRoot) {
      tape.forgetGrads()
      value.backward()
    }
    return { node: nodeOf(value), chosenKey: key }
  }
  if (tape.lastRoot >= 0) return { node: tape.lastRoot, chosenKey: null }
  const newest = nodeOf(top.newest())
  return { node: newest >= 0 ? newest : findLastComputed(engine), chosenKey: null }
}

function findLastComputed({ tape }: Engine): number {
  let node = tape.length - 1
  while (node >= 0 && rules[tape.readOp(node)]?.arity === 0) node--
  return node
}
