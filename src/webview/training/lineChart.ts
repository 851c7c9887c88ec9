// Draws lines over a common x with uPlot: axes, gaps, cursor, the x that is shown, and a band; updates in place.
import { uPlot } from './plotLibrary.ts'
import { buildElement } from '../buildElement.ts'
import { choosePowers } from './niceTicks.ts'
import { lookOfSeries } from './seriesLook.ts'
import type { ThemeColors } from './themeColors.ts'
import { writePower, writeTick } from './writeNumber.ts'

export interface LineData {
  /** Ascending. */
  readonly x: readonly number[]
  readonly lines: readonly {
    readonly name: string
    /** What can be drawn: null is a gap, over undefined the line goes on. */
    readonly y: readonly (number | null | undefined)[]
  }[]
}

export interface LineChartOptions {
  readonly colors: ThemeColors
  readonly isLog: boolean
  /** Only whole numbers on the x axis. */
  readonly isWholeX: boolean
  readonly band: { readonly from: number; readonly to: number } | null
  /** The user points at the entry, or (null) leaves the chart. */
  onPoint(index: number | null): void
  /** The user clicks or drags at x; null: a chart to look at only. */
  readonly onPick: ((x: number) => void) | null
}

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

/** Charts of one page point together. */
const sync = { key: 'passes', scales: ['x', null] as [string, null], setSeries: false }

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
      makeOptions(options, data, size, () => placeMarks()),
      align(),
      element,
    )
    chart.over.append(divergedLine, shownLine)
    chart.under.append(band)
    if (options.onPick) listenToPicks(chart, options.onPick)
    placeMarks()
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
      if (size.width === 0) return
      const nextNames = JSON.stringify(next.lines.map(({ name }) => name))
      if (!chart || nextNames !== names) {
        names = nextNames
        build()
      } else chart.setData(align())
    },
    resize(width, height) {
      if (width === size.width && height === size.height) return
      size = { width, height }
      if (chart) chart.setSize(size)
      else if (width > 0) this.update(data)
    },
    mark(shown, diverged) {
      marks = { shown, diverged }
      placeMarks()
    },
    repaint: () => chart?.redraw(),
  }
}

function makeOptions(
  options: LineChartOptions,
  { lines }: LineData,
  size: { readonly width: number; readonly height: number },
  onDraw: () => void,
): uPlot.Options {
  const { colors, isLog, isWholeX, band } = options
  const paint = (variable: string) => (): string => colors.get(variable)
  const axis: uPlot.Axis = {
    stroke: paint('--gg-quiet'),
    font: '11px system-ui, sans-serif',
    grid: { stroke: paint('--gg-grid'), width: 1 },
    ticks: { stroke: paint('--gg-grid'), width: 1, size: 4 },
  }
  return {
    ...size,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 7 },
      ...(isWholeX ? { sync } : {}),
    },
    scales: {
      x: { time: false, range: (_, min, max) => widen(min, max) },
      y: { distr: isLog ? 3 : 1, range: isLog ? (_, min, max) => rangeOfLog(min, max, band) : rangeOfLinear },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 3,
        space: 44,
        values: (_, ticks) => ticks.map(writeTick),
        ...(isWholeX ? { incrs: wholeSteps } : {}),
      },
      {
        ...axis,
        size: 46,
        gap: 4,
        space: 26,
        ...(isLog
          ? { splits: (_: uPlot, __: number, min: number, max: number) => choosePowers(min, max, mostPowers) }
          : {}),
        values: (_, ticks) =>
          ticks.map((tick: number | null) => (tick === null ? '' : isLog ? writePower(tick) : writeTick(tick))),
      },
    ],
    series: [
      {},
      ...lines.map((_, i): uPlot.Series => {
        const { color, dash } = lookOfSeries(i)
        return {
          stroke: paint(color),
          width: 1.75,
          dash: [...dash],
          points: { show: false, size: 5, fill: paint(color), filter: (u, series) => findLonely(u.data[series] ?? []) },
        }
      }),
    ],
    hooks: { setCursor: [(u) => options.onPoint(u.cursor.idx ?? null)], draw: [onDraw] },
  }
}

/** As many ticks as a chart of this height bears. */
const mostPowers = 5

const wholeSteps = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((times) => times * 10 ** power)).flat()

/** Values without a neighbour to draw a line to; they get a point. */
function findLonely(values: ArrayLike<number | null | undefined>): number[] {
  const lonely: number[] = []
  const isKnown = (i: number): boolean => typeof values[i] === 'number'
  for (let i = 0; i < values.length; i++) if (isKnown(i) && !isKnown(i - 1) && !isKnown(i + 1)) lonely.push(i)
  return lonely
}

function widen(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1]
  return min === max ? [min - 1, max + 1] : [min, max]
}

function rangeOfLinear(_: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1]
  const room = (max - min || Math.abs(max) || 1) * 0.06
  // A loss that goes down to nearly nothing is read against nothing.
  const bottom = min >= 0 && min < (max - min) * 0.25 ? 0 : min - room
  return [bottom, max + room]
}

/** Whole decades, and what is healthy among them. */
function rangeOfLog(min: number | null, max: number | null, band: LineChartOptions['band']): [number, number] {
  const [low, high] = [
    Math.min(min ?? band?.from ?? 0.1, band?.from ?? Infinity),
    Math.max(max ?? band?.to ?? 1, band?.to ?? 0),
  ]
  const [bottom, top] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)]
  return [10 ** bottom, 10 ** Math.max(top, bottom + 1)]
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
