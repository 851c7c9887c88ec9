// Plots that are what they are when they are made: points, pictures and counts.
import { describe } from '../core/describe.ts'
import type { Plot } from '../protocol/training.ts'
import { checkCount, readList, type PlotInput } from './plotInput.ts'

const maxPoints = 5_000
const maxSide = 256
const maxClasses = 50

/** Points `[x, y]`, in groups by their labels where there are some. */
export function readScatter(title: string, points: unknown, labels: unknown, input: PlotInput): Plot {
  const places = input.readRows(points, 'The points of plot.scatter')
  checkCount(places.length, maxPoints, 'Points of plot.scatter')
  const names = labels === undefined ? [] : readNames(labels, 'The labels of plot.scatter', input)
  if (labels !== undefined && names.length !== places.length) {
    throw new TypeError(`plot.scatter takes a label for each point: ${places.length}, not ${names.length}.`)
  }
  const groups = new Map<string, { name: string; x: number[]; y: number[] }>()
  for (const [at, [x, y, ...rest]] of places.entries()) {
    if (x === undefined || y === undefined || rest.length > 0) {
      throw new TypeError('Each point of plot.scatter has to be a pair [x, y].')
    }
    const name = names[at] ?? ''
    const group = groups.get(name) ?? { name, x: [], y: [] }
    groups.set(name, group)
    group.x.push(x)
    group.y.push(y)
  }
  checkCount(groups.size, maxClasses, 'Groups of plot.scatter')
  return { kind: 'scatter', title, groups: [...groups.values()] }
}

/** Brightness by row; numbers that leave 0…1 are stretched so that the darkest is 0 and the brightest 1. */
export function readImage(title: string, given: unknown, input: PlotInput): Plot {
  const rows = input.readRows(given, 'The picture of plot.image')
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) throw new TypeError('plot.image takes rows of one length.')
  if (width === 0) throw new TypeError('plot.image takes at least one row of numbers.')
  checkCount(Math.max(width, rows.length), maxSide, 'Rows and columns of plot.image')
  const pixels = rows.flat()
  const min = pixels.reduce((least, x) => Math.min(least, x), Infinity)
  const max = pixels.reduce((most, x) => Math.max(most, x), -Infinity)
  const isInside = min >= 0 && max <= 1
  const scaled = isInside ? pixels : pixels.map((x) => (max > min ? (x - min) / (max - min) : 0))
  return { kind: 'image', title, width, height: rows.length, pixels: scaled.map((x) => (Number.isFinite(x) ? x : 0)) }
}

/** A matrix of counts `[truth][prediction]`, or the classes of samples and those predicted for them. */
export function readConfusion(given: readonly unknown[], input: PlotInput): Plot {
  const [first, second, third] = given
  const isMatrix = readList(first, 'plot.confusion takes a matrix of counts, or two lists of classes').some((row) =>
    Array.isArray(row),
  )
  const counts = isMatrix ? input.readRows(first, 'The matrix of plot.confusion') : countPairs(first, second, input)
  checkCount(counts.length, maxClasses, 'Classes of plot.confusion')
  if (counts.some((row) => row.length !== counts.length)) {
    throw new TypeError('The matrix of plot.confusion has to have as many columns as rows.')
  }
  const names = isMatrix ? second : third
  const classes = names === undefined ? [] : readNames(names, 'The classes of plot.confusion', input)
  return { kind: 'confusion', title: 'confusion', classes: counts.map((_, at) => classes[at] ?? String(at)), counts }
}

function countPairs(truth: unknown, predicted: unknown, input: PlotInput): number[][] {
  const truths = input.readNumbers(truth, 'The true classes of plot.confusion')
  const guesses = input.readNumbers(predicted, 'The predicted classes of plot.confusion')
  if (truths.length !== guesses.length) {
    throw new TypeError(
      `plot.confusion takes a prediction for each true class: ${truths.length}, not ${guesses.length}.`,
    )
  }
  const all = [...truths, ...guesses]
  const wrong = all.find((one) => !Number.isInteger(one) || one < 0)
  if (wrong !== undefined) throw new TypeError(`A class of plot.confusion has to be 0, 1, 2, …, not ${wrong}.`)
  const size = all.reduce((most, one) => Math.max(most, one + 1), 0)
  checkCount(size, maxClasses, 'Classes of plot.confusion')
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  truths.forEach((one, at) => {
    const row = counts[one] as number[]
    const guess = guesses[at] as number
    row[guess] = (row[guess] as number) + 1
  })
  return counts
}

function readNames(given: unknown, what: string, input: PlotInput): string[] {
  return readList(given, `${what} have to be a list`).map((name) => {
    if (typeof name === 'string') return name.slice(0, 100)
    if (typeof name === 'object' || typeof name === 'number')
      return String(input.readNumber(name, `Each of ${what.replace('The', 'the')}`))
    throw new TypeError(`${what} have to be numbers or texts, not ${describe(name)}.`)
  })
}
