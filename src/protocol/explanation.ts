// The explanation of one node's gradient: the chain rule in numbers, each term with the place it comes from.
import type { Span } from './program.ts'

/** A place in the user's files, ready to be shown and opened. */
export interface Place extends Span {
  readonly file: string
  /** 1-based line of `start`, for words like `line 4`; absent where the text is not at hand. */
  readonly line?: number
}

/** One term of the sum: ∂root/∂consumer · ∂consumer/∂node. */
export interface GradientTerm {
  /** Node that uses this one. */
  readonly consumer: number
  readonly consumerLabel: string
  /** Formula of the local derivative in the user's names: `b`, `1 − e²`, `1`. */
  readonly localFormula: string
  /** All numbers as text: adjoint of the consumer, the local derivative, and their product. */
  readonly adjoint: string
  readonly local: string
  readonly product: string
  readonly place: Place | null
}

export interface Explanation {
  readonly id: number
  readonly label: string
  /** What made it, in words: `leaf`, `a × b`, `tanh(n)`. */
  readonly made: string
  readonly data: string
  readonly grad: string
  readonly gradSign: -1 | 0 | 1 | null
  /** Why `grad` is `–`, in words; empty when it is known. */
  readonly gradMissing: string
  readonly place: Place | null
  readonly terms: readonly GradientTerm[]
  /** How many terms there are; more than `terms.length` when only the largest are listed. */
  readonly termCount: number
  /** The chain rule on one line: `∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6`; empty for the root and while unknown. */
  readonly chainRule: string
  /** Why `grad` is not the sum of the terms, in words (a leaf adds up passes); empty when it is. */
  readonly accumulation: string
}
