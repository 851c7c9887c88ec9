// Rewrites operators: arithmetic makes nodes, everything else sees the number a Value holds.
import type {
  AnyNode,
  BinaryExpression,
  ConditionalExpression,
  LogicalExpression,
  SequenceExpression,
  UnaryExpression,
} from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { globals } from './globals.ts'
import { arithmetic } from './operations.ts'
import type { Rewriter, State } from './rewriter.ts'
import { findToken } from './textScan.ts'

type Walk = Context<AnyNode, State>

export const operatorVisitors: Visitors<AnyNode, State> = {
  BinaryExpression: rewriteBinary,
  UnaryExpression: rewriteUnary,
  LogicalExpression: rewriteLogical,
  ConditionalExpression(node: ConditionalExpression, { state, next }: Walk) {
    state.rewriter.test(node.test)
    next()
  },
  SequenceExpression(node: SequenceExpression, { state, next }: Walk) {
    for (const part of node.expressions.slice(0, -1)) state.rewriter.drop(part)
    next()
  },
}

function rewriteBinary(node: BinaryExpression, walk: Walk): void {
  const { state, next } = walk
  const { rewriter } = state
  const { left, operator, right } = node
  if (left.type === 'PrivateIdentifier') return void next()
  if (operator === '^') return rewriteXor(node, walk)
  const call = arithmetic.get(operator)
  if (call === undefined || rewriter.isNative(node)) {
    if (/^[!=]==?$/.test(operator)) compareNumbers(rewriter, left, right)
    keepApart(rewriter, node)
    return void next()
  }
  const { out, sites, labels } = rewriter
  const site = sites.add('op', node, { label: labels.get(node), operands: [left, right] })
  const at = findToken(rewriter.text, left.end, operator)
  out.open(node.start, `${rewriter.call(call)}(`)
  out.replace(at, at + operator.length, ',')
  next()
  out.close(node.end, `,${site})`)
}

/** What may be meant as a power goes through the runtime, which knows whether it is done to a Value. */
function rewriteXor({ left, operator, right, start, end }: BinaryExpression, { state, next }: Walk): void {
  const { rewriter } = state
  if (rewriter.isNative(left) && rewriter.isNative(right)) return void next()
  const at = findToken(rewriter.text, left.end, operator)
  rewriter.out.open(start, `${rewriter.call('xor')}(`)
  rewriter.out.replace(at, at + operator.length, ',')
  next()
  rewriter.out.close(end, ')')
}

/** Equality is that of the numbers. Beside what is never a number a Value is unequal as the object it is. */
function compareNumbers(rewriter: Rewriter, left: AnyNode, right: AnyNode): void {
  if (isNeverNumber(left) || isNeverNumber(right)) return
  for (const side of [left, right]) {
    if (!rewriter.isNative(side)) rewriter.wrap(side, `${rewriter.call('num')}(`, ')')
  }
}

function isNeverNumber(node: AnyNode): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined'
  if (node.type === 'UnaryExpression') return node.operator === 'typeof' || node.operator === 'void'
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value !== 'number')
}

/** `a-->b` must not come to stand where a script would read `-->` as the end of an old comment. */
function keepApart({ out, text }: Rewriter, { left, operator }: BinaryExpression): void {
  if (!operator.startsWith('>')) return
  const at = findToken(text, left.end, operator)
  if (text.charAt(at - 1) === '-') out.open(at, ' ')
}

function rewriteUnary(node: UnaryExpression, { state, next }: Walk): void {
  const { rewriter } = state
  const { out } = rewriter
  const { operator, argument, start, end } = node
  if (operator === 'typeof') return rewriteTypeof(node, rewriter, next)
  if (operator === '!') rewriter.test(argument)
  if (operator === 'void') rewriter.drop(argument)
  const isMinus = operator === '-'
  if ((!isMinus && operator !== '+') || rewriter.isNative(argument)) return void next()
  const label = rewriter.labels.get(node)
  const site = isMinus ? rewriter.sites.add('op', node, { label, operands: [argument] }) : 0
  out.open(start, `${rewriter.call(isMinus ? 'neg' : 'plus')}(`)
  out.replace(start, start + 1, '')
  next()
  out.close(end, isMinus ? `,${site})` : ')')
}

function rewriteTypeof({ argument, start, end }: UnaryExpression, rewriter: Rewriter, next: () => unknown): void {
  const { out } = rewriter
  // the only way to write a name that does not exist
  if (argument.type === 'Identifier' && rewriter.analysis.free.has(argument) && !globals.has(argument.name)) {
    return out.replace(start, end, '"undefined"')
  }
  if (rewriter.isNative(argument)) return void next()
  out.open(start, `${rewriter.call('typeof')}(`)
  out.replace(start, start + 'typeof'.length, '')
  next()
  out.close(end, ')')
}

/** `a && b` is one of the two, chosen by the truth of the number that `a` holds. */
function rewriteLogical(node: LogicalExpression, { state, next }: Walk): void {
  const { rewriter, frame } = state
  const { operator, left, right, start, end } = node
  if (operator === '??') return void next()
  if (rewriter.tested.has(node)) {
    rewriter.test(left)
    rewriter.test(right)
    return void next()
  }
  if (rewriter.unused.has(node)) {
    rewriter.test(left)
    return void next()
  }
  if (rewriter.isNative(left)) return void next()
  const { out, text } = rewriter
  const at = findToken(text, left.end, operator)
  const truth = rewriter.call('truth')
  let again = rewriter.repeatable(left)
  if (again === null) {
    again = rewriter.makeName('t')
    frame.temps.push(again)
    out.open(start, `(${truth}(${again}=`)
  } else {
    out.open(start, `(${truth}(`)
  }
  out.replace(at, at + operator.length, operator === '&&' ? ')?' : `)?${again}:`)
  next()
  out.close(end, operator === '&&' ? `:${again})` : ')')
}
