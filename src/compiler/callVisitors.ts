// Rewrites calls that make nodes or name them: `value(…)`, `Math.tanh(x)`, `x.tanh()`, `w.push(…)`, `new Array(n)`.
import type { AnyNode, CallExpression, NewExpression } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { classifyCall } from './callKind.ts'
import { nameHolder } from './naming.ts'
import { unaryMethods } from './operations.ts'
import type { Rewriter, State } from './rewriter.ts'
import { findToken } from './textScan.ts'

type Walk = Context<AnyNode, State>

/** Makers of arrays and buffers whose only argument may be a size. */
const sized = new Set(
  (
    'Array ArrayBuffer Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'BigInt64Array BigUint64Array Float32Array Float64Array'
  ).split(' '),
)

export const callVisitors: Visitors<AnyNode, State> = {
  CallExpression(node: CallExpression, walk: Walk) {
    const { rewriter } = walk.state
    const call = classifyCall(rewriter, node)
    switch (call.kind) {
      case 'value':
        return rewriteValue(node, walk)
      case 'math':
        return rewriteMath(node, call.name, walk)
      case 'method': {
        const { before, between } = openMethod(rewriter, node, call.name)
        rewriter.out.open(node.start, before)
        return rewriteMethod(node, between, walk)
      }
      case 'many':
        return rewriteMany(node, call.name, walk)
      case 'push':
        return rewritePush(node, walk)
      case 'plain':
        unwrapSize(rewriter, node)
        return void walk.next()
    }
  },
  NewExpression(node: NewExpression, { state, next }: Walk) {
    unwrapSize(state.rewriter, node)
    next()
  },
}

/** A size given as a Value is its number. */
function unwrapSize(rewriter: Rewriter, { callee, arguments: args }: CallExpression | NewExpression): void {
  const [size] = args
  if (args.length !== 1 || size === undefined || size.type === 'SpreadElement' || rewriter.isNative(size)) return
  if (callee.type === 'Identifier' && sized.has(callee.name) && rewriter.isGlobal(callee, callee.name)) {
    rewriter.wrap(size, `${rewriter.call('num')}(`, ')')
  }
}

function rewriteValue(node: CallExpression, { state: { rewriter }, visit }: Walk): void {
  const site = rewriter.sites.add('leaf', node, { label: rewriter.labels.get(node) })
  replaceHead(rewriter, node, `${rewriter.call('value')}(${site}`)
  for (const argument of node.arguments) visit(argument)
}

function rewriteMath(node: CallExpression, name: string, { state: { rewriter }, visit }: Walk): void {
  const { arguments: args } = node
  if (rewriter.isNative(node)) {
    for (const argument of args) visit(argument)
    return
  }
  const site = rewriter.sites.add('op', node, { label: rewriter.labels.get(node), operands: args })
  const isSpread = args.some(({ type }) => type === 'SpreadElement')
  const form = isSpread || args.length > 2 || args.length === 0 ? 'math' : `math${args.length}`
  replaceHead(rewriter, node, `${rewriter.call(form)}(${site},'${name}'`)
  for (const argument of args) visit(argument)
}

/** Its products and partial sums are nodes of a scope of their own, as if a function had made them. */
function rewriteMany(node: CallExpression, name: string, { state: { rewriter }, visit }: Walk): void {
  const { arguments: args, callee } = node
  if (callee.type === 'MemberExpression') rewriter.replaced.add(callee.object)
  const site = rewriter.sites.add('op', node, { label: rewriter.labels.get(node), operands: args })
  const scope = rewriter.sites.add('function', node, { label: { text: name, span: callee, binding: null } })
  replaceHead(rewriter, node, `${rewriter.call(name)}(${site},${scope}`)
  for (const argument of args) visit(argument)
}

/** Everything up to and with the `(` of a call. */
function replaceHead({ out, text }: Rewriter, { callee, arguments: args, start }: CallExpression, head: string): void {
  const open = text.indexOf('(', callee.end) + 1
  out.replace(start, open, args.length > 0 ? `${head},` : head)
}

/** What stands before the receiver of `x.tanh(…)`, and between it and the arguments. */
export function openMethod(
  rewriter: Rewriter,
  node: CallExpression,
  name: string,
): { readonly before: string; readonly between: string } {
  const { callee, arguments: args } = node
  const receiver = callee.type === 'MemberExpression' ? callee.object : callee
  const site = rewriter.sites.add('op', node, { label: rewriter.labels.get(node), operands: [receiver, ...args] })
  const form = args.length === 0 && unaryMethods.has(name) ? 'unary' : 'method'
  return { before: `${rewriter.call(form)}(`, between: `,'${name}',${site}${args.length > 0 ? ',' : ''}` }
}

function rewriteMethod({ callee, arguments: args }: CallExpression, between: string, { state, visit }: Walk): void {
  if (callee.type !== 'MemberExpression') return
  const { out, text } = state.rewriter
  visit(callee.object)
  out.replace(findToken(text, callee.object.end, '.'), text.indexOf('(', callee.end) + 1, between)
  for (const argument of args) visit(argument)
}

/** `w.push(x)`: what is pushed is named after the array. */
function rewritePush(node: CallExpression, walk: Walk): void {
  const { rewriter } = walk.state
  const { callee } = node
  const label = callee.type === 'MemberExpression' ? nameHolder(rewriter, callee.object) : null
  if (label === null) return void walk.next()
  const site = rewriter.sites.add('name', node, { label })
  rewriter.out.open(node.start, `${rewriter.call('push')}(`)
  rewriteMethod(node, `,${site},`, walk)
}
