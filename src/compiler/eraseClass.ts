// Blanks what TypeScript adds to classes: modifiers, declared and abstract members, `implements`.
import type { Blanks } from './blanks.ts'
import { nodeAt, nodesAt, type TypedNode } from './typedTree.ts'

const word = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*([a-z]+)?/y
const modifiers: ReadonlySet<string> = new Set(['public', 'private', 'protected', 'readonly', 'override', 'accessor'])

export function eraseClassHead(node: TypedNode, blanks: Blanks): void {
  const { text } = blanks
  if (node['abstract'] === true) {
    const at = text.indexOf('abstract', node.start)
    blanks.blank(at, at + 'abstract'.length)
  }
  const interfaces = nodesAt(node, 'implements')
  const first = interfaces[0]
  const last = interfaces.at(-1)
  if (first === undefined || last === undefined) return
  blanks.blank(text.lastIndexOf('implements', first.start), last.end)
}

/** Index signatures are members too. */
export function isTypeOnlyMember(node: TypedNode): boolean {
  const value = nodeAt(node, 'value')
  return (
    node.type === 'TSIndexSignature' ||
    node.type.startsWith('TSAbstract') ||
    (node['abstract'] === true && /^(?:Method|Property)Definition$/.test(node.type)) ||
    value?.type === 'TSDeclareMethod' ||
    value?.type === 'TSEmptyBodyFunctionExpression'
  )
}

/** The modifiers before a member’s name and the `?` or `!` after it. */
export function eraseMember(node: TypedNode, blanks: Blanks): void {
  const key = nodeAt(node, 'key')
  if (key === undefined) return
  let at = nodesAt(node, 'decorators').reduce((end, decorator) => Math.max(end, decorator.end), node.start)
  while (at < key.start) {
    const match = blanks.match(word, at)
    const found = match?.[1]
    if (match === null || found === undefined) break
    const end = at + match[0].length
    const start = end - found.length
    if (start >= key.start) break
    if (modifiers.has(found)) {
      blanks.blank(start, end)
      // The member begins a line of its own: `a = 1⏎public ['b'] = 2`.
      if (start === node.start) blanks.put(start, ';')
    }
    at = end
  }
  const annotation = nodeAt(node, 'typeAnnotation')
  const keyEnd = node['computed'] === true ? blanks.text.indexOf(']', key.end) + 1 : key.end
  const mark = blanks.match(/\s*([?!])/y, keyEnd)
  if (mark !== null) blanks.blank(keyEnd, keyEnd + mark[0].length)
  if (annotation !== undefined) blanks.blank(annotation.start, annotation.end)
}

/** `constructor(private readonly x: number)`: the parameter stays. */
export function eraseParameterProperty(node: TypedNode, blanks: Blanks): void {
  const words = blanks.match(/(?:(?:public|private|protected|readonly|override)\s+)+/y, node.start)
  blanks.blank(node.start, node.start + (words?.[0].length ?? 0))
}
