// Lines that grow a point a call, or come whole: `plot.line`.
import type { Plot } from '../protocol/training.ts'
import { checkCount, readList, type PlotInput } from './plotInput.ts'
import { createThinnedRows, type ThinnedRows } from './thinnedRows.ts'

type LinePlot = Extract<Plot, { kind: 'line' }>
type Point = readonly [x: number, y: number]

const maxSeries = 20
/** Longer lines are thinned: no screen shows more. */
const maxPoints = 2_048

export interface LineFigure {
  readonly draw: (given: unknown) => void
  readonly write: () => LinePlot
}

export function createLineFigure(title: string, { readNumber, readNumbers }: PlotInput): LineFigure {
  const series = new Map<string, { count: number; points: ThinnedRows<Point> }>()

  const begin = (name: string): { count: number; points: ThinnedRows<Point> } => {
    checkCount(series.size + 1, maxSeries, 'Lines of plot.line')
    const line = { count: 0, points: createThinnedRows<Point>(maxPoints) }
    series.set(name, line)
    return line
  }
  /** A number goes on with the line, a list is a new one. */
  const drawSeries = (name: string, given: unknown): void => {
    const what = name === '' ? 'The line of plot.line' : `The line “${name}” of plot.line`
    const isWhole = Array.isArray(given) || ArrayBuffer.isView(given)
    if (isWhole) series.delete(name)
    const line = series.get(name) ?? begin(name)
    for (const y of isWhole ? readNumbers(given, what) : [readNumber(given, what)]) line.points.add([line.count++, y])
  }
  return {
    draw: (given) => {
      const isNamed = typeof given === 'object' && given !== null && !isNumeric(given) && !isList(given)
      if (!isNamed) return drawSeries('', given)
      for (const [name, line] of Object.entries(given)) drawSeries(name.slice(0, 100), line)
    },
    write: () => ({
      kind: 'line',
      title,
      series: [...series].map(([name, { points }]) => ({
        name,
        x: points.rows.map(([x]) => x),
        y: points.rows.map(([, y]) => (Number.isFinite(y) ? y : null)),
      })),
    }),
  }

  function isNumeric(x: object): boolean {
    try {
      readNumber(x, '')
      return true
    } catch {
      return false
    }
  }

  function isList(x: object): boolean {
    try {
      readList(x, '')
      return true
    } catch {
      return false
    }
  }
}
