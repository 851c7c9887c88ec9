// Reads what a program hands to `plot`: lists of numbers of a sensible size, or an error in the user's words.
import { describe } from '../core/describe.ts'

/** The number a Value holds; anything else unchanged. */
export type ToNumber = (x: unknown) => unknown

export interface PlotInput {
  /** `what` says in the error what the number is: `a point of plot.scatter`. */
  readonly readNumber: (x: unknown, what: string) => number
  readonly readNumbers: (x: unknown, what: string) => number[]
  readonly readRows: (x: unknown, what: string) => number[][]
}

export function createPlotInput(toNumber: ToNumber): PlotInput {
  const readNumber = (x: unknown, what: string): number => {
    const number = toNumber(x)
    if (typeof number === 'number') return number
    throw new TypeError(`${what} has to be a number, not ${describe(x)}.`)
  }
  const readNumbers = (x: unknown, what: string): number[] =>
    readList(x, `${what} has to be a list of numbers`).map((y) => readNumber(y, `Each element of ${lower(what)}`))
  const readRows = (x: unknown, what: string): number[][] =>
    readList(x, `${what} has to be a list of rows`).map((row) => readNumbers(row, `Each row of ${lower(what)}`))
  return { readNumber, readNumbers, readRows }
}

/** An array or a typed array. */
export function readList(x: unknown, wanted: string): unknown[] {
  if (Array.isArray(x)) return x
  if (ArrayBuffer.isView(x) && !(x instanceof DataView)) return Array.from(x as unknown as ArrayLike<unknown>)
  throw new TypeError(`${wanted}, not ${describe(x)}.`)
}

export function readTitle(x: unknown, call: string): string {
  if (typeof x === 'string' && x !== '') return x.slice(0, 200)
  throw new TypeError(`${call} takes a title first, as in ${call}("loss", …), not ${describe(x)}.`)
}

/** Refuses more than can be drawn. */
export function checkCount(count: number, most: number, what: string): void {
  if (count > most) {
    throw new RangeError(
      `${what}: at most ${most.toLocaleString('en-US')} can be drawn, not ${count.toLocaleString('en-US')}.`,
    )
  }
}

function lower(text: string): string {
  return text.replace(/^Each (?:element|row) of /, '').replace(/^The /, 'the ')
}
