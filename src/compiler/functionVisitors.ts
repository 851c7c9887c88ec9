// Rewrites functions: every call is a scope, left again however it ends; generators and async functions leave it at every pause.
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  AwaitExpression,
  FunctionDeclaration,
  FunctionExpression,
  PropertyDefinition,
  StaticBlock,
  YieldExpression,
} from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { Frame } from './frame.ts'
import { nameFunction } from './functionName.ts'
import { readKey } from './memberVisitors.ts'
import { nameExpression } from './naming.ts'
import type { Rewriter, State } from './rewriter.ts'
import { skipSpace } from './textScan.ts'
import { visitAlone } from './visitAlone.ts'

type Walk = Context<AnyNode, State>
type FunctionNode = AnonymousFunctionDeclaration | FunctionDeclaration | FunctionExpression | ArrowFunctionExpression

export const functionVisitors: Visitors<AnyNode, State> = {
  FunctionDeclaration: rewriteFunction,
  FunctionExpression: rewriteFunction,
  ArrowFunctionExpression: rewriteFunction,
  PropertyDefinition(node: PropertyDefinition, walk: Walk) {
    const { rewriter } = walk.state
    if (node.computed) visitKey(node.key, rewriter, walk.visit)
    if (!node.value) return
    const text = node.computed ? null : readKey(node.key)
    if (text !== null) nameExpression(rewriter, node.value, { text, span: node.key, binding: null })
    visitAlone(node.value, walk)
  },
  MethodDefinition(node, { state, visit }) {
    if (node.computed) visitKey(node.key, state.rewriter, visit)
    visit(node.value)
  },
  StaticBlock(node: StaticBlock, { state: { rewriter }, next }: Walk) {
    const frame = new Frame()
    next({ rewriter, frame })
    rewriter.out.openOutside(rewriter.text.indexOf('{', node.start) + 1, frame.declare())
  },
  AwaitExpression(node: AwaitExpression, walk: Walk) {
    rewritePause(node, 'await', walk)
  },
  YieldExpression(node: YieldExpression, walk: Walk) {
    rewritePause(node, node.delegate ? 'yield*' : 'yield', walk)
  },
}

function visitKey(key: AnyNode, rewriter: Rewriter, visit: Walk['visit']): void {
  if (key.type !== 'Literal') rewriter.wrap(key, `${rewriter.call('key')}(`, ')')
  visit(key)
}

function rewriteFunction(node: FunctionNode, { state: { rewriter }, visit, path }: Walk): void {
  const suspends = node.async || node.generator
  const frame = new Frame({ suspends })
  const isEmpty = node.body.type === 'BlockStatement' && node.body.body.length === 0
  const site = isEmpty ? 0 : rewriter.sites.add('function', node, { label: nameFunction(rewriter, node, path) })
  for (const parameter of node.params) visit(parameter, { rewriter, frame: new Frame({ isParameter: true }) })
  if (isEmpty) return
  const { out, text, prefix: p } = rewriter
  const close = suspends
    ? `}finally{if(${p}o===void 0)${rewriter.call('leave')}(${p}s)}`
    : `}finally{${rewriter.call('leave')}(${p}s)}`
  const enter = `${suspends ? 'let' : 'const'} ${p}s=${rewriter.call('enter')}(${site})${suspends ? `,${p}o` : ''};`
  const { body } = node
  if (body.type === 'BlockStatement') {
    for (const statement of body.body) visitIn(statement)
    out.openOutside(body.start + 1, `${enter}${frame.declare()}try{`)
    return out.close(body.end - 1, close)
  }
  const at = skipSpace(text, text.indexOf('=>', node.params.at(-1)?.end ?? node.start) + 2)
  visitIn(body)
  out.openOutside(at, `{${enter}${frame.declare()}try{return `)
  out.close(node.end, `${close}}`)

  function visitIn(inner: AnyNode): void {
    visit(inner, { rewriter, frame })
  }
}

/** Before a pause the caller's scope comes back; after it, whoever resumes is the caller. */
function rewritePause(node: AwaitExpression | YieldExpression, keyword: string, { state, next }: Walk): void {
  const { rewriter, frame } = state
  const { out, prefix: p, text } = rewriter
  const result = rewriter.makeName('t')
  frame.temps.push(result)
  const pause = `${p}o=${rewriter.call('here')}(),${rewriter.call('leave')}(${p}s)`
  const resume = `${p}s=${rewriter.call('here')}(),${rewriter.call('resume')}(${p}o),${p}o=void 0`
  const keywordEnd = keyword === 'yield*' ? text.indexOf('*', node.start) + 1 : node.start + keyword.length
  out.open(node.start, `(${result}=${node.argument ? '' : 'void 0'}`)
  out.replace(node.start, keywordEnd, '')
  next()
  const wait = `${keyword} ${result},`
  out.close(node.end, `,${pause},${result}=${wait}${resume},${result})`)
  out.noteOrigin(wait, node.start)
}
