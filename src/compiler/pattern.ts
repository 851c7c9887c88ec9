// Walks patterns: `a`, `b` and `c` are the names of `{ a, x: [b = 1, ...c] }`.
import type { AnyNode, Identifier, Pattern } from 'acorn'

/** Calls `bind` for every name, and `visit` for defaults, computed keys and members that are assigned to; in the order of the text. */
export function walkPattern(pattern: Pattern, visit: (node: AnyNode) => unknown, bind: (id: Identifier) => void): void {
  if (pattern.type === 'Identifier') {
    bind(pattern)
  } else if (pattern.type === 'MemberExpression') {
    visit(pattern)
  } else if (pattern.type === 'RestElement') {
    walkPattern(pattern.argument, visit, bind)
  } else if (pattern.type === 'AssignmentPattern') {
    walkPattern(pattern.left, visit, bind)
    visit(pattern.right)
  } else if (pattern.type === 'ArrayPattern') {
    for (const element of pattern.elements) if (element) walkPattern(element, visit, bind)
  } else {
    for (const property of pattern.properties) {
      if (property.type === 'Property' && property.computed) visit(property.key)
      walkPattern(property.type === 'RestElement' ? property : property.value, visit, bind)
    }
  }
}

export function listPatternNames(pattern: Pattern): Identifier[] {
  const ids: Identifier[] = []
  walkPattern(
    pattern,
    () => undefined,
    (id) => ids.push(id),
  )
  return ids
}
