// Rewrites an expression that stands where nothing can be declared.
import type { AnyNode } from 'acorn'
import type { Context } from 'zimmerframe'
import { Frame } from './frame.ts'
import type { State } from './rewriter.ts'

/** Where no declaration can stand, an expression with temporary names becomes the body of a function that is called at once. */
export function visitAlone(node: AnyNode, { state: { rewriter }, visit }: Context<AnyNode, State>): void {
  const frame = new Frame()
  visit(node, { rewriter, frame })
  if (frame.temps.length === 0) return
  rewriter.out.openOutside(node.start, `((${frame.temps.join(',')})=>(`)
  rewriter.out.close(node.end, '))()')
}
