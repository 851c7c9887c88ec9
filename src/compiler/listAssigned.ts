// Lists the variables that a statement assigns to, itself and not in functions it only defines.
import type { AnyNode, Identifier } from 'acorn'
import { walk } from 'zimmerframe'
import { skip } from './leavingScopes.ts'
import { listPatternNames } from './pattern.ts'

/** The last assignment to each name, in the order of the text. */
export function listAssigned(node: AnyNode): Identifier[] {
  const last = new Map<string, Identifier>()
  const note = (ids: readonly Identifier[]): void => {
    for (const id of ids) {
      last.delete(id.name)
      last.set(id.name, id)
    }
  }
  walk<AnyNode, null>(node, null, {
    AssignmentExpression({ left }, { next }) {
      next()
      note(listPatternNames(left))
    },
    UpdateExpression({ argument }, { next }) {
      next()
      if (argument.type === 'Identifier') note([argument])
    },
    FunctionDeclaration: skip,
    FunctionExpression: skip,
    ArrowFunctionExpression: skip,
  })
  return [...last.values()].toSorted((a, b) => a.start - b.start)
}
