// Gives the operators of a program a memory: rewrites its text so that the runtime sees every operation on Values.
import type { AnyNode, Program } from 'acorn'
import { walk, type Visitors } from 'zimmerframe'
import type { Span, Statement } from '../protocol/program.ts'
import { assignmentVisitors } from './assignmentVisitors.ts'
import { callVisitors } from './callVisitors.ts'
import { chainVisitor } from './chainVisitor.ts'
import { classVisitors } from './classVisitors.ts'
import { Frame } from './frame.ts'
import { functionVisitors } from './functionVisitors.ts'
import { globals } from './globals.ts'
import { loopVisitors } from './loopVisitors.ts'
import { memberVisitors } from './memberVisitors.ts'
import { linkModule, type ModuleLinks } from './moduleLinks.ts'
import { operatorVisitors } from './operatorVisitors.ts'
import type { Output } from './output.ts'
import { Rewriter, type RewriterInput, type State } from './rewriter.ts'
import { statementVisitors } from './statementVisitors.ts'
import { topLevelVisitors } from './topLevel.ts'

export interface Instrumented {
  readonly out: Output
  readonly parameters: readonly string[]
  readonly statements: readonly Statement[]
  readonly links: ModuleLinks
  /** Length of what stands before the body, exports and imports included. */
  readonly headLength: number
}

const visitors: Visitors<AnyNode, State> = {
  /** What was planned for a node is put around it, whatever it is. */
  _(node: AnyNode & Span, { state: { rewriter }, next }) {
    const wraps = rewriter.wrapsOf(node)
    if (wraps.length === 0) {
      next()
      return
    }
    const isSequence = node.type === 'SequenceExpression'
    for (const { before } of wraps) rewriter.out.open(node.start, before)
    if (isSequence) rewriter.out.open(node.start, '(')
    next()
    if (isSequence) rewriter.out.close(node.end, ')')
    for (const { after } of wraps.toReversed()) rewriter.out.close(node.end, after)
  },
  ...operatorVisitors,
  ...assignmentVisitors,
  ...memberVisitors,
  ...callVisitors,
  ...chainVisitor,
  ...classVisitors,
  ...functionVisitors,
  ...loopVisitors,
  ...statementVisitors,
  ...topLevelVisitors,
}

export function instrument(program: Program, input: RewriterInput): Instrumented {
  const rewriter = new Rewriter(input)
  const { analysis } = input
  const links = linkModule(program, rewriter)
  const frame = new Frame({ suspends: analysis.awaitsAtTop })
  walk<AnyNode, State>(program, { rewriter, frame }, visitors)
  const { out, prefix: p } = rewriter
  const own = analysis.awaitsAtTop ? `let ${p}s=${rewriter.call('here')}(),${p}o;` : ''
  const head = `"use strict";${links.head}`
  const calls = [...rewriter.calls].toSorted()
  const used = new Set([...analysis.free.keys()].filter((id) => !rewriter.replaced.has(id)).map(({ name }) => name))
  const names = [...used].filter((name) => globals.has(name) && name !== 'value').toSorted()
  const parameters = [...calls.map((name) => p + name), ...names]
  const keywords = `${analysis.awaitsAtTop ? 'async ' : ''}function${links.isExporting ? '*' : ''}`
  const opening = `(${keywords}(${parameters.join(',')}){${head}`
  out.surround(`${opening}${own}${frame.declare()}`, '})')
  return {
    out,
    parameters: [...calls.map((name) => `$${name}`), ...names],
    statements: rewriter.statements,
    links,
    headLength: opening.length,
  }
}
