// What the top-level statements of the first file held, and the rule that finds the root among it.
import type { Engine } from '../core/engine.ts'
import type { Statement } from '../protocol/program.ts'

export interface TopLevel {
  readonly $top: (statement: number, x: unknown) => unknown
  /** The Value each statement held; undefined where it held none. */
  readonly values: readonly unknown[]
  /** Objects and arrays held at top level, by the statement's key, in the order of execution. */
  readonly structures: readonly (readonly [key: string, held: object])[]
  /** Statement whose Value was made last; −1 without any. */
  readonly latest: () => number
}

export function createTopLevel(engine: Engine, statements: readonly Statement[]): TopLevel {
  const values: unknown[] = statements.map(() => undefined)
  const structures: (readonly [string, object])[] = []
  let latest = -1
  const $top = (statement: number, x: unknown): unknown => {
    if (engine.isValue(x)) {
      values[statement] = x
      latest = statement
    } else if (typeof x === 'object' && x !== null) {
      structures.push([statements[statement]?.key ?? '', x])
    }
    return x
  }
  return { $top, values, structures, latest: () => latest }
}

export interface Root {
  /** Node on the tape; −1 without a root. */
  readonly node: number
  readonly chosenKey: string | null
}

/**
 * The user's choice, else the root of the last pass, else the last Value at top level. For a choice that is not the root
 * of the last pass all gradients are forgotten and one pass is run, so that what is shown is exactly ∂root/∂v.
 */
export function settleRoot(engine: Engine, top: TopLevel, statements: readonly Statement[], key: string | null): Root {
  const { tape, nodeOf } = engine
  const chosen = key === null ? -1 : statements.findIndex((statement) => statement.key === key)
  const value = chosen < 0 ? undefined : top.values[chosen]
  if (engine.isValue(value)) {
    const node = nodeOf(value)
    if (node !== tape.lastRoot) {
      tape.forgetGrads()
      value.backward()
    }
    return { node, chosenKey: key }
  }
  if (tape.lastRoot >= 0) return { node: tape.lastRoot, chosenKey: null }
  return { node: nodeOf(top.values[top.latest()]), chosenKey: null }
}
