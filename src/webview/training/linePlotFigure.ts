// A line plot of the program: series with x of their own, over one axis.
import { uPlot } from './plotLibrary.ts'
import type { Plot } from '../../protocol/training.ts'
import { createChartFigure } from './chartFigure.ts'
import { createChartLegend } from './chartLegend.ts'
import { createLineChart } from './lineChart.ts'
import type { LineData } from './lineOptions.ts'
import type { Figure } from './passFigure.ts'
import type { ThemeColors } from './themeColors.ts'
import { writeNumber, writeTick } from './writeNumber.ts'

export type LinePlot = Extract<Plot, { kind: 'line' }>

const height = 170

export function createLinePlotFigure(colors: ThemeColors): Figure<LinePlot> {
  const legend = createChartLegend('line')
  let data: LineData = { x: [], lines: [] }
  let title = ''
  let pointed: number | null = null
  const lines = createLineChart({
    colors,
    isLog: false,
    isWholeX: false,
    band: null,
    onPoint(index) {
      if (index === pointed) return
      pointed = index
      tell()
    },
    onPick: null,
  })
  const figure = createChartFigure('line', legend.element, [lines.element])
  lines.element.setAttribute('role', 'img')
  function tell(): void {
    const at = pointed === null || pointed >= data.x.length ? null : pointed
    legend.render(data.lines.map(({ name, y }) => ({ name, value: at === null ? '' : writeNumber(y[at]) })))
    const names = data.lines.map(({ name }) => name).filter((name) => name !== '')
    const summary = `${title}: line chart${names.length > 0 ? ` of ${names.join(', ')}` : ''}`
    figure.describe({ title, aside: at === null ? '' : `x ${writeTick(data.x[at] ?? 0)}`, summary })
    lines.element.setAttribute('aria-label', summary)
  }
  return {
    element: figure.element,
    update(plot) {
      title = plot.title
      data = alignSeries(plot)
      lines.update(data)
      const lost = plot.series.flatMap(({ y }) => y.filter((value) => value !== null && !Number.isFinite(value))).length
      figure.note(lost === 0 ? '' : `${lost} values are not finite`, '')
      tell()
    },
    resize: (width) => lines.resize(width, height),
    repaint: () => lines.repaint(),
  }
}

/** Series over all x of any of them: null where a series has a gap, undefined where it only has no value at that x. */
export function alignSeries({ series }: LinePlot): LineData {
  if (series.length === 0) return { x: [], lines: [] }
  const tables = series.map(({ x, y }): uPlot.AlignedData => {
    const points = x.map((at, i) => [at, y[i] ?? null] as const).filter(([at]) => Number.isFinite(at))
    const ascending = points.toSorted(([one], [other]) => one - other)
    return [
      ascending.map(([at]) => at),
      ascending.map(([, value]) => (value !== null && Number.isFinite(value) ? value : null)),
    ]
  })
  const [x = [], ...ys] = uPlot.join(tables)
  return { x: [...x], lines: series.map(({ name }, i) => ({ name, y: [...(ys[i] ?? [])] })) }
}
