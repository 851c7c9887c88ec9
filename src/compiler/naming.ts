// Which name of the source goes to which Value: `const e = a * b`, `this.b = value(0)`, `w[i] = x`.
import type { AnyNode, Expression, Pattern } from 'acorn'
import { classifyCall } from './callKind.ts'
import type { Rewriter } from './rewriter.ts'
import type { Label } from './siteTable.ts'

/** Members of a Value itself, which name nothing. */
const ownMembers: ReadonlySet<string> = new Set(['data', 'grad', 'label'])

/** Gives the name to the node that the expression makes, or, where it may be made elsewhere, to whatever comes out. */
export function nameExpression(rewriter: Rewriter, node: AnyNode, label: Label): void {
  if (node.type === 'ArrayExpression') return nameElements(rewriter, node, label)
  if (node.type === 'ConditionalExpression') {
    nameExpression(rewriter, node.consequent, label)
    return nameExpression(rewriter, node.alternate, label)
  }
  const last = node.type === 'SequenceExpression' ? node.expressions.at(-1) : undefined
  if (last !== undefined) return nameExpression(rewriter, last, label)
  if (rewriter.isNative(node)) return
  const maker = node.type === 'ChainExpression' ? node.expression : node
  if (makesNode(rewriter, maker)) return void rewriter.labels.set(maker, label)
  const site = rewriter.sites.add('name', node, { label })
  rewriter.wrap(node, `${rewriter.call('name')}(`, `,${site})`)
}

function nameElements(rewriter: Rewriter, node: Extract<Expression, { type: 'ArrayExpression' }>, label: Label): void {
  if (node.elements.some((element) => element?.type === 'SpreadElement')) {
    const site = rewriter.sites.add('name', node, { label })
    return rewriter.wrap(node, `${rewriter.call('name')}(`, `,${site})`)
  }
  node.elements.forEach((element, index) => {
    if (element === null || element.type === 'SpreadElement') return
    nameExpression(rewriter, element, { ...label, text: `${label.text}[${index}]` })
  })
}

/** True when the expression itself makes a node at its own site. */
function makesNode(rewriter: Rewriter, node: AnyNode): boolean {
  if (node.type === 'BinaryExpression') return !rewriter.isNative(node)
  if (node.type === 'UnaryExpression') return node.operator === '-'
  return (
    node.type === 'CallExpression' && ['value', 'math', 'method', 'many'].includes(classifyCall(rewriter, node).kind)
  )
}

/** What an assignment names; `key` is the computed part that only the run knows. */
export interface TargetName {
  readonly label: Label
  readonly isElement: boolean
}

/** The name of what is assigned to; null where it has none. */
export function nameTarget(rewriter: Rewriter, target: Pattern | Expression): TargetName | null {
  const simple = nameHolder(rewriter, target)
  if (simple !== null) return { label: simple, isElement: false }
  if (target.type !== 'MemberExpression' || !target.computed) return null
  const { property } = target
  if (property.type === 'Literal' && typeof property.value === 'string') {
    return { label: { text: property.value, span: property, binding: null }, isElement: false }
  }
  const holder = nameHolder(rewriter, target.object)
  if (holder === null) return null
  if (property.type === 'Literal') {
    return { label: { ...holder, text: `${holder.text}[${String(property.value)}]` }, isElement: false }
  }
  return { label: holder, isElement: true }
}

/** `w`, `this.w`, `net.w`: the last name counts. */
export function nameHolder(rewriter: Rewriter, node: AnyNode): Label | null {
  if (node.type === 'Identifier') {
    return { text: node.name, span: node, binding: rewriter.bindingOf(node) ?? null }
  }
  if (node.type !== 'MemberExpression' || node.computed) return null
  const { property } = node
  if (property.type !== 'Identifier' && property.type !== 'PrivateIdentifier') return null
  return ownMembers.has(property.name) ? null : { text: property.name, span: property, binding: null }
}
