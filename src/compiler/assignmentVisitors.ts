// Rewrites assignments: the target is evaluated once and before the right side, and what is assigned gets its name.
import type { AnyNode, AssignmentExpression, Expression, Pattern, UpdateExpression } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { nameExpression, nameTarget } from './naming.ts'
import { arithmetic } from './operations.ts'
import type { State } from './rewriter.ts'
import type { Label } from './siteTable.ts'
import { openTarget } from './target.ts'
import { findToken } from './textScan.ts'
import { visitAlone } from './visitAlone.ts'

type Walk = Context<AnyNode, State>

export const assignmentVisitors: Visitors<AnyNode, State> = {
  AssignmentExpression(node: AssignmentExpression, walk: Walk) {
    const { operator } = node
    if (operator === '=') return rewritePlain(node, walk)
    if (operator === '||=' || operator === '&&=') return rewriteLogical(node, walk)
    if (operator === '??=') nameRight(node, walk)
    else if (arithmetic.has(operator.slice(0, -1))) return rewriteCompound(node, walk)
    walk.next()
  },
  AssignmentPattern({ left, right }, walk: Walk) {
    const { rewriter, frame } = walk.state
    const named = nameTarget(rewriter, left)
    if (named !== null && !named.isElement) nameExpression(rewriter, right, named.label)
    walk.visit(left)
    if (frame.isParameter) visitAlone(right, walk)
    else walk.visit(right)
  },
  UpdateExpression: rewriteUpdate,
}

/** Names the right side; an element is named by the key that only the run knows, where there is one at hand. */
function nameRight({ left, right }: AssignmentExpression, { state }: Walk): void {
  const named = nameTarget(state.rewriter, left)
  if (named !== null && !named.isElement) nameExpression(state.rewriter, right, named.label)
}

/** `w[i] = x`. */
function rewritePlain(node: AssignmentExpression, walk: Walk): void {
  const { rewriter, frame } = walk.state
  const { left, right } = node
  const named = nameTarget(rewriter, left)
  if (left.type !== 'MemberExpression' || named === null || !named.isElement || rewriter.isNative(right)) {
    nameRight(node, walk)
    return void walk.next()
  }
  const key = rewriter.makeName('t')
  frame.temps.push(key)
  const site = rewriter.sites.add('name', right, { label: named.label })
  rewriter.wrap(left.property, `${key}=`, '')
  rewriter.wrap(right, `${rewriter.call('nameAt')}(`, `,${site},${key})`)
  walk.next()
}

function rewriteCompound(node: AssignmentExpression, walk: Walk): void {
  const { rewriter } = walk.state
  const { left, operator, right, start, end } = node
  if (rewriter.isNative(left) && rewriter.isNative(right)) return void walk.next()
  const bare = operator.slice(0, -1)
  const named = nameTarget(rewriter, left)
  const label = named === null || named.isElement ? undefined : named.label
  const site = rewriter.sites.add('op', node, { label, operands: [left, right] })
  const call = rewriter.call(arithmetic.get(bare) ?? '')
  const headEnd = findToken(rewriter.text, left.end, operator) + operator.length
  let after = `,${site})`
  const target = openTarget({ node, target: left, headEnd, walk }, ({ text, key }) => {
    const sum = `${call}(${text},`
    if (named === null || !named.isElement || key === null) return `${text}=${sum}`
    const place = rewriter.sites.add('name', { start, end }, { label: named.label })
    after += `,${place},${key})`
    return `${text}=${rewriter.call('nameAt')}(${sum}`
  })
  walk.visit(right)
  rewriter.out.close(end, after + target.after)
}

/** `a ||= b` assigns only where `a` is not true. */
function rewriteLogical(node: AssignmentExpression, walk: Walk): void {
  const { rewriter, frame } = walk.state
  const { left, operator, right, end } = node
  nameRight(node, walk)
  if (rewriter.isNative(left)) return void walk.next()
  const old = rewriter.makeName('t')
  frame.temps.push(old)
  const truth = rewriter.call('truth')
  const isOr = operator === '||='
  const headEnd = findToken(rewriter.text, left.end, operator) + operator.length
  rewriter.out.open(node.start, '(')
  const target = openTarget({ node, target: left, headEnd, walk }, ({ text }) =>
    isOr ? `${truth}(${old}=${text})?${old}:(${text}=` : `${truth}(${old}=${text})?(${text}=`,
  )
  walk.visit(right)
  rewriter.out.close(end, `${isOr ? ')' : `):${old}`}${target.after})`)
}

function rewriteUpdate(node: UpdateExpression, walk: Walk): void {
  const { rewriter, frame } = walk.state
  const { argument, operator, prefix, start, end } = node
  if (rewriter.isNative(argument)) return void walk.next()
  const named = nameTarget(rewriter, argument)
  const label: Label | undefined = named === null || named.isElement ? undefined : named.label
  const site = rewriter.sites.add('op', node, { label, operands: [argument] })
  const step = rewriter.call(operator === '++' ? 'inc' : 'dec')
  const isUnused = rewriter.unused.has(node)
  // beside `&&` and in `? :` an assignment needs parentheses, also where nobody reads it
  const isBare =
    isUnused && /^(?:ExpressionStatement|ForStatement|SequenceExpression)$/.test(walk.path.at(-1)?.type ?? '')
  if (!isBare) rewriter.out.open(start, '(')
  const target = openTarget({ node, target: asPattern(argument), headEnd: end, walk }, ({ text }) => {
    if (prefix || isUnused) return `${text}=${step}(${text},${site})`
    const old = rewriter.makeName('t')
    frame.temps.push(old)
    return `${old}=${rewriter.call('numeric')}(${text}),${text}=${step}(${old},${site}),${old}`
  })
  rewriter.out.close(end, target.after + (isBare ? '' : ')'))
}

/** What `++` steps is a name or a member. */
function asPattern(node: Expression): Pattern {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression')
    throw new Error(`++ was not expected on ${node.type}.`)
  return node
}
