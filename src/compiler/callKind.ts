// Tells the calls that the engine takes part in from all others.
import type { CallExpression } from 'acorn'
import { mathFunctions, methods } from './operations.ts'
import type { Rewriter } from './rewriter.ts'

export type CallKind =
  | { readonly kind: 'value' }
  | { readonly kind: 'math'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string }
  /** `nn.dot(a, b)` and `nn.sum(xs)`: one operation of many inputs. */
  | { readonly kind: 'many'; readonly name: ManyName }
  | { readonly kind: 'push' }
  | { readonly kind: 'plain' }

type ManyName = 'dot' | 'sum'

const plain: CallKind = { kind: 'plain' }

export function classifyCall(
  rewriter: Rewriter,
  { callee, arguments: args, optional, start }: CallExpression,
): CallKind {
  if (rewriter.isGlobal(callee, 'value')) return { kind: 'value' }
  // a parenthesised callee, `(x.tanh)()`, is left to JavaScript
  if (callee.type !== 'MemberExpression' || callee.computed || callee.start !== start) return plain
  if (callee.property.type !== 'Identifier' || callee.object.type === 'Super' || optional) return plain
  const { name } = callee.property
  if (rewriter.isGlobal(callee.object, 'Math')) return mathFunctions.has(name) ? { kind: 'math', name } : plain
  if ((name === 'dot' || name === 'sum') && rewriter.isGlobal(callee.object, 'nn')) return { kind: 'many', name }
  // plain numbers have these methods too, and `console.log` is none of them
  if (methods.has(name)) return rewriter.isNative(callee.object) ? plain : { kind: 'method', name }
  if (name !== 'push' || callee.optional || args.every((argument) => rewriter.isNative(argument))) return plain
  return { kind: 'push' }
}
