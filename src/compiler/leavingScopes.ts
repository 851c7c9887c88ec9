// Tells whether leaving a piece of code in its middle can leave scopes behind that have to be put right.
import type { AnyNode } from 'acorn'
import { walk } from 'zimmerframe'

/** Visits nothing below. */
export const skip = (): void => undefined

/** True for code with loops or pauses of its own; functions in it look after themselves. */
export function holdsScopes(node: AnyNode): boolean {
  let found = false
  const find = (_: AnyNode, { stop }: { stop: () => void }): void => {
    found = true
    stop()
  }
  walk<AnyNode, null>(node, null, {
    ForStatement: find,
    ForInStatement: find,
    ForOfStatement: find,
    WhileStatement: find,
    DoWhileStatement: find,
    AwaitExpression: find,
    YieldExpression: find,
    FunctionDeclaration: skip,
    FunctionExpression: skip,
    ArrowFunctionExpression: skip,
  })
  return found
}
