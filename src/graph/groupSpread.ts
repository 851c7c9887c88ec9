// How the numbers inside closed groups are spread, found in two passes over the graph whatever its size.
import type { Spread } from '../protocol/scene.ts'
import type { GraphColumns, SignedColumn } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'
import type { MagnitudeScale, Scales } from './magnitudeScale.ts'
import type { ShapeColumn } from './shapes.ts'

const binCount = 12

export interface GroupSpread {
  readonly data: Spread
  /** Of |grad|; null where no gradient is known. */
  readonly grad: Spread | null
}

/**
 * By shape, null for what is no group. `shapeOf`: for each computed node the shape it is drawn in; `isGroup`: by shape.
 * Numbers that are not finite count in no mean and in no bin.
 */
export function measureSpreads(
  { data, grad, pass }: GraphColumns,
  { shapeOf, isGroup }: { readonly shapeOf: ShapeColumn; readonly isGroup: Uint8Array },
  scales: Scales,
): (GroupSpread | null)[] {
  const ofData = new Samples(data, null, isGroup.length)
  const ofGrad = new Samples(grad, pass, isGroup.length)
  if (isGroup.includes(1)) {
    for (const samples of [ofData, ofGrad]) {
      samples.add(shapeOf, isGroup)
      samples.bin(shapeOf, isGroup)
    }
  }
  return Array.from(isGroup, (_, shape) => {
    const spread = ofData.readSpread(shape, scales.data)
    return spread && { data: spread, grad: ofGrad.readSpread(shape, scales.grad) }
  })
}

/** Samples of numbers, one for each shape, in columns: objects would have to be found a million times. */
class Samples {
  readonly #numbers: Float64Array
  /** −1: the number is not known. Null: all are, and they count by themselves, not by their magnitudes. */
  readonly #pass: SignedColumn | null
  readonly #count: Float64Array
  readonly #finite: Float64Array
  readonly #sum: Float64Array
  readonly #magnitudes: Float64Array
  readonly #min: Float64Array
  readonly #max: Float64Array
  readonly #bins: Int32Array

  constructor(numbers: Float64Array, pass: SignedColumn | null, shapes: number) {
    const zeros = (): Float64Array => new Float64Array(shapes)
    this.#numbers = numbers
    this.#pass = pass
    this.#count = zeros()
    this.#finite = zeros()
    this.#sum = zeros()
    this.#magnitudes = zeros()
    this.#min = zeros().fill(Infinity)
    this.#max = zeros().fill(-Infinity)
    this.#bins = new Int32Array(shapes * binCount)
  }

  /** Nodes of one shape mostly follow each other: their sums are kept at hand until another shape comes. */
  add(shapeOf: ShapeColumn, isGroup: Uint8Array): void {
    const numbers = this.#numbers
    const pass = this.#pass
    for (let node = 0; node < shapeOf.length;) {
      const shape = shapeOf[node] as number
      if (shape < 0 || isGroup[shape] === 0) {
        node++
        continue
      }
      let count = 0
      let finite = 0
      let sum = 0
      let magnitudes = 0
      let min = Infinity
      let max = -Infinity
      for (; node < shapeOf.length; node++) {
        const own = shapeOf[node] as number
        if (own !== shape) {
          if (own >= 0) break
          continue
        }
        if (pass !== null && (pass[node] as number) < 0) continue
        const number = numbers[node] as number
        const x = pass === null ? number : Math.abs(number)
        count++
        // NaN − NaN and ∞ − ∞ are NaN
        if (x - x !== 0) continue
        finite++
        sum += x
        magnitudes += Math.abs(x)
        if (x < min) min = x
        if (x > max) max = x
      }
      this.#addTo(this.#count, shape, count)
      this.#addTo(this.#finite, shape, finite)
      this.#addTo(this.#sum, shape, sum)
      this.#addTo(this.#magnitudes, shape, magnitudes)
      if (min < (this.#min[shape] as number)) this.#min[shape] = min
      if (max > (this.#max[shape] as number)) this.#max[shape] = max
    }
  }

  /** After all have been added. */
  bin(shapeOf: ShapeColumn, isGroup: Uint8Array): void {
    const numbers = this.#numbers
    const pass = this.#pass
    const bins = this.#bins
    const min = this.#min
    /** Bins for one unit; 0 where all numbers are equal, which go into the middle. */
    const perUnit = min.map((smallest, shape) => {
      const width = (this.#max[shape] as number) - smallest
      return width > 0 ? binCount / width : 0
    })
    for (let node = 0; node < shapeOf.length;) {
      const shape = shapeOf[node] as number
      if (shape < 0 || isGroup[shape] === 0) {
        node++
        continue
      }
      const smallest = min[shape] as number
      const scale = perUnit[shape] as number
      const first = shape * binCount + (scale === 0 ? binCount >> 1 : 0)
      const last = (shape + 1) * binCount - 1
      for (; node < shapeOf.length; node++) {
        const own = shapeOf[node] as number
        if (own !== shape) {
          if (own >= 0) break
          continue
        }
        if (pass !== null && (pass[node] as number) < 0) continue
        const number = numbers[node] as number
        const x = pass === null ? number : Math.abs(number)
        if (x - x !== 0) continue
        const bin = first + (((x - smallest) * scale) | 0)
        const place = bin < last ? bin : last
        bins[place] = (bins[place] as number) + 1
      }
    }
  }

  #addTo(column: Float64Array, shape: number, amount: number): void {
    column[shape] = (column[shape] as number) + amount
  }

  /** Null where nothing was added. */
  readSpread(shape: number, scale: MagnitudeScale): Spread | null {
    if (this.#count[shape] === 0) return null
    const finite = this.#finite[shape] ?? 0
    const write = (x = NaN): string => formatNumber(finite === 0 ? NaN : x)
    const bins = this.#bins.subarray(shape * binCount, (shape + 1) * binCount)
    const highest = Math.max(1, ...bins)
    return {
      min: write(this.#min[shape]),
      mean: write((this.#sum[shape] ?? NaN) / finite),
      max: write(this.#max[shape]),
      histogram: Array.from(bins, (height) => height / highest),
      bar: finite === 0 ? 0 : scale.measure((this.#magnitudes[shape] ?? 0) / finite),
    }
  }
}
