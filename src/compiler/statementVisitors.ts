// Rewrites statements: conditions see numbers, declarations name what they hold, handlers come back to their scope.
import type {
  AnyNode,
  ArrowFunctionExpression,
  ExpressionStatement,
  FunctionDeclaration,
  FunctionExpression,
  IfStatement,
  Statement,
  SwitchStatement,
  TryStatement,
  VariableDeclaration,
} from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { holdsScopes } from './leavingScopes.ts'
import { nameExpression } from './naming.ts'
import { listPatternNames } from './pattern.ts'
import type { Rewriter, State } from './rewriter.ts'

type Walk = Context<AnyNode, State>

export const statementVisitors: Visitors<AnyNode, State> = {
  ExpressionStatement(node: ExpressionStatement, { state: { rewriter }, path, next }: Walk) {
    const before = findSibling(node, path.at(-1))
    // A line that now begins with `(` must not continue the line before it.
    // At the top `$at` stands between them already.
    if (before !== undefined && path.at(-1)?.type !== 'Program' && rewriter.text.charAt(before.end - 1) !== ';')
      rewriter.out.open(node.start, ';')
    if (rewriter.wrapsOf(node.expression).length === 0) rewriter.drop(node.expression)
    next()
    const { expression } = node
    const isPattern = expression.type === 'AssignmentExpression' && expression.left.type.endsWith('Pattern')
    if (isPattern) closeWithNames(rewriter, listPatternNames(expression.left), node, path.at(-1))
  },
  VariableDeclaration(node: VariableDeclaration, { state: { rewriter }, path, next }: Walk) {
    const patterns = node.declarations.filter(({ id, init }) => {
      if (init && id.type === 'Identifier') {
        const binding = rewriter.bindingOf(id) ?? null
        nameExpression(rewriter, init, { text: id.name, span: id, binding })
      }
      return id.type !== 'Identifier'
    })
    next()
    const ids = patterns.flatMap(({ id }) => listPatternNames(id))
    const parent = path.at(-1)
    if (parent?.type === 'ExportNamedDeclaration') closeWithNames(rewriter, ids, node, path.at(-2))
    else closeWithNames(rewriter, ids, node, parent)
  },
  IfStatement(node: IfStatement, { state, next }: Walk) {
    state.rewriter.test(node.test)
    next()
  },
  SwitchStatement(node: SwitchStatement, { state: { rewriter }, next }: Walk) {
    const tests = node.cases.flatMap(({ test }) => (test ? [test] : []))
    const isText = tests.every((test) => test.type === 'Literal' && typeof test.value !== 'number')
    if (!isText) {
      for (const side of [node.discriminant, ...tests]) {
        if (!rewriter.isNative(side)) rewriter.wrap(side, `${rewriter.call('num')}(`, ')')
      }
    }
    next()
  },
  TryStatement(node: TryStatement, { state: { rewriter, frame }, next }: Walk) {
    const leaves = holdsScopes(node.block) || (node.handler && holdsScopes(node.handler))
    if (!leaves) {
      next()
      return
    }
    const { out, prefix: p } = rewriter
    const here = rewriter.makeName('c')
    const wake = frame.suspends ? `if(${p}o!==void 0){${p}s=${rewriter.call('here')}();${p}o=void 0}` : ''
    out.open(node.start, `{const ${here}=${rewriter.call('here')}();`)
    for (const block of [node.handler?.body, node.finalizer]) {
      if (block) out.open(block.start + 1, `${wake}${rewriter.call('leave')}(${here});`)
    }
    next()
    out.close(node.end, '}')
  },
}

/** The statements of a list; undefined where a statement stands alone. */
function listStatements(parent: AnyNode | undefined): readonly AnyNode[] | undefined {
  if (parent?.type === 'SwitchCase') return parent.consequent
  // functions visit the statements of their body themselves
  if (isFunction(parent)) return parent.body.type === 'BlockStatement' ? parent.body.body : undefined
  const isList = parent?.type === 'Program' || parent?.type === 'BlockStatement' || parent?.type === 'StaticBlock'
  return isList ? parent.body : undefined
}

function isFunction(
  node: AnyNode | undefined,
): node is FunctionDeclaration | ArrowFunctionExpression | FunctionExpression {
  return node !== undefined && /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression)$/.test(node.type)
}

function findSibling(node: Statement, parent: AnyNode | undefined): AnyNode | undefined {
  const list = listStatements(parent)
  return list?.[list.indexOf(node) - 1]
}

/** Names what a pattern bound, behind the statement. */
function closeWithNames(
  rewriter: Rewriter,
  ids: ReturnType<typeof listPatternNames>,
  node: AnyNode,
  parent: AnyNode | undefined,
): void {
  if (ids.length === 0 || listStatements(parent) === undefined) return
  const named = ids.map((id) => {
    const site = rewriter.sites.add('name', id, {
      label: { text: id.name, span: id, binding: rewriter.bindingOf(id) ?? null },
    })
    const top = rewriter.topNames.get(id)
    const call = `${rewriter.call('name')}(${id.name},${site})`
    return top === undefined ? call : `${rewriter.call('top')}(${top},${call})`
  })
  rewriter.out.close(node.end, `;${named.join(',')};`)
}
