// Draws lines over a common x with uPlot: gaps, cursor, the x that is shown, and a band; updates in place.
import { buildElement } from '../buildElement.ts'
import { makeLineOptions, type LineChartOptions, type LineData } from './lineOptions.ts'
import { uPlot } from './plotLibrary.ts'

export interface LineChart {
  readonly element: HTMLElement
  update(data: LineData): void
  /** CSS pixels. */
  resize(width: number, height: number): void
  /** Marks the x that the panel shows, and the one from which on there are no numbers. */
  mark(shown: number | null, diverged: number | null): void
  /** The theme changed. */
  repaint(): void
}

export function createLineChart(options: LineChartOptions): LineChart {
  const element = buildElement('div', { class: 'line-chart' })
  const overlay = (name: string): HTMLElement => buildElement('div', { class: name, hidden: '' })
  const [shownLine, divergedLine, band] = [overlay('shown-pass'), overlay('diverged-pass'), overlay('healthy-band')]
  let chart: uPlot | null = null
  let names = ''
  let size = { width: 0, height: 0 }
  let data: LineData = { x: [], lines: [] }
  let marks: { readonly shown: number | null; readonly diverged: number | null } = { shown: null, diverged: null }

  function align(): uPlot.AlignedData {
    return [[...data.x], ...data.lines.map(({ y }) => [...y])]
  }
  function build(): void {
    chart?.destroy()
    chart = new uPlot(
      makeLineOptions(options, data, size, () => placeMarks()),
      align(),
      element,
    )
    chart.over.append(divergedLine, shownLine)
    chart.under.append(band)
    if (options.onPick) listenToPicks(chart, options.onPick)
    placeMarks()
  }
  function show(): void {
    const wanted = JSON.stringify(data.lines.map(({ name }) => name))
    if (chart && wanted === names) return chart.setData(align())
    names = wanted
    build()
  }
  function placeMarks(): void {
    if (!chart) return
    for (const [line, x] of [
      [shownLine, marks.shown],
      [divergedLine, marks.diverged],
    ] as const) {
      line.hidden = x === null || data.x.length < 2
      if (x !== null) line.style.transform = `translateX(${Math.round(chart.valToPos(x, 'x'))}px)`
    }
    const { min, max } = chart.scales['y'] ?? {}
    band.hidden = options.band === null || min === undefined || max === undefined
    if (options.band === null || band.hidden) return
    const [top, bottom] = [options.band.to, options.band.from].map((y) => chart?.valToPos(y, 'y') ?? 0) as [
      number,
      number,
    ]
    band.style.top = `${top}px`
    band.style.height = `${bottom - top}px`
  }
  return {
    element,
    update(next) {
      data = next
      if (size.width > 0) show()
    },
    resize(width, height) {
      if (width === size.width && height === size.height) return
      size = { width, height }
      if (chart) chart.setSize(size)
      else if (width > 0) show()
    },
    mark(shown, diverged) {
      marks = { shown, diverged }
      placeMarks()
    },
    repaint: () => chart?.redraw(),
  }
}

function listenToPicks(chart: uPlot, pick: (x: number) => void): void {
  const { over } = chart
  const pickAt = (event: PointerEvent): void =>
    pick(chart.posToVal(event.clientX - over.getBoundingClientRect().left, 'x'))
  over.classList.add('pickable')
  over.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    over.setPointerCapture(event.pointerId)
    pickAt(event)
  })
  over.addEventListener('pointermove', (event) => {
    if (over.hasPointerCapture(event.pointerId)) pickAt(event)
  })
}
