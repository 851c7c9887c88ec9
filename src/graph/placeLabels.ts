// Finds a place on each input edge for its local derivative: in the last gap before the operation, clear of other labels.
import { arrowLength } from '../protocol/scene.ts'

/** Room a label takes, whatever its text, so that numbers never move it. */
const labelWidth = 46
const labelHeight = 19

/** Where along the bend before the target a label may stand, best first: 0.5, 0.47, 0.53, … */
const candidates = Array.from({ length: 27 }, (_, k) => 0.5 + (k % 2 === 0 ? 1 : -1) * Math.ceil(k / 2) * 0.03)

type Point = readonly [x: number, y: number]

/** Centre of the label of each curve: the first place clear of all labels before it, else the one furthest from them. */
export function placeLabels(curves: readonly (readonly number[])[]): Point[] {
  const placed = new Map<string, Point[]>()
  return curves.map((curve) => {
    let best: Point = [0, 0]
    let bestClearance = -1
    for (const place of listPlaces(findLastBend(curve))) {
      const clearance = Math.min(1, ...listNear(placed, place).map((other) => measureClearance(place, other)))
      if (clearance <= bestClearance) continue
      best = place
      bestClearance = clearance
      if (clearance === 1) break
    }
    const cell = nameCell(best)
    placed.set(cell, [...(placed.get(cell) ?? []), best])
    return best
  })
}

/** The middle, and what is left and right of it where the label stays clear of the cards at both ends. */
function listPlaces(bend: readonly number[]): Point[] {
  const [first = 0] = bend
  const last = (bend.at(-2) ?? 0) + arrowLength
  return candidates
    .map((t) => evaluate(bend, t))
    .filter(([x], k) => k === 0 || (x - first > labelWidth / 2 && last - x > labelWidth / 2))
}

/** 1 where two labels do not touch. */
function measureClearance([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.min(1, Math.max(Math.abs(x - otherX) / labelWidth, Math.abs(y - otherY) / labelHeight))
}

/** The last segment that is not level inside a rank; of a straight edge its last segment but the level lead-in. */
function findLastBend(curve: readonly number[]): readonly number[] {
  const segments: (readonly number[])[] = []
  for (let k = 0; k + 8 <= curve.length; k += 6) segments.push(curve.slice(k, k + 8))
  // Bends stand at even positions (bend, level, bend, level): the last bend is the last segment or the one before it.
  return segments.length % 2 === 1 ? (segments.at(-1) ?? curve) : (segments.at(-2) ?? curve)
}

function evaluate(segment: readonly number[], t: number): Point {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = segment
  const s = 1 - t
  const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return [b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3, b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3]
}

/** Labels are no larger than the cells of this grid, so those that could touch are in nine cells. */
function listNear(placed: ReadonlyMap<string, readonly Point[]>, [x, y]: Point): Point[] {
  const near: Point[] = []
  for (let dx = -labelWidth; dx <= labelWidth; dx += labelWidth) {
    for (let dy = -labelWidth; dy <= labelWidth; dy += labelWidth)
      near.push(...(placed.get(nameCell([x + dx, y + dy])) ?? []))
  }
  return near
}

function nameCell([x, y]: Point): string {
  return `${Math.floor(x / labelWidth)},${Math.floor(y / labelWidth)}`
}
