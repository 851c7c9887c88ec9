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

/** By shape, for those for which `isGroup` holds. Numbers that are not finite count in no mean and in no bin. */
export function measureSpreads(
  graph: GraphColumns,
  shapeOf: (node: number) => number,
  isGroup: readonly boolean[],
  scales: Scales,
): ReadonlyMap<number, GroupSpread> {
  const { in0, data, grad, pass } = graph
  const samples = isGroup.map((is) => (is ? { data: new Sample(), grad: new Sample() } : null))
  for (let node = 0; node < in0.length; node++) {
    // Only what is computed has an input.
    if ((in0[node] as number) < 0) continue
    const sample = samples[shapeOf(node)]
    if (!sample) continue
    sample.data.add(data[node] as number)
    if ((pass[node] as number) >= 0) sample.grad.add(Math.abs(grad[node] as number))
  }
  for (const sample of samples) {
    sample?.data.openBins()
    sample?.grad.openBins()
  }
  for (let node = 0; node < in0.length; node++) {
    if ((in0[node] as number) < 0) continue
    const sample = samples[shapeOf(node)]
    if (!sample) continue
    sample.data.bin(data[node] as number)
    if ((pass[node] as number) >= 0) sample.grad.bin(Math.abs(grad[node] as number))
  }
  const spreads = new Map<number, GroupSpread>()
  for (const [shape, sample] of samples.entries()) {
    if (!sample) continue
    const { data: ofData, grad: ofGrad } = sample
    spreads.set(shape, {
      data: ofData.toSpread(scales.data),
      grad: ofGrad.count === 0 ? null : ofGrad.toSpread(scales.grad),
    })
  }
  return spreads
}

class Sample {
  count = 0
  private finite = 0
  private sum = 0
  private magnitudes = 0
  private min = Infinity
  private max = -Infinity
  /** Bins for one unit; 0 where all numbers are equal. */
  private perUnit = 0
  private readonly bins = new Float64Array(binCount)

  add(x: number): void {
    this.count++
    // NaN − NaN and ∞ − ∞ are NaN
    if (x - x !== 0) return
    this.finite++
    this.sum += x
    this.magnitudes += Math.abs(x)
    if (x < this.min) this.min = x
    if (x > this.max) this.max = x
  }

  openBins(): void {
    this.perUnit = this.max > this.min ? binCount / (this.max - this.min) : 0
  }

  bin(x: number): void {
    if (x - x !== 0) return
    const at = this.perUnit === 0 ? binCount >> 1 : Math.min(binCount - 1, Math.floor((x - this.min) * this.perUnit))
    this.bins[at] = (this.bins[at] as number) + 1
  }

  toSpread(scale: MagnitudeScale): Spread {
    const highest = Math.max(1, ...this.bins)
    const write = (x: number): string => formatNumber(this.finite === 0 ? NaN : x)
    return {
      min: write(this.min),
      mean: write(this.sum / this.finite),
      max: write(this.max),
      histogram: Array.from(this.bins, (height) => height / highest),
      bar: this.finite === 0 ? 0 : scale.measure(this.magnitudes / this.finite),
    }
  }
}
