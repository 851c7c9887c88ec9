// Values: thin handles on nodes of a tape, which behave as the number they hold.
import { createBackward } from './backward.ts'
import { describe } from './describe.ts'
import type { Labels } from './labels.ts'
import type { MovedNodes } from './movedNodes.ts'
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
  /**
   * The node of a handle; −1 for anything that is not a Value of this tape. Equally fast whatever it has met before. For a
   * node that was dropped this and the next two call `onDropped`.
   */
  readonly nodeOf: (x: unknown) => number
  /** The same, faster as long as it meets few kinds of things: for operands of arithmetic. */
  readonly operandOf: (x: unknown) => number
  /** The same for what can only be a Value or a number: throws a TypeError for anything else. */
  readonly elementOf: (x: unknown) => number
  /** The number a Value of this tape holds; anything else unchanged. */
  readonly numberOf: (x: unknown) => unknown
  /** Whether it is a Value of this tape, be its node there or dropped. */
  readonly isValue: (x: unknown) => x is Value
  /** The node of a handle; −1 where that was dropped, and for anything that is not a Value of this tape. */
  readonly findNode: (x: unknown) => number
  /** To be called when nodes lie elsewhere. */
  readonly noteMoved: () => void
}

export interface ValueHooks {
  /** Called at the end of each `backward()`, with the leaves it reached. */
  readonly afterPass: (leaves: readonly number[]) => void
  /** The data of a node that was dropped. */
  readonly readDropped: (number: number) => number
  /** Called where a node is used that was dropped. */
  readonly onDropped: (number: number) => never
}

/** Makes the class of the handles of one tape. The number is private: no program can see or forge it. */
export function createValueKind(tape: Tape, labels: Labels, moved: MovedNodes, hooks: ValueHooks): ValueKind {
  const { afterPass, readDropped, onDropped } = hooks
  const runBackward = createBackward(tape)
  /** Those of `moved`. Until something moves V8 takes fields that were never written for constants, and leaves the rest away. */
  const here = { isMoved: false, base: 0, shift: 0 }

  function locateMoved(number: number): number {
    if (number >= here.base) return number - here.shift
    const node = moved.find(number)
    return node < 0 ? onDropped(number) : node
  }

  function numberAt(node: number): number {
    return here.isMoved ? node + here.shift : node
  }

  function findMoved(number: number): number {
    return number >= here.base ? number - here.shift : moved.find(number)
  }

  class Handle implements Value {
    /** The number its node was made with, see movedNodes.ts. */
    #number: number
    declare readonly [mark]: true

    constructor(number: number) {
      this.#number = number
    }

    static nodeOf(x: unknown): number {
      return x instanceof Handle && #number in x ? Handle.locate(x) : -1
    }

    static operandOf(x: unknown): number {
      if ((x as Handle | undefined)?.[mark] !== true) return -1
      const number = (x as Handle).#number
      return here.isMoved ? locateMoved(number) : number
    }

    static findNode(x: unknown): number {
      if (!Handle.isValue(x)) return -1
      const number = x.#number
      return here.isMoved ? findMoved(number) : number
    }

    static numberOf(x: unknown): unknown {
      if (!Handle.isValue(x)) return x
      const number = x.#number
      return here.isMoved ? x.data : tape.readData(number)
    }

    static isValue(x: unknown): x is Handle {
      return x instanceof Handle && #number in x
    }

    /** No private getter, of which every handle would carry a mark. */
    static locate(handle: Handle): number {
      const number = handle.#number
      return here.isMoved ? locateMoved(number) : number
    }

    static elementOf(x: unknown): number {
      if (typeof x === 'number') return -1
      const number = (x as Handle).#number
      return here.isMoved ? locateMoved(number) : number
    }

    get data(): number {
      const node = Handle.findNode(this)
      return node < 0 ? readDropped(this.#number) : tape.readData(node)
    }

    set data(x: unknown) {
      const version = tape.pushVersion(Handle.locate(this), readNumber(x, this, 'data'))
      labels.copy(Handle.locate(this), version)
      this.#number = numberAt(version)
    }

    get grad(): number {
      return tape.readGrad(Handle.locate(this))
    }

    set grad(x: unknown) {
      tape.setGrad(Handle.locate(this), readNumber(x, this, 'grad'))
    }

    get label(): string {
      return labels.get(Handle.locate(this)) ?? ''
    }

    set label(text: unknown) {
      labels.set(Handle.locate(this), String(text))
    }

    backward(): void {
      afterPass(runBackward(Handle.locate(this)))
    }

    zeroGrad(): void {
      tape.zeroGrad(Handle.locate(this))
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
    const number = Handle.numberOf(x)
    if (typeof number === 'number') return number
    const name = value.label === '' ? 'a value' : value.label
    throw new TypeError(`The ${member} of ${name} has to be a number, not ${describe(x)}.`)
  }

  // As on a number: nothing that a handle answers may show that it is an object of a class of ours.
  Object.defineProperty(Handle.prototype, 'constructor', { value: Number, writable: true, configurable: true })
  Object.defineProperty(Handle.prototype, mark, { value: true })
  Object.defineProperty(Handle.prototype, Symbol.toStringTag, { value: 'Number', configurable: true })
  return {
    prototype: Handle.prototype,
    wrap: (node) => new Handle(numberAt(node)),
    nodeOf: (x) => Handle.nodeOf(x),
    operandOf: (x) => Handle.operandOf(x),
    elementOf: (x) => Handle.elementOf(x),
    numberOf: (x) => Handle.numberOf(x),
    isValue: (x) => Handle.isValue(x),
    findNode: (x) => Handle.findNode(x),
    noteMoved: () => {
      if (moved.base === 0 && !here.isMoved) return
      here.isMoved = true
      here.base = moved.base
      here.shift = moved.shift
    },
  }
}
