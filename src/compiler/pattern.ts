// Lists the names in a pattern: `a`, `b` and `c` of `{ a, x: [b = 1, ...c] }`.
import type { Identifier, Pattern } from 'acorn'

/** In the order of the text; members that are assigned to are no names. */
export function listPatternNames(pattern: Pattern): Identifier[] {
  if (pattern.type === 'Identifier') return [pattern]
  if (pattern.type === 'MemberExpression') return []
  if (pattern.type === 'RestElement') return listPatternNames(pattern.argument)
  if (pattern.type === 'AssignmentPattern') return listPatternNames(pattern.left)
  const parts =
    pattern.type === 'ArrayPattern'
      ? pattern.elements
      : pattern.properties.map((property) => (property.type === 'RestElement' ? property : property.value))
  return parts.flatMap((part) => (part ? listPatternNames(part) : []))
}
