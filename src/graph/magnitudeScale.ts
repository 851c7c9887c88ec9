// Log scales on which magnitudes of data and of gradients become lengths: of bars, widths and heat.
import type { Scale } from '../protocol/scene.ts'
import type { GraphColumns } from '../protocol/snapshot.ts'
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
  const { op, data, grad, pass } = graph
  const sizes = { data: new Range(), grad: new Range() }
  for (let id = 0; id < op.length; id++) {
    sizes.data.add(data[id] as number)
    if ((pass[id] as number) >= 0) sizes.grad.add(grad[id] as number)
  }
  const scales = { data: sizes.data.toScale(), grad: sizes.grad.toScale() }
  measured.set(graph, scales)
  return scales
}

/** The smallest and the largest magnitude that is neither 0 nor infinite. */
class Range {
  private smallest = Infinity
  private largest = 0

  add(x: number): void {
    const size = Math.abs(x)
    if (size > this.largest && size < Infinity) this.largest = size
    if (size < this.smallest && size > 0) this.smallest = size
  }

  /** 1.5 to 6 decades up to the largest. */
  toScale(): MagnitudeScale {
    const { smallest, largest } = this
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
}
