// How the numbers inside closed groups are spread, found in two passes over the graph whatever its size.
import type { Spread } from '../protocol/scene.ts'
import type { GraphColumns } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'
import type { MagnitudeScale, Scales } from './magnitudeScale.ts'

const binCount = 12

export interface GroupSpread {
  readonly data: Spread
  /** Of |grad|; null where no gradient is known. */
  readonly grad: Spread | null
}

/**
 * By shape. `groupOf`: for each node the shape of the closed group it is in, or −1; `shapes`: how many shapes there are.
 * Numbers that are not finite count in no mean and in no bin.
 */
export function measureSpreads(
  { data, grad, pass }: GraphColumns,
  groupOf: Int32Array,
  shapes: number,
  scales: Scales,
): (GroupSpread | null)[] {
  const ofData = new Samples(shapes)
  const ofGrad = new Samples(shapes)
  for (let node = 0; node < groupOf.length; node++) {
    const shape = groupOf[node] as number
    if (shape < 0) continue
    ofData.add(shape, data[node] as number)
    if ((pass[node] as number) >= 0) ofGrad.add(shape, Math.abs(grad[node] as number))
  }
  ofData.openBins()
  ofGrad.openBins()
  for (let node = 0; node < groupOf.length; node++) {
    const shape = groupOf[node] as number
    if (shape < 0) continue
    ofData.bin(shape, data[node] as number)
    if ((pass[node] as number) >= 0) ofGrad.bin(shape, Math.abs(grad[node] as number))
  }
  return Array.from({ length: shapes }, (_, shape) => {
    const spread = ofData.readSpread(shape, scales.data)
    return spread && { data: spread, grad: ofGrad.readSpread(shape, scales.grad) }
  })
}

/** Samples of numbers, one for each shape, in columns: objects would have to be found a million times. */
class Samples {
  private readonly count: Float64Array
  private readonly finite: Float64Array
  private readonly sum: Float64Array
  private readonly magnitudes: Float64Array
  private readonly min: Float64Array
  private readonly max: Float64Array
  /** Bins for one unit; 0 where all numbers are equal. */
  private readonly perUnit: Float64Array
  private readonly bins: Float64Array

  constructor(shapes: number) {
    const zeros = (): Float64Array => new Float64Array(shapes)
    this.count = zeros()
    this.finite = zeros()
    this.sum = zeros()
    this.magnitudes = zeros()
    this.min = zeros().fill(Infinity)
    this.max = zeros().fill(-Infinity)
    this.perUnit = zeros()
    this.bins = new Float64Array(shapes * binCount)
  }

  add(shape: number, x: number): void {
    const { count, finite, sum, magnitudes, min, max } = this
    count[shape] = (count[shape] as number) + 1
    // NaN − NaN and ∞ − ∞ are NaN
    if (x - x !== 0) return
    finite[shape] = (finite[shape] as number) + 1
    sum[shape] = (sum[shape] as number) + x
    magnitudes[shape] = (magnitudes[shape] as number) + Math.abs(x)
    if (x < (min[shape] as number)) min[shape] = x
    if (x > (max[shape] as number)) max[shape] = x
  }

  openBins(): void {
    const { min, max, perUnit } = this
    for (let shape = 0; shape < perUnit.length; shape++) {
      const width = (max[shape] as number) - (min[shape] as number)
      perUnit[shape] = width > 0 ? binCount / width : 0
    }
  }

  bin(shape: number, x: number): void {
    if (x - x !== 0) return
    const perUnit = this.perUnit[shape] as number
    const at = perUnit === 0 ? binCount >> 1 : Math.floor((x - (this.min[shape] as number)) * perUnit)
    const place = shape * binCount + (at < binCount ? at : binCount - 1)
    this.bins[place] = (this.bins[place] as number) + 1
  }

  /** Null where nothing was added. */
  readSpread(shape: number, scale: MagnitudeScale): Spread | null {
    if (this.count[shape] === 0) return null
    const finite = this.finite[shape] ?? 0
    const write = (x = NaN): string => formatNumber(finite === 0 ? NaN : x)
    const bins = this.bins.subarray(shape * binCount, (shape + 1) * binCount)
    const highest = Math.max(1, ...bins)
    return {
      min: write(this.min[shape]),
      mean: write((this.sum[shape] ?? NaN) / finite),
      max: write(this.max[shape]),
      histogram: Array.from(bins, (height) => height / highest),
      bar: finite === 0 ? 0 : scale.measure((this.magnitudes[shape] ?? 0) / finite),
    }
  }
}
