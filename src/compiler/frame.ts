// The function around what is being rewritten: it holds the temporary names, so that recursion and generators are right.
import type { AnyNode } from 'acorn'
import type { Context } from 'zimmerframe'
import type { State } from './rewriter.ts'

export class Frame {
  /** True in generators and async functions, which are left and entered again in their middle. */
  readonly suspends: boolean
  /** True in the parameters of a function, where nothing can be declared. */
  readonly isParameter: boolean
  readonly temps: string[] = []

  constructor({ suspends = false, isParameter = false } = {}) {
    this.suspends = suspends
    this.isParameter = isParameter
  }

  /** The declaration of the temporary names; empty without any. */
  declare(): string {
    return this.temps.length === 0 ? '' : `let ${this.temps.join(',')};`
  }
}

/** Where no declaration can stand, an expression with temporary names becomes the body of a function that is called at once. */
export function visitAlone(node: AnyNode, { state: { rewriter }, visit }: Context<AnyNode, State>): void {
  const frame = new Frame()
  visit(node, { rewriter, frame })
  if (frame.temps.length === 0) return
  rewriter.out.openOutside(node.start, `((${frame.temps.join(',')})=>(`)
  rewriter.out.close(node.end, '))()')
}
