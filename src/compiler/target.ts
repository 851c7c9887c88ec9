// Writes the target of a compound assignment so that it can be read and assigned: its object and key are evaluated once.
import type { AnyNode, MemberExpression, Pattern } from 'acorn'
import type { Context } from 'zimmerframe'
import type { Rewriter, State } from './rewriter.ts'
import { collapse, findToken } from './textScan.ts'

export interface TargetInput {
  /** The whole assignment. */
  readonly node: AnyNode
  readonly target: Pattern
  /** End of what the text composed stands for: the assignment’s operator, or the whole of `a++`. */
  readonly headEnd: number
  readonly walk: Context<AnyNode, State>
}

export interface TargetText {
  /** Can be read and assigned any number of times. */
  readonly text: string
  /** The name that holds the computed key, if there is one. */
  readonly key: string | null
}

/** Replaces the head of the assignment by what `compose` makes of the target; `after` closes it behind the right side. */
export function openTarget(input: TargetInput, compose: (target: TargetText) => string): { readonly after: string } {
  const { node, target, headEnd, walk } = input
  const { rewriter } = walk.state
  const { out } = rewriter
  if (target.type !== 'MemberExpression') {
    out.replace(node.start, headEnd, compose({ text: collapse(rewriter.slice(target)), key: null }))
    return { after: '' }
  }
  // The key is evaluated after the object, which it may replace: `w[(w = v, 0)] += 1`.
  const isSteady = !needsKey(target) || rewriter.bindingOf(target.object)?.isReassigned !== true
  const object = isSteady ? rewriter.repeatable(target.object) : null
  if (object !== null && !needsKey(target)) {
    out.replace(node.start, headEnd, compose({ text: object + accessor(rewriter, target), key: null }))
    return { after: '' }
  }
  // Only a statement of its own needs no parentheses around the sequence that this becomes.
  out.open(node.start, '(')
  const dot = findToken(rewriter.text, target.object.end, target.computed ? '[' : '.')
  const holder = object ?? takeTemp(walk.state)
  if (object === null) {
    out.open(node.start, `${holder}=`)
    // `(o.x) += 1`, `++(o.x)`: signs before the target itself
    if (node.start < target.start) out.replace(node.start, target.start, '')
    walk.visit(target.object)
  } else {
    out.replace(node.start, dot, '')
  }
  const comma = object === null ? ',' : ''
  if (!needsKey(target)) {
    out.replace(dot, headEnd, `${comma}${compose({ text: holder + accessor(rewriter, target), key: null })}`)
    return { after: ')' }
  }
  const key = takeTemp(walk.state)
  const close = findToken(rewriter.text, target.property.end, ']')
  rewriter.wrap(target.property, '', '')
  out.replace(dot, dot + 1, `${comma}${key}=${rewriter.call('key')}(`)
  walk.visit(target.property)
  out.replace(close, headEnd, `),${compose({ text: `${holder}[${key}]`, key })}`)
  return { after: ')' }
}

/** True where the key is computed by the program. */
export function needsKey({ computed, property }: MemberExpression): boolean {
  if (!computed) return false
  return property.type !== 'Literal' || (typeof property.value !== 'number' && typeof property.value !== 'string')
}

/** `.x`, `.#x`, `[0]`. */
function accessor(rewriter: Rewriter, { computed, property }: MemberExpression): string {
  const text = rewriter.slice(property)
  return computed ? `[${text}]` : `.${text}`
}

function takeTemp({ rewriter, frame }: State): string {
  const name = rewriter.makeName('t')
  frame.temps.push(name)
  return name
}
