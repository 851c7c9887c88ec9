// Values: thin handles on nodes of a tape, which behave as the number they hold.
import { createBackward } from './backward.ts'
import { describe } from './describe.ts'
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
  /** From now on `watch` hears of every pass when its gradients are there; null: nobody does. */
  readonly watchPasses: (watch: PassWatch | null) => void
}

/** Gets the root of a pass and the leaves it reached. */
type PassWatch = (root: number, leaves: readonly number[]) => void

/** Makes the class of the handles of one tape. The index is private: no program can see or forge it. */
export function createValueKind(tape: Tape, labels: Labels): ValueKind {
  const runBackward = createBackward(tape)
  let watch: PassWatch | null = null

  class Handle implements Value {
    #node: number
    declare readonly [mark]: true

    constructor(node: number) {
      this.#node = node
    }

    static nodeOf(x: unknown): number {
      return x instanceof Handle && #node in x ? x.#node : -1
    }

    static operandOf(x: unknown): number {
      return (x as Handle | undefined)?.[mark] === true ? (x as Handle).#node : -1
    }

    static elementOf(x: unknown): number {
      return typeof x === 'number' ? -1 : (x as Handle).#node
    }

    get data(): number {
      return tape.readData(this.#node)
    }

    set data(x: unknown) {
      const version = tape.pushVersion(this.#node, readNumber(x, this, 'data'))
      labels.copy(this.#node, version)
      this.#node = version
    }

    get grad(): number {
      return tape.readGrad(this.#node)
    }

    set grad(x: unknown) {
      tape.setGrad(this.#node, readNumber(x, this, 'grad'))
    }

    get label(): string {
      return labels.get(this.#node) ?? ''
    }

    set label(text: unknown) {
      labels.set(this.#node, String(text))
    }

    backward(): void {
      const leaves = runBackward(this.#node)
      watch?.(this.#node, leaves)
    }

    zeroGrad(): void {
      tape.zeroGrad(this.#node)
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
    wrap: (node) => new Handle(node),
    nodeOf: (x) => Handle.nodeOf(x),
    operandOf: (x) => Handle.operandOf(x),
    elementOf: (x) => Handle.elementOf(x),
    watchPasses: (next) => {
      watch = next
    },
  }
}
