// Turns, bends and joins the curves of an edge that runs through several places.
import { arrowLength } from '../protocol/scene.ts'

/** The curve of an edge that was laid out the other way round; the room of the arrow head changes ends. */
export function reverseCurve(curve: readonly number[]): number[] {
  const turned: number[] = []
  for (let k = curve.length - 2; k >= 0; k -= 2) turned.push(curve[k] ?? 0, curve[k + 1] ?? 0)
  const end = turned.length - 2
  turned[0] = (turned[0] ?? 0) + arrowLength
  turned[end] = (turned[end] ?? 0) + arrowLength
  return turned
}

/** Lets a curve end at the height `y`: all of its last level part moves, and the bend before it makes up for it. */
export function bendEnd(curve: number[], y: number): void {
  let end = curve.length - 1
  const old = curve[end]
  while (end > 8 && curve[end - 6] === old) end -= 6
  for (let k = end - 2; k < curve.length; k += 2) curve[k] = y
}

/** The same at its beginning. */
export function bendStart(curve: number[], y: number): void {
  let start = 1
  const old = curve[start]
  while (start + 12 < curve.length && curve[start + 6] === old) start += 6
  for (let k = 1; k <= start + 2; k += 2) curve[k] = y
}

/** One curve of all, with a level line across each border. */
export function joinCurves([first = [], ...rest]: readonly (readonly number[])[]): number[] {
  const points = [...first]
  for (const curve of rest) {
    const [endX = 0, endY = 0] = points.slice(-2)
    const [x = 0, y = 0] = curve
    const third = (x - endX) / 3
    points.push(endX + third, endY, x - third, y, ...curve)
  }
  return points
}
