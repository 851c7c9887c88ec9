// One chart over the passes: lines, legend, what it says in words, and the way from a point of it to its pass.
import { createChartFigure } from './chartFigure.ts'
import { createChartLegend } from './chartLegend.ts'
import { describeZeros, findDivergence, keepDrawable, summarizeChart } from './describeChart.ts'
import { createLineChart } from './lineChart.ts'
import { findPassIndex, type PassChart } from './passCharts.ts'
import type { ThemeColors } from './themeColors.ts'
import { writeNumber } from './writeNumber.ts'

export interface Figure<Content> {
  readonly element: HTMLElement
  update(content: Content): void
  /** Width of the drawing in CSS pixels. */
  resize(width: number): void
  /** The theme changed. */
  repaint(): void
}

export interface PassFigure extends Figure<PassChart> {
  /** The pass the panel shows. */
  show(pass: number | null): void
}

const height = 150

export function createPassFigure(first: PassChart, colors: ThemeColors, goTo: (pass: number) => void): PassFigure {
  let chart = first
  let shown: number | null = null
  let pointed: number | null = null
  const legend = createChartLegend('line')
  const lines = createLineChart({
    colors,
    isLog: first.isLog,
    isWholeX: true,
    band: first.band,
    onPoint(index) {
      if (index === pointed) return
      pointed = index
      tell()
    },
    onPick: (x) => goTo(Math.round(x)),
  })
  const figure = createChartFigure(first.id, legend.element, [lines.element])
  lines.element.setAttribute('role', 'img')

  /** Values of the pass pointed at, else of the one shown. */
  function tell(): void {
    const { pass, series, title, isLog } = chart
    const last = pass.length - 1
    const at = Math.min(pointed ?? (shown === null ? last : findPassIndex(pass, shown)), last)
    legend.render(series.map(({ name, values }) => ({ name, value: writeNumber(values[at]) })))
    const summary = summarizeChart(chart)
    figure.describe({ title: isLog ? `${title} (log)` : title, aside: `pass ${pass[at] ?? 0}`, summary })
    figure.element.classList.toggle('pointed', pointed !== null)
    lines.element.setAttribute('aria-label', summary)
  }
  function mark(): void {
    lines.mark(shown, findDivergence(chart)?.pass ?? null)
  }
  return {
    element: figure.element,
    update(next) {
      chart = next
      lines.update({
        x: next.pass,
        lines: next.series.map((one) => ({ name: one.name, y: keepDrawable(one, next.isLog) })),
      })
      mark()
      tell()
      const hints = [describeZeros(next), next.band?.words ?? ''].filter((words) => words !== '')
      figure.note(findDivergence(next)?.words ?? '', hints.join(' · '))
    },
    resize: (width) => lines.resize(width, height),
    repaint: () => lines.repaint(),
    show(pass) {
      if (pass === shown) return
      shown = pass
      mark()
      tell()
    },
  }
}
