// Reads the path of an edge as the control points of cubic curves.
import type { Region } from './spatialIndex.ts'

/** x0 y0 x1 y1 …: one point, then three for each cubic. `path` is that of a scene's edge: `M`, `C`, `L` and `H`, all absolute. */
export function readCurve(path: string): number[] {
  const points: number[] = []
  const numbers = path.match(/[A-Z]|-?[\d.]+(?:e-?\d+)?/g) ?? []
  let command = 'M'
  for (let at = 0; at < numbers.length;) {
    const token = numbers[at] ?? ''
    if (/[A-Z]/.test(token)) {
      command = token
      at++
      continue
    }
    const read = (offset: number): number => Number(numbers[at + offset])
    if (command === 'M') {
      points.push(read(0), read(1))
      at += 2
    } else if (command === 'C') {
      for (let k = 0; k < 6; k++) points.push(read(k))
      at += 6
    } else if (command === 'H') {
      addLine(points, read(0), points.at(-1) ?? 0)
      at += 1
    } else {
      addLine(points, read(0), read(1))
      at += 2
    }
  }
  return points
}

/** Holds the whole curve: a cubic lies in the hull of its control points. */
export function findCurveRegion(points: readonly number[]): Region {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let k = 0; k < points.length; k += 2) {
    const [x, y] = [points[k] as number, points[k + 1] as number]
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, right, bottom }
}

function addLine(points: number[], x: number, y: number): void {
  const [fromX, fromY] = [points.at(-2) ?? 0, points.at(-1) ?? 0]
  points.push((2 * fromX + x) / 3, (2 * fromY + y) / 3, (fromX + 2 * x) / 3, (fromY + 2 * y) / 3, x, y)
}
