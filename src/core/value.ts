// Values: thin handles on nodes of a tape, which behave as the number they hold.
import { createBackward } from './backward.ts'
import { describe } from './describe.ts'
import { Era } from './eras.ts'
import type { Labels } from './labels.ts'
import type { Tape } from './tape.ts'

/** What a user's Value offers; the differentiable methods (`tanh()`, `pow(x)`, …) are added by name. */
export interface Value {
  data: number
  grad: number
  label: string
  backward(): void
  zeroGrad(): void
  valueOf(): number
  toString(radix?: number): string
}

/** Stands on the prototype of handles: one comparison of hidden classes tells a handle from anything else. */
const mark = Symbol('Value')

/** The handles of one tape. */
export interface ValueKind {
  readonly prototype: object
  /** A new handle on a node. */
  readonly wrap: (node: number) => Value
  /** The node of a handle; −1 for anything that is not a Value of this tape. Equally fast whatever it has met before. */
  readonly nodeOf: (x: unknown) => number
  /** The same, faster as long as it meets few kinds of things: for operands of arithmetic. */
  readonly operandOf: (x: unknown) => number
  /** The same for what can only be a Value or a number: throws a TypeError for anything else. */
  readonly elementOf: (x: unknown) => number
  /** The era of the handles made from now on. */
  readonly setEra: (era: Era) => void
}

/**
 * Makes the class of the handles of one tape; `afterPass` is called at the end of each `backward()`, with the leaves it reached. The index is private: no
 * program can see or forge it.
 */
export function createValueKind(tape: Tape, labels: Labels, afterPass: (leaves: readonly number[]) => void): ValueKind {
  const runBackward = createBackward(tape)

  let currentEra = new Era()
  class Handle implements Value {
    /** The node when the handle was made; see `Era.shift`. */
    #node: number
    #era: Era
    declare readonly [mark]: true

    constructor(node: number, era: Era) {
      this.#node = node
      this.#era = era
    }

    static nodeOf(x: unknown): number {
      return x instanceof Handle && #node in x ? x.#node + x.#era.shift : -1
    }

    static operandOf(x: unknown): number {
      return (x as Handle | undefined)?.[mark] === true ? (x as Handle).#node + (x as Handle).#era.shift : -1
    }

    get #here(): number {
      return this.#node + this.#era.shift
    }

    static elementOf(x: unknown): number {
      return typeof x === 'number' ? -1 : (x as Handle).#node + (x as Handle).#era.shift
    }

    get data(): number {
      return tape.readData(this.#here)
    }

    set data(x: unknown) {
      const version = tape.pushVersion(this.#here, readNumber(x, this, 'data'))
      labels.copy(this.#here, version)
      this.#node = version
      this.#era = currentEra
    }

    get grad(): number {
      return tape.readGrad(this.#here)
    }

    set grad(x: unknown) {
      tape.setGrad(this.#here, readNumber(x, this, 'grad'))
    }

    get label(): string {
      return labels.get(this.#here) ?? ''
    }

    set label(text: unknown) {
      labels.set(this.#here, String(text))
    }

    backward(): void {
      afterPass(runBackward(this.#here))
    }

    zeroGrad(): void {
      tape.zeroGrad(this.#here)
    }

    valueOf(): number {
      return this.data
    }

    toString(radix?: number): string {
      return this.data.toString(radix)
    }

    toFixed(digits?: number): string {
      return this.data.toFixed(digits)
    }

    toPrecision(digits?: number): string {
      return this.data.toPrecision(digits)
    }

    toExponential(digits?: number): string {
      return this.data.toExponential(digits)
    }

    toLocaleString(locales?: string, options?: object): string {
      return this.data.toLocaleString(locales, options)
    }

    toJSON(): number {
      return this.data
    }
  }

  function readNumber(x: unknown, value: Value, member: string): number {
    if (typeof x === 'number') return x
    const node = Handle.nodeOf(x)
    if (node >= 0) return tape.readData(node)
    const name = value.label === '' ? 'a value' : value.label
    throw new TypeError(`The ${member} of ${name} has to be a number, not ${describe(x)}.`)
  }

  // As on a number: nothing that a handle answers may show that it is an object of a class of ours.
  Object.defineProperty(Handle.prototype, 'constructor', { value: Number, writable: true, configurable: true })
  Object.defineProperty(Handle.prototype, mark, { value: true })
  Object.defineProperty(Handle.prototype, Symbol.toStringTag, { value: 'Number', configurable: true })
  return {
    prototype: Handle.prototype,
    wrap: (node) => new Handle(node, currentEra),
    nodeOf: (x) => Handle.nodeOf(x),
    operandOf: (x) => Handle.operandOf(x),
    elementOf: (x) => Handle.elementOf(x),
    setEra: (era) => {
      currentEra = era
    },
  }
}
