// Finds how often a loop will turn, where its head says so: what the progress of a training is measured by.
import type { AnyNode, ForOfStatement, ForStatement } from 'acorn'
import type { Rewriter } from './rewriter.ts'

/**
 * Text of a call before the loop that tells the runtime: of `for (let k = 0; k < n; k++)` with numbers or names that can be
 * read early, and of `for (const x of xs)`. Empty where the head says nothing.
 */
export function announceTurns(rewriter: Rewriter, node: AnyNode, site: number): string {
  if (node.type === 'ForStatement') return announceCount(rewriter, node, site)
  if (node.type !== 'ForOfStatement' || node.await) return ''
  const { right } = node
  const items = right.type === 'Identifier' ? rewriter.repeatable(right) : null
  if (items !== null && !declares(node, items)) return `${rewriter.call('turnsOf')}(${items},${site});`
  if (right.type === 'CallExpression') rewriter.wrap(right, `${rewriter.call('turnsOf')}(`, `,${site})`)
  return ''
}

/** In `for (const xs of xs)` the name behind is not yet there. */
function declares({ left }: ForOfStatement, name: string): boolean {
  return (
    left.type === 'VariableDeclaration' &&
    left.declarations.some(({ id }) => id.type !== 'Identifier' || id.name === name)
  )
}

function announceCount(rewriter: Rewriter, node: ForStatement, site: number): string {
  const { init, test, update } = node
  if (init?.type !== 'VariableDeclaration' || test?.type !== 'BinaryExpression') return ''
  const [counter, ...others] = init.declarations
  if (counter?.id.type !== 'Identifier' || others.length > 0 || !counter.init) return ''
  const { name } = counter.id
  if (test.left.type !== 'Identifier' || test.left.name !== name) return ''
  const from = readEarly(rewriter, counter.init, name)
  const to = readEarly(rewriter, test.right, name)
  const step = readStep(rewriter, update, name)
  if (from === null || to === null || step === null || !/^[<>]=?$/.test(test.operator)) return ''
  const isInclusive = test.operator.endsWith('=')
  return `${rewriter.call('turns')}(${site},${from},${to},${step},${isInclusive});`
}

/** Only a loop around passes counts: one that may have them in sight, and not the inner loops of a layer. */
export function mayHoldPasses(rewriter: Rewriter, node: AnyNode, path: readonly AnyNode[]): boolean {
  return !path.some(({ type }) => /Function/.test(type)) || /\bbackward\b/.test(rewriter.slice(node))
}

/** Text of an expression that can be read before the loop begins: a number, or a variable that is not the loop's own. */
function readEarly(rewriter: Rewriter, node: AnyNode, counter: string): string | null {
  if (node.type === 'Literal') return typeof node.value === 'number' ? rewriter.slice(node) : null
  if (node.type !== 'Identifier' || node.name === counter) return null
  return rewriter.repeatable(node)
}

function readStep(rewriter: Rewriter, update: ForStatement['update'], counter: string): string | null {
  if (update?.type === 'UpdateExpression') {
    const isCounter = update.argument.type === 'Identifier' && update.argument.name === counter
    return isCounter ? `${update.operator.slice(1)}1` : null
  }
  if (update?.type !== 'AssignmentExpression' || !/^[+-]=$/.test(update.operator)) return null
  if (update.left.type !== 'Identifier' || update.left.name !== counter) return null
  const step = readEarly(rewriter, update.right, counter)
  return step === null ? null : update.operator === '+=' ? step : `-(${step})`
}
