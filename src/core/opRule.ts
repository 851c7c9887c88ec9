// What a differentiable operation has to say about itself, so that a rule reads as one formula with its derivatives beside it.

/** Takes the values of the inputs; an absent input is passed as 0. */
export type Forward = (a: number, b: number) => number

/** A local derivative, from the values of the inputs and of the result. */
export type Partial = (a: number, b: number, out: number) => number

/** A local derivative as text, from the names of the inputs and of the result. */
export type PartialText = (a: string, b: string, out: string) => string

/** `partial0` and `partial1` are the derivatives by the first and the second input; `text0` and `text1` say them in names. */
export interface OpRule {
  readonly arity: 0 | 1 | 2
  /** What stands in the operation's circle. */
  readonly symbol: string
  readonly forward: Forward
  readonly partial0: Partial
  readonly text0: PartialText
  readonly partial1: Partial
  readonly text1: PartialText
}

const zero = (): number => 0
const nothing = (): string => ''

/** A node that computes nothing: it holds the number it was given. */
export function describeSource(): OpRule {
  return { arity: 0, symbol: '', forward: (a) => a, partial0: zero, text0: nothing, partial1: zero, text1: nothing }
}

export function describeUnary(symbol: string, forward: Forward, partial0: Partial, text0: PartialText): OpRule {
  return { arity: 1, symbol, forward, partial0, text0, partial1: zero, text1: nothing }
}

export function describeBinary(
  symbol: string,
  forward: Forward,
  [partial0, text0]: readonly [Partial, PartialText],
  [partial1, text1]: readonly [Partial, PartialText],
): OpRule {
  return { arity: 2, symbol, forward, partial0, text0, partial1, text1 }
}

/** A name as a factor or a base: `−3` and `a + b` get parentheses, `w[0]` and `e` do not. */
export function wrapName(name: string): string {
  return /^[-−]|[\s+\-−×·/^]/u.test(name) ? `(${name})` : name
}
