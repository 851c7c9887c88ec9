// Says early and in plain words what does not fit: which layer, what it expects and what it got.
import { count, describeShape, type Numbers } from './numbers.nn.ts'

/** Throws unless `n` is a whole number, at least `least`. */
export function checkSize(what: string, n: number, least: number = 1): void {
  if (Number.isInteger(n) && n >= least) return
  throw new RangeError(`${what} has to be a whole number of at least ${least}, not ${show(n)}.`)
}

/** Throws unless `x` is a number from `least` to `most`; neither NaN nor infinite. */
export function checkNumber(what: string, x: number, least: number = -Infinity, most: number = Infinity): void {
  if (Number.isFinite(x) && x >= least && x <= most) return
  const range =
    most < Infinity ? ` from ${least} to ${most}` : least === 0 ? ' that is not negative' : least > 0 ? ' above 0' : ''
  throw new RangeError(`${what} has to be a finite number${range}, not ${show(x)}.`)
}

/** Throws unless `name` is one of the `known` names. */
export function checkName(what: string, name: unknown, known: readonly string[]): void {
  if (known.includes(name as string)) return
  throw new RangeError(`${what} has to be one of ${known.join(', ')}, not ${show(name)}.`)
}

/** Throws unless `x` is a vector of `n` numbers; `layer` is what expects it. */
export function checkVector(layer: string, x: Numbers, n: number, what: string = 'input'): void {
  if (Array.isArray(x) && x.length === n && typeof x[0] === 'number') return
  if (Array.isArray(x) && x.every((item) => typeof item === 'number')) {
    throw new RangeError(`${layer} expects ${count(n, what)} and got ${x.length}.`)
  }
  throw new RangeError(`${layer} expects an array of ${count(n, 'number')} and got ${describeShape(x)}.`)
}

/** Throws unless `x` is an image `[channel][row][column]` of so many channels, all rows of one length. */
export function checkImage(
  layer: string,
  x: readonly (readonly (readonly number[])[])[],
  channels: number | null,
): void {
  const isImage = Array.isArray(x) && Array.isArray(x[0]) && Array.isArray(x[0][0]) && typeof x[0][0][0] === 'number'
  const expected = `${layer} expects an image [${channels ?? 'channels'}][rows][columns]`
  if (!isImage || (channels !== null && x.length !== channels)) {
    throw new RangeError(`${expected} and got ${describeShape(x)}.`)
  }
  const rows = x[0].length
  const columns = x[0][0].length
  for (let c = 0; c < x.length; c++) {
    if (x[c].length !== rows) throw new RangeError(`${expected}; channel ${c} has ${x[c].length} rows, not ${rows}.`)
    for (let r = 0; r < rows; r++) {
      if (x[c][r].length === columns) continue
      throw new RangeError(`${expected}; row ${r} of channel ${c} has ${x[c][r].length} columns, not ${columns}.`)
    }
  }
}

/** Throws unless `label` is a class from 0 to `classes − 1`. */
export function checkLabel(what: string, label: number, classes: number): void {
  if (Number.isInteger(label) && label >= 0 && label < classes) return
  throw new RangeError(`${what} expects a class from 0 to ${classes - 1} and got ${show(label)}.`)
}

/** Throws for an empty array. */
export function checkFilled(what: string, x: readonly unknown[]): void {
  if (!Array.isArray(x)) throw new TypeError(`${what} expects an array and got ${describeShape(x)}.`)
  if (x.length === 0) throw new RangeError(`${what} got an empty array.`)
}

function show(x: unknown): string {
  if (typeof x === 'string') return `"${x}"`
  return typeof x === 'number' ? String(Number(x)) : describeShape(x)
}
