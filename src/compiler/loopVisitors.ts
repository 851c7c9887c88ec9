// Rewrites loops: every iteration is a scope, and tells how far the program is.
import type {
  AnyNode,
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  LabeledStatement,
  WhileStatement,
} from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { holdsScopes } from './leavingScopes.ts'
import { announceTurns, mayHoldPasses } from './loopTurns.ts'
import type { Rewriter, State } from './rewriter.ts'
import type { Label } from './siteTable.ts'
import { collapse } from './textScan.ts'

type Walk = Context<AnyNode, State>
type Loop = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement

const longest = 40

export const loopVisitors: Visitors<AnyNode, State> = {
  ForStatement(node: ForStatement, walk: Walk) {
    const { rewriter } = walk.state
    if (node.test) rewriter.test(node.test)
    if (node.update) rewriter.drop(node.update)
    if (node.init && node.init.type !== 'VariableDeclaration') rewriter.drop(node.init)
    rewriteLoop(node, walk)
  },
  ForInStatement: rewriteLoop,
  ForOfStatement: rewriteLoop,
  WhileStatement(node: WhileStatement, walk: Walk) {
    walk.state.rewriter.test(node.test)
    rewriteLoop(node, walk)
  },
  DoWhileStatement(node: DoWhileStatement, walk: Walk) {
    walk.state.rewriter.test(node.test)
    rewriteLoop(node, walk)
  },
  LabeledStatement(node: LabeledStatement, { state: { rewriter }, next }: Walk) {
    // a jump out of a labelled block leaves the loops in it
    const isLoop = /^(?:For|While|DoWhile|Labeled)/.test(node.body.type)
    if (isLoop || !holdsScopes(node.body)) {
      next()
      return
    }
    const here = rewriter.makeName('l')
    rewriter.out.open(node.start, `{const ${here}=${rewriter.call('here')}();`)
    next()
    rewriter.out.close(node.end, `;${rewriter.call('leave')}(${here})}`)
  },
}

function rewriteLoop(node: Loop, { state, path, next }: Walk): void {
  const { rewriter, frame } = state
  const { out, prefix: p } = rewriter
  const site = rewriter.sites.add('loop', node, { label: nameLoop(rewriter, node) })
  const outer = rewriter.makeName('l')
  const index = rewriter.makeName('i')
  const whole = findLabels(node, path)
  const leave = rewriter.call('leave')
  const pauses = node.type === 'ForOfStatement' && node.await && frame.suspends
  const iterate = `${rewriter.call('iterate')}(${outer},${site},${index}++);`
  // between the iterations of `for await` the scope is that of whoever called
  const away = `${p}o=${outer};${leave}(${p}s);`
  const back = `${p}s=${rewriter.call('here')}();${p}o=void 0;`
  const head = pauses ? `${back}${iterate}try{` : iterate
  const tail = pauses ? `}finally{if(${p}o===void 0){${away}}}` : ''
  const turns = mayHoldPasses(rewriter, node, path) ? announceTurns(rewriter, node, site) : ''
  out.open(whole.start, `{const ${outer}=${rewriter.call('here')}();let ${index}=0;${turns}${pauses ? away : ''}`)
  const { body } = node
  const isBlock = body.type === 'BlockStatement'
  if (isBlock) out.open(body.start + 1, head)
  else out.open(body.start, `{${head}`)
  next()
  if (!isBlock) out.close(body.end, `${tail}}`)
  else if (pauses && body.body.length > 0) out.close(body.end - 1, tail)
  else if (pauses) out.open(body.end - 1, tail)
  out.close(whole.end, `;${pauses ? back : ''}${leave}(${outer})}`)
}

/** The loop with its labels: `continue` needs them right before it. */
function findLabels(node: Loop, path: readonly AnyNode[]): AnyNode {
  let whole: AnyNode = node
  for (let at = path.length - 1; path[at]?.type === 'LabeledStatement'; at--) whole = path[at] ?? whole
  return whole
}

/** `for i`, `for x of xs`, `while`; it is written in the loop's head. */
function nameLoop(rewriter: Rewriter, node: Loop): Label {
  const { body } = node
  const span =
    node.type === 'DoWhileStatement'
      ? { start: node.start, end: node.start + 2 }
      : { start: node.start, end: trimEnd(rewriter.text, body.start) }
  return { text: describeLoop(rewriter, node), span, binding: null }
}

function trimEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length
}

function describeLoop(rewriter: Rewriter, node: Loop): string {
  if (node.type === 'WhileStatement') return 'while'
  if (node.type === 'DoWhileStatement') return 'do'
  if (node.type === 'ForStatement') {
    const { init } = node
    const assigned = init?.type === 'AssignmentExpression' ? init.left : undefined
    const target = init?.type === 'VariableDeclaration' ? init.declarations[0]?.id : assigned
    return target?.type === 'Identifier' ? `for ${target.name}` : 'for'
  }
  const left = node.left.type === 'VariableDeclaration' ? (node.left.declarations[0]?.id ?? node.left) : node.left
  const item = `for ${collapse(rewriter.slice(left))}`
  const full = `${item} ${node.type === 'ForInStatement' ? 'in' : 'of'} ${collapse(rewriter.slice(node.right))}`
  return full.length <= longest ? full : item
}
