// Rewrites members and names: computed keys, functions of `Math` as objects, `value` as an object, imported names.
import type { AnyNode, AssignmentProperty, Identifier, MemberExpression, Property } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { nameExpression } from './naming.ts'
import { mathFunctions } from './operations.ts'
import type { Rewriter, State } from './rewriter.ts'
import { needsKey } from './target.ts'
import { visitAlone } from './visitAlone.ts'

type Walk = Context<AnyNode, State>

export const memberVisitors: Visitors<AnyNode, State> = {
  MemberExpression(node: MemberExpression, { state, next, path }: Walk) {
    const { rewriter } = state
    if (isMathFunction(rewriter, node) && !isTarget(node, path.at(-1))) {
      const site = rewriter.sites.add('op', node)
      return rewriter.out.replace(node.start, node.end, `${rewriter.call('mathFn')}(${site},'${readName(node)}')`)
    }
    if (needsKey(node)) rewriter.wrap(node.property, `${rewriter.call('key')}(`, ')')
    next()
  },
  Property(node: Property | AssignmentProperty, walk: Walk) {
    const { state, visit, path } = walk
    const { rewriter, frame } = state
    const isPattern = path.at(-1)?.type === 'ObjectPattern'
    if (node.computed) {
      if (node.key.type !== 'Literal') rewriter.wrap(node.key, `${rewriter.call('key')}(`, ')')
      if (frame.isParameter) visitAlone(node.key, walk)
      else visit(node.key)
    } else if (!isPattern && !node.method && node.kind === 'init' && !node.shorthand) {
      const text = readKey(node.key)
      const isElsewhere = node.value.type === 'Identifier' || node.value.type === 'MemberExpression'
      if (text !== null && !isElsewhere) nameExpression(rewriter, node.value, { text, span: node.key, binding: null })
    }
    visit(node.value)
  },
  Identifier(node: Identifier, { state, path }: Walk) {
    const { rewriter } = state
    const text = replaceName(rewriter, node)
    if (text === null) return
    const parent = path.at(-1)
    if (parent?.type === 'Property' && parent.shorthand) {
      return rewriter.out.replace(node.start, node.end, `${node.name}:${text}`)
    }
    const isCalled =
      (parent?.type === 'CallExpression' && parent.callee === node) ||
      (parent?.type === 'TaggedTemplateExpression' && parent.tag === node)
    // called on its own, an imported function has no `this`
    const isMade = parent?.type === 'NewExpression' && parent.callee === node
    rewriter.out.replace(node.start, node.end, isCalled ? `(0,${text})` : isMade ? `(${text})` : text)
  },
}

/** What stands for a name: a live import, or `value` where it is not called. */
function replaceName(rewriter: Rewriter, node: Identifier): string | null {
  const binding = rewriter.bindingOf(node)
  if (binding !== undefined) return rewriter.importedNames.get(binding) ?? null
  if (!rewriter.isGlobal(node, 'value')) return null
  return `${rewriter.call('valueMaker')}(${rewriter.sites.add('leaf', node)})`
}

function isMathFunction(rewriter: Rewriter, { object, property, computed }: MemberExpression): boolean {
  if (computed || property.type !== 'Identifier') return false
  return rewriter.isGlobal(object, 'Math') && mathFunctions.has(property.name)
}

function readName({ property }: MemberExpression): string {
  return property.type === 'Identifier' ? property.name : ''
}

/** True where the member is assigned to or deleted. */
function isTarget(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent === undefined) return false
  if ('left' in parent && 'right' in parent && parent.left === node) return parent.type !== 'BinaryExpression'
  if (parent.type === 'UnaryExpression') return parent.operator === 'delete'
  return /^(?:UpdateExpression|ArrayPattern|RestElement)$/.test(parent.type)
}

/** The name of a property that is not computed. */
export function readKey(key: AnyNode): string | null {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return key.name
  return key.type === 'Literal' ? String(key.value) : null
}
