// Data: made by formula, or prepared for learning. Everything random follows the file's seed.
import { checkFilled, checkLabel, checkNumber, checkSize } from './checks.nn.ts'
import { describeShape } from './numbers.nn.ts'

export { circles, moons, spiral, xor, type Sample, type TwoClassOptions } from './toyData.nn.ts'

/** The same items in another order (Fisher & Yates), as a new array. */
export function shuffle<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1))
    const held = shuffled[i]
    shuffled[i] = shuffled[j]
    shuffled[j] = held
  }
  return shuffled
}

export interface SplitOptions {
  /** Whether the order is changed before: `true` where left out. Leave a time series in its order. */
  readonly shuffle?: boolean
}

/**
 * Divides the items in two, as for training and for testing: `[first, rest]`, the first part holding `fraction` of them (rounded).
 *
 * ```ts
 * const [train, test] = nn.data.split(samples, 0.8)
 * ```
 */
export function split<Item>(
  items: readonly Item[],
  fraction: number = 0.8,
  options: SplitOptions = {},
): [first: Item[], rest: Item[]] {
  checkFilled('split', items)
  checkNumber('The fraction of split', fraction, 0, 1)
  const ordered = options.shuffle === false ? [...items] : shuffle(items)
  const at = Math.round(items.length * fraction)
  return [ordered.slice(0, at), ordered.slice(at)]
}

export interface BatchOptions {
  /** Whether the order is changed before: `false` where left out. */
  readonly shuffle?: boolean
  /** Whether a last batch that is not full is left out: `false` where left out. */
  readonly dropLast?: boolean
}

/** Mini-batches: arrays of `size` items each, the last one of what is left. PyTorch's `DataLoader`. */
export function batches<Item>(items: readonly Item[], size: number, options: BatchOptions = {}): Item[][] {
  checkSize('The size of batches', size)
  const ordered = options.shuffle === true ? shuffle(items) : items
  const all: Item[][] = []
  for (let i = 0; i < ordered.length; i += size) all.push(ordered.slice(i, i + size))
  const last = all.at(-1)
  if (options.dropLast === true && last !== undefined && last.length < size) all.pop()
  return all
}

export interface NormalizeOptions<Item> {
  /** The items whose mean and deviation are used: for test data, those of the training data. The items themselves where left out. */
  readonly by?: readonly Item[]
}

/**
 * Brings every feature to mean 0 and standard deviation 1: `(x − mean) / deviation`; a feature that is always the same becomes 0.
 * Takes numbers, vectors, or samples `{ x, y }` with `x` a vector, and gives new ones of the same kind.
 *
 * ```ts
 * const test2 = nn.data.normalize(test, { by: train })
 * ```
 * The deviation is that of the items as the whole (divided by n), as in scikit-learn's `StandardScaler`.
 */
export function normalize<Item extends number | readonly number[] | { readonly x: readonly number[] }>(
  items: readonly Item[],
  { by = items }: NormalizeOptions<Item> = {},
): Item[] {
  checkFilled('normalize', items)
  checkFilled('normalize', by)
  const vectors = by.map(readVector)
  const features = vectors[0].length
  const means: number[] = []
  const deviations: number[] = []
  for (let f = 0; f < features; f++) {
    let total = 0
    for (const vector of vectors) total += vector[f]
    const mean = total / vectors.length
    let squares = 0
    for (const vector of vectors) squares += (vector[f] - mean) ** 2
    means.push(mean)
    deviations.push(Math.sqrt(squares / vectors.length))
    checkNumber(`The mean of feature ${f}`, mean)
  }
  return items.map((item, i) => {
    const vector = readVector(item)
    if (vector.length !== features) {
      throw new RangeError(
        `normalize expects ${features} features in every item and got ${vector.length} in item ${i}.`,
      )
    }
    const scaled = vector.map((x, f) => (deviations[f] > 0 ? (x - means[f]) / deviations[f] : 0))
    return writeVector(item, scaled)
  })
}

function readVector(item: number | readonly number[] | { readonly x: readonly number[] }): readonly number[] {
  if (typeof item === 'number') return [item]
  if (Array.isArray(item)) return item
  const x = (item as { readonly x: readonly number[] }).x
  if (Array.isArray(x)) return x
  throw new TypeError(`normalize expects numbers, vectors or samples { x, y } and got ${describeShape(x ?? item)}.`)
}

function writeVector<Item>(item: Item, vector: readonly number[]): Item {
  if (typeof item === 'number') return vector[0] as Item
  if (Array.isArray(item)) return vector as Item
  return { ...item, x: vector }
}

/** A vector of zeros with a 1 at the place of the label: `oneHot(2, 4)` is `[0, 0, 1, 0]`; of several labels an array of them. */
export function oneHot(label: number, classes: number): number[]
export function oneHot(labels: readonly number[], classes: number): number[][]
export function oneHot(label: number | readonly number[], classes: number): number[] | number[][] {
  checkSize('The number of classes of oneHot', classes)
  const make = (one: number): number[] => {
    checkLabel('oneHot', one, classes)
    return Array.from({ length: classes }, (_, i) => (i === one ? 1 : 0))
  }
  return Array.isArray(label) ? label.map(make) : make(label as number)
}
