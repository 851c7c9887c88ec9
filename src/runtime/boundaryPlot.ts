// The decision boundary of a model: its score on a grid around the points, drawn anew whenever it is shown.
import { describe } from '../core/describe.ts'
import type { Plot } from '../protocol/training.ts'
import { checkCount, readList, type PlotInput } from './plotInput.ts'

type BoundaryPlot = Extract<Plot, { kind: 'boundary' }>

const columns = 40
const rows = 30
const maxPoints = 2_000
/** Room around the points, in parts of what they span. */
const margin = 0.1

/** Evaluates without a trace; returns how many nodes were made meanwhile. */
type EvaluateHidden = (evaluate: () => void) => number

/** Nodes that are made at a time: dropping them costs as much as making half a million, few or many. */
const maxNodes = 200_000

export interface BoundaryFigure {
  /** The model as it is now; `null` where it fails, which it did not when it was plotted. */
  readonly write: (evaluateHidden: EvaluateHidden) => BoundaryPlot | null
}

/** Tries the model on the first point, so that what is wrong with it is told where it is plotted. */
export function createBoundaryFigure(
  title: string,
  model: unknown,
  points: unknown,
  labels: unknown,
  { readNumber, readNumbers }: PlotInput,
  evaluateFirst: EvaluateHidden,
): BoundaryFigure {
  if (typeof model !== 'function') {
    throw new TypeError(`plot.boundary takes the model first, a function of a point, not ${describe(model)}.`)
  }
  const places = readList(points, 'The points of plot.boundary have to be a list of pairs [x, y]').map((point) => {
    const pair = readNumbers(point, 'Each point of plot.boundary')
    if (pair.length === 2) return pair as [number, number]
    throw new TypeError(`Each point of plot.boundary has to be a pair [x, y], not ${pair.length} numbers.`)
  })
  const marks = readNumbers(labels, 'The labels of plot.boundary')
  if (places.length === 0) throw new TypeError('plot.boundary takes at least one point.')
  checkCount(places.length, maxPoints, 'Points of plot.boundary')
  if (marks.length !== places.length) {
    throw new TypeError(`plot.boundary takes a label for each point: ${places.length}, not ${marks.length}.`)
  }
  const evaluate = (x: number, y: number): number =>
    readScore(Reflect.apply(model as (point: number[]) => unknown, undefined, [[x, y]]))

  /** A number is the score; of several numbers the largest tells the class: of two their difference is the score. */
  function readScore(output: unknown): number {
    if (!Array.isArray(output)) return readNumber(output, 'What the model of plot.boundary gives')
    const scores = readNumbers(output, 'What the model of plot.boundary gives')
    const [first, second] = scores
    if (first === undefined) throw new TypeError('The model of plot.boundary gives an empty list.')
    if (second === undefined) return first
    return scores.length === 2 ? second - first : scores.indexOf(Math.max(...scores))
  }

  const [xMin, xMax] = findSpan(places.map(([x]) => x))
  const [yMin, yMax] = findSpan(places.map(([, y]) => y))
  evaluateFirst(() => evaluate(...(places[0] as [number, number])))
  return {
    write: (evaluateHidden) => {
      const scores: number[] = []
      const fill = (from: number, end: number): void => {
        for (let row = from; row < end; row++) {
          const y = yMin + ((row + 0.5) / rows) * (yMax - yMin)
          for (let column = 0; column < columns; column++) {
            scores.push(evaluate(xMin + ((column + 0.5) / columns) * (xMax - xMin), y))
          }
        }
      }
      try {
        const made = evaluateHidden(() => fill(0, 1))
        const count = Math.max(1, Math.floor(maxNodes / Math.max(1, made)))
        for (let row = 1; row < rows; row += count) evaluateHidden(() => fill(row, Math.min(rows, row + count)))
      } catch {
        return null
      }
      const drawn = places.map(([x, y], at) => ({ x, y, label: marks[at] as number }))
      return { kind: 'boundary', title, xMin, xMax, yMin, yMax, columns, rows, scores, points: drawn }
    },
  }
}

function findSpan(numbers: readonly number[]): [min: number, max: number] {
  const finite = numbers.filter(Number.isFinite)
  const min = Math.min(...finite)
  const max = Math.max(...finite)
  const room = max > min ? margin * (max - min) : 1
  return finite.length === 0 ? [-1, 1] : [min - room, max + room]
}
