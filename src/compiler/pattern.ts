// Lists the names in a pattern: `a`, `b` and `c` of `{ a, x: [b = 1, ...c] }`.
import type { Identifier, Pattern } from 'acorn'

/** In the order of the text; members that are assigned to are no names. */
export function listPatternNames(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'MemberExpression':
      return []
    case 'RestElement':
      return listPatternNames(pattern.argument)
    case 'AssignmentPattern':
      return listPatternNames(pattern.left)
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? listPatternNames(element) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        listPatternNames(property.type === 'RestElement' ? property : property.value),
      )
  }
}
