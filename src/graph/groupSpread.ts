// How the numbers inside closed groups are spread, found in two passes over the graph whatever its size.
import type { Spread } from '../protocol/scene.ts'
import type { GraphColumns } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'
import type { MagnitudeScale, Scales } from './magnitudeScale.ts'
import { isComputed } from './nodeReading.ts'

const bins = 12

export interface GroupSpread {
  readonly data: Spread
  /** Of |grad|; null where no gradient is known. */
  readonly grad: Spread | null
}

/** By shape, for those for which `isGroup` holds. Numbers that are not finite count in no mean and in no bin. */
export function measureSpreads(
  graph: GraphColumns,
  shapeOf: (node: number) => number,
  isGroup: (shape: number) => boolean,
  scales: Scales,
): ReadonlyMap<number, GroupSpread> {
  const found = new Map<number, { data: Sample; grad: Sample }>()
  const visit = (take: (sample: Sample, x: number) => void): void => {
    for (let node = 0; node < graph.op.length; node++) {
      if (!isComputed(graph, node)) continue
      const shape = shapeOf(node)
      if (!isGroup(shape)) continue
      let samples = found.get(shape)
      if (!samples) found.set(shape, (samples = { data: new Sample(), grad: new Sample() }))
      take(samples.data, graph.data[node] as number)
      if ((graph.pass[node] as number) >= 0) take(samples.grad, Math.abs(graph.grad[node] as number))
    }
  }
  visit((sample, x) => sample.add(x))
  visit((sample, x) => sample.bin(x))
  return new Map(
    [...found].map(([shape, { data, grad }]) => [
      shape,
      { data: data.toSpread(scales.data), grad: grad.count === 0 ? null : grad.toSpread(scales.grad) },
    ]),
  )
}

class Sample {
  count = 0
  #finite = 0
  #sum = 0
  #magnitudes = 0
  #min = Infinity
  #max = -Infinity
  readonly #bins = new Float64Array(bins)

  add(x: number): void {
    this.count++
    if (!Number.isFinite(x)) return
    this.#finite++
    this.#sum += x
    this.#magnitudes += Math.abs(x)
    if (x < this.#min) this.#min = x
    if (x > this.#max) this.#max = x
  }

  bin(x: number): void {
    if (!Number.isFinite(x)) return
    const width = this.#max - this.#min
    const at = width === 0 ? bins >> 1 : Math.min(bins - 1, Math.floor(((x - this.#min) / width) * bins))
    this.#bins[at] = (this.#bins[at] as number) + 1
  }

  toSpread(scale: MagnitudeScale): Spread {
    const highest = Math.max(1, ...this.#bins)
    const mean = this.#finite === 0 ? NaN : this.#sum / this.#finite
    return {
      min: formatNumber(this.#finite === 0 ? NaN : this.#min),
      mean: formatNumber(mean),
      max: formatNumber(this.#finite === 0 ? NaN : this.#max),
      histogram: Array.from(this.#bins, (height) => height / highest),
      bar: scale.measure(this.#finite === 0 ? NaN : this.#magnitudes / this.#finite),
    }
  }
}
