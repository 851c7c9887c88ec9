// Says in words what a chart shows: for those who do not see it, and where a number cannot be drawn.
import type { PassChart, PassSeries } from './passCharts.ts'
import { writeNumber } from './writeNumber.ts'

/** Closer than this, relatively, is no change. */
const sameness = 1e-3

/** “loss falls from 0.9696 to 0.0107 over 100 passes” */
export function summarizeChart({ title, pass, series }: PassChart): string {
  const [first = 0, last = 0] = [pass[0], pass.at(-1)]
  const trends = series.map((one) => describeTrend(one)).join('; ')
  return `${title}: ${trends}, over ${last - first + 1} passes`
}

function describeTrend({ name, values }: PassSeries): string {
  const known = values.filter((value) => typeof value === 'number')
  const finite = known.filter((value) => Number.isFinite(value))
  const [from, to] = [finite[0], finite.at(-1)]
  const odd = known.find((value) => !Number.isFinite(value))
  const end = odd === undefined ? '' : `, then ${writeNumber(odd)}`
  if (from === undefined || to === undefined)
    return odd === undefined ? `${name} is not known` : `${name} is ${writeNumber(odd)}`
  if (Math.abs(to - from) <= sameness * Math.max(Math.abs(from), Math.abs(to)))
    return `${name} stays at ${writeNumber(to)}${end}`
  return `${name} ${to < from ? 'falls' : 'rises'} from ${writeNumber(from)} to ${writeNumber(to)}${end}`
}

/** The first pass at which a series is no number any more. */
export interface Divergence {
  readonly pass: number
  readonly words: string
}

export function findDivergence({ pass, series }: PassChart): Divergence | null {
  let first: { readonly at: number; readonly name: string; readonly value: number } | null = null
  for (const { name, values } of series) {
    const at = values.findIndex((value) => typeof value === 'number' && !Number.isFinite(value))
    if (at >= 0 && (first === null || at < first.at)) first = { at, name, value: values[at] ?? NaN }
  }
  if (!first) return null
  const when = pass[first.at] ?? 0
  return {
    pass: when,
    words: `${series.length > 1 ? `${first.name} ` : ''}diverged at pass ${when}: ${writeNumber(first.value)}`,
  }
}

/** Zeros have no place on a log scale: who has them, at how many passes; empty where all can be drawn. */
export function describeZeros({ isLog, series }: PassChart): string {
  if (!isLog) return ''
  const counts = series.map(({ name, values }) => ({
    name,
    zeros: values.filter((value) => value === 0).length,
    of: values.length,
  }))
  const words = counts
    .filter(({ zeros }) => zeros > 0)
    .map(({ name, zeros, of }) => `${name} at ${zeros === of ? 'all' : zeros} passes`)
  return words.length === 0 ? '' : `0, not drawn on a log scale: ${words.join(', ')}`
}

/** What a line can be drawn through: no NaN, no ∞, and on a log scale nothing but what is above 0. */
export function keepDrawable({ values }: PassSeries, isLog: boolean): (number | null | undefined)[] {
  return values.map((value) => {
    if (typeof value !== 'number') return value
    return Number.isFinite(value) && (!isLog || value > 0) ? value : null
  })
}
