// How uPlot draws lines: axes, scales and series, in the theme's colours.
import { choosePowers } from './niceTicks.ts'
import type { uPlot } from './plotLibrary.ts'
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

/** Charts of one page point together. */
const sync = { key: 'passes', scales: ['x', null] as [string, null], setSeries: false }

/** `onDraw` runs after every drawing. */
export function makeLineOptions(
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
