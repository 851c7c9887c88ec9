// What is charted of every pass: loss, gradient norms and update sizes, as series over the passes.
import type { PassHistory } from '../../protocol/training.ts'

/** Values at the passes of a chart; null: there is none, and the line has a gap; undefined: none was measured, and the line goes on. */
type PassValues = readonly (number | null | undefined)[]

export interface PassSeries {
  readonly name: string
  readonly values: PassValues
}

export interface PassChart {
  readonly id: 'loss' | 'gradientNorm' | 'updateRatio'
  readonly title: string
  readonly isLog: boolean
  /** What the field takes for healthy, on the scale of the values. */
  readonly band: { readonly from: number; readonly to: number; readonly words: string } | null
  readonly pass: readonly number[]
  readonly series: readonly PassSeries[]
}

/** The passes of a run with their losses, of which there may be more than of the rest: those that were reported live. */
export interface Losses {
  readonly pass: readonly number[]
  readonly loss: readonly number[]
  /** As far as it is known. */
  readonly validation: readonly (number | null)[]
}

/** Half a decade around 1e-3: A. Karpathy, “A Recipe for Training Neural Networks” and CS231n, “ratio of weights:updates”. */
const healthyUpdates = {
  from: 1e-3 / Math.sqrt(10),
  to: 1e-3 * Math.sqrt(10),
  words: 'the band around 10⁻³ is the rule of thumb',
}

/** Of a single pass there is nothing to chart. `history` null: nothing but losses is known yet. */
export function describePassCharts(history: PassHistory | null, losses: Losses): PassChart[] {
  if (losses.pass.length < 2) return []
  const charts: PassChart[] = [describeLoss(losses)]
  if (!history || history.groups.length === 0) return charts
  const { pass, groups } = history
  charts.push(
    {
      id: 'gradientNorm',
      title: 'gradient norm per layer',
      isLog: true,
      band: null,
      pass,
      series: groups.map(({ name, gradientNorm }) => ({ name, values: gradientNorm })),
    },
    {
      id: 'updateRatio',
      title: 'update |Δw| / |w| per layer',
      isLog: true,
      band: healthyUpdates,
      pass,
      series: groups.map(({ name, updateRatio }) => ({ name, values: updateRatio })),
    },
  )
  return charts
}

function describeLoss({ pass, loss, validation }: Losses): PassChart {
  const hasValidation = validation.some((value) => value !== null)
  const train: PassSeries = { name: hasValidation ? 'train' : 'loss', values: loss }
  // A loss that was not measured at a pass is no gap: the line goes on to the next that was.
  const held: PassSeries = { name: 'validation', values: pass.map((_, i) => validation[i] ?? undefined) }
  return {
    id: 'loss',
    title: 'loss per pass',
    isLog: false,
    band: null,
    pass,
    series: hasValidation ? [train, held] : [train],
  }
}

/** Index of the latest of the ascending passes that is not after `pass`; 0 where all are. */
export function findPassIndex(passes: readonly number[], pass: number): number {
  let [low, high] = [0, passes.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((passes[middle] ?? Infinity) <= pass) low = middle
    else high = middle - 1
  }
  return low
}
