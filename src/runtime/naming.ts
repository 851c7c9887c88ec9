// Names that the source gives to Values made elsewhere: `const y = f(x)`, `w[i] = x`, `w.push(x)`.
import type { Engine } from '../core/engine.ts'
import type { Site } from '../protocol/program.ts'

/** How many Values were named at a site, their data summed up, and the latest. */
export interface NamedAt {
  count: number
  min: number
  max: number
  sum: number
  last: unknown
}

export interface Naming {
  readonly calls: Readonly<Record<'$name' | '$nameAt' | '$push', (...args: never[]) => unknown>>
  /** By site. */
  readonly namedAt: readonly (NamedAt | undefined)[]
  /** While muted nothing is named or counted. */
  readonly mute: (on: boolean) => void
}

/** Elements of one array that are named at most, nested ones included. */
const maxNamed = 100_000
const maxNesting = 8

/**
 * `isInLibrary`: there an array gives no names to what is in it, which would say less than the path of the scope and take a
 * fifth of a training. `hasGetters`: what an array holds may be a getter of the user's, which shall not run for the sake of a name.
 */
export function createNaming(
  engine: Engine,
  sites: readonly Site[],
  isInLibrary: (site: Site) => boolean,
  hasGetters: boolean,
): Naming {
  const { nodeOf, labels } = engine
  const { keys } = labels
  const isNamed = Uint8Array.from(sites, ({ label }) => (label ? 1 : 0))
  const namesElements = Uint8Array.from(sites, (site) => (site.label && !isInLibrary(site) ? 1 : 0))
  const namedAt = sites.map((): NamedAt | undefined => undefined)
  let isMuted = false

  /** `path` is the key of the array inside the one the site names: 0 for that one itself. */
  const nameElements = (
    array: readonly unknown[],
    site: number,
    path: number,
    left: { count: number },
    nesting = 0,
  ) => {
    const count = Math.min(array.length, left.count)
    left.count -= count
    const paths = keys.ofElements(path, count)
    const isPlain = !hasGetters && Object.getPrototypeOf(array) === Array.prototype
    for (let i = 0; i < count; i++) {
      const element: unknown = isPlain ? array[i] : Object.getOwnPropertyDescriptor(array, i)?.value
      if (typeof element !== 'object' || element === null) continue
      const node = nodeOf(element)
      if (node >= 0) labels.give(node, site, paths[i] as number)
      else if (nesting < maxNesting && Array.isArray(element))
        nameElements(element, site, paths[i] as number, left, nesting + 1)
    }
  }
  const countNamed = (x: unknown, node: number, site: number): void => {
    const data = engine.tape.readData(node)
    const summary = namedAt[site]
    if (summary === undefined) {
      namedAt[site] = { count: 1, min: data, max: data, sum: data, last: x }
      return
    }
    summary.count++
    summary.min = Math.min(summary.min, data)
    summary.max = Math.max(summary.max, data)
    summary.sum += data
    summary.last = x
  }
  const nameWhole = (x: unknown, site: number, key: number): void => {
    if (isMuted) return
    const node = nodeOf(x)
    if (node >= 0) {
      countNamed(x, node, site)
      if (isNamed[site] === 1) labels.give(node, site, key)
    } else if (namesElements[site] === 1 && Array.isArray(x)) {
      nameElements(x, site, key, { count: maxNamed })
    }
  }

  const $name = (x: unknown, site: number): unknown => {
    if (typeof x === 'object' && x !== null) nameWhole(x, site, 0)
    return x
  }
  const $nameAt = (x: unknown, site: number, key: unknown): unknown => {
    if (typeof x === 'object' && x !== null) {
      if (typeof key !== 'symbol') nameWhole(x, site, isIndex(key) ? keys.ofIndex(key) : keys.ofText(writeKey(key)))
      else if (nodeOf(x) >= 0 && !isMuted) countNamed(x, nodeOf(x), site)
    }
    return x
  }
  const $push = (array: unknown, site: number, ...items: unknown[]): unknown => {
    if (array === undefined || array === null) throw new TypeError(`.push() was called on ${String(array)}.`)
    if (!Array.isArray(array)) return (array as { push: (...items: unknown[]) => unknown }).push(...items)
    const first = array.length
    // one at a time is what loops do, and takes no list of them
    const length = items.length === 1 ? array.push(items[0]) : array.push(...items)
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (typeof item === 'object' && item !== null) nameWhole(item, site, keys.ofIndex(first + at))
    }
    return length
  }
  const mute = (on: boolean): void => {
    isMuted = on
  }
  return { calls: { $name, $nameAt, $push }, namedAt, mute }
}

function isIndex(key: unknown): key is number {
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && key < 2 ** 31 - 1
}

/** `[3]` after an array, `.w` after an object. */
export function writeKey(key: unknown): string {
  const text = String(key)
  if (/^\d+$/.test(text)) return `[${text}]`
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) ? `.${text}` : `[${JSON.stringify(text)}]`
}
