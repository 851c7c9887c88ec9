// Reads the TypeScript tree, whose nodes have no declared types.

/** A node of the TypeScript tree, of which only the shape is known. */
export interface TypedNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export function isNode(x: unknown): x is TypedNode {
  return typeof x === 'object' && x !== null && typeof (x as Partial<TypedNode>).type === 'string'
}

export function nodeAt(node: TypedNode, property: string): TypedNode | undefined {
  const found = node[property]
  return isNode(found) ? found : undefined
}

export function nodesAt(node: TypedNode, property: string): TypedNode[] {
  const found = node[property]
  return Array.isArray(found) ? found.filter(isNode) : []
}

export function children(node: TypedNode): TypedNode[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode))
}
