// The function around what is being rewritten: it holds the temporary names, so that recursion and generators are right.

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
