// What to call a function where its scope is shown: `relu`, `Neuron.forward`, `xs.map(…)`.
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
} from 'acorn'
import { readKey } from './memberVisitors.ts'
import { nameTarget } from './naming.ts'
import type { Rewriter } from './rewriter.ts'
import type { Label } from './siteTable.ts'
import { collapse } from './textScan.ts'

const longest = 30

export function nameFunction(
  rewriter: Rewriter,
  node: AnonymousFunctionDeclaration | FunctionDeclaration | FunctionExpression | ArrowFunctionExpression,
  path: readonly AnyNode[],
): Label {
  if (node.id) return name(node.id.name, node.id)
  const parent = path.at(-1)
  const holder = findHolder(rewriter, parent)
  if (holder !== null) return holder
  if (parent?.type === 'Property') return name(nameKey(rewriter, parent), parent.key)
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') {
    const owner = nameClass(path)
    if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') {
      return name(owner ?? 'constructor', parent.key)
    }
    const key = nameKey(rewriter, parent)
    return name(owner === null ? key : `${owner}.${key}`, parent.key)
  }
  if (parent?.type === 'CallExpression' && parent.callee !== node) {
    const text = collapse(rewriter.slice(parent.callee))
    const isPlain = /^[\p{ID_Continue}$.#]+$/u.test(text) && text.length <= longest
    if (isPlain) return name(`${text}(…)`, parent.callee)
  }
  return name(parent?.type === 'ExportDefaultDeclaration' ? 'default' : '=>', node)
}

/** What the function is assigned to. */
function findHolder(rewriter: Rewriter, parent: AnyNode | undefined): Label | null {
  if (parent?.type === 'AssignmentExpression') {
    const target = nameTarget(rewriter, parent.left)
    return target === null ? null : name(target.label.text, target.label.span)
  }
  const target =
    parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentPattern' ? parent.left : undefined
  return target?.type === 'Identifier' ? name(target.name, target) : null
}

function nameKey(rewriter: Rewriter, { key, computed }: { readonly key: AnyNode; readonly computed: boolean }): string {
  return (computed ? null : readKey(key)) ?? shorten(`[${rewriter.slice(key)}]`)
}

function name(text: string, { start, end }: { start: number; end: number }): Label {
  return { text, span: { start, end }, binding: null }
}

function shorten(text: string): string {
  const line = collapse(text)
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

/** The class around a member: by its own name, else by that of the variable it is assigned to. */
function nameClass(path: readonly AnyNode[]): string | null {
  const index = path.findLastIndex(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression')
  const node = path[index]
  if (node === undefined || (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression')) return null
  if (node.id) return node.id.name
  const parent = path[index - 1]
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : null
}
