// Log scales on which magnitudes of data and of gradients become lengths: of bars, widths and heat.
import type { Scale } from '../protocol/scene.ts'
import type { GraphColumns, SignedColumn } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'

export interface MagnitudeScale {
  /** 0 for zero, NaN and what is not known, 1 for the largest and for infinity; never next to 0 otherwise. */
  readonly measure: (x: number | null) => number
  /** The magnitudes at both ends; null where there are none. */
  readonly ends: Scale | null
}

export interface Scales {
  readonly data: MagnitudeScale
  readonly grad: MagnitudeScale
}

/** Opening a group asks again, and a graph never changes. */
const measured = new WeakMap<GraphColumns, Scales>()

/** Of all values of the graph, so that opening a group changes no colour. */
export function measureScales(graph: GraphColumns): Scales {
  const known = measured.get(graph)
  if (known) return known
  const { data, grad, pass } = graph
  const scales = { data: makeScale(data, null), grad: makeScale(grad, pass) }
  measured.set(graph, scales)
  return scales
}

/** From the smallest to the largest magnitude that is neither 0 nor infinite, but 1.5 to 6 decades; `pass` −1: not known. */
function makeScale(numbers: Float64Array, pass: SignedColumn | null): MagnitudeScale {
  let [smallest, largest] = [Infinity, 0]
  for (let id = 0; id < numbers.length; id++) {
    if (pass !== null && (pass[id] as number) < 0) continue
    const size = Math.abs(numbers[id] as number)
    if (size > largest && size < Infinity) largest = size
    if (size < smallest && size > 0) smallest = size
  }
  const decades = Math.min(6, Math.max(1.5, Math.log10(largest / smallest)))
  const lower = Math.max(smallest, largest / 10 ** decades)
  return {
    measure: (x) => {
      if (x === null || x === 0 || Number.isNaN(x)) return 0
      if (!Number.isFinite(x)) return 1
      return Math.min(1, Math.max(0.04, 1 + Math.log10(Math.abs(x) / largest) / decades))
    },
    ends: largest === 0 ? null : { min: formatNumber(lower), max: formatNumber(largest) },
  }
}
