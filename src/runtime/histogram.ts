// Counts how often numbers fall in equal parts of their range.
import type { Histogram } from '../protocol/training.ts'

export const histogramBins = 24

/** Of what is finite; without any, or where all are equal, one bin has all. */
export function countBins(numbers: readonly number[]): Histogram {
  const finite = numbers.filter((x) => Number.isFinite(x))
  const min = finite.reduce((least, x) => Math.min(least, x), finite[0] ?? 0)
  const max = finite.reduce((most, x) => Math.max(most, x), finite[0] ?? 0)
  // Half of each, because the distance of the two greatest numbers is not one.
  const width = max / 2 - min / 2
  if (width === 0) return { min, max, counts: [finite.length] }
  const counts = Array.from({ length: histogramBins }, () => 0)
  for (const x of finite) {
    const bin = Math.min(histogramBins - 1, Math.floor(((x / 2 - min / 2) / width) * histogramBins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { min, max, counts }
}
