// Finds a place on each input edge for its local derivative: in the last gap before the operation, clear of other labels.

/** Room a label takes, whatever its text, so that numbers never move it. */
const labelWidth = 48
const labelHeight = 20

/** Where along the bend before the target a label may stand, best first. */
const candidates = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]

/** Centre of the label of each curve. */
export function placeLabels(curves: readonly (readonly number[])[]): (readonly [x: number, y: number])[] {
  const placed = new Map<string, (readonly [number, number])[]>()
  return curves.map((curve) => {
    const bend = findLastBend(curve)
    const places = candidates.map((t) => evaluate(bend, t))
    const best = places.find((place) => listNear(placed, place).every((other) => isClear(place, other))) ?? places[0]
    const [x, y] = best ?? [0, 0]
    const cell = nameCell(x, y)
    placed.set(cell, [...(placed.get(cell) ?? []), [x, y]])
    return [x, y]
  })
}

function isClear([x, y]: readonly [number, number], [otherX, otherY]: readonly [number, number]): boolean {
  return Math.abs(x - otherX) >= labelWidth || Math.abs(y - otherY) >= labelHeight
}

/** The last segment that is not level inside a rank; of a straight edge its last segment but the level lead-in. */
function findLastBend(curve: readonly number[]): readonly number[] {
  const segments: (readonly number[])[] = []
  for (let k = 0; k + 8 <= curve.length; k += 6) segments.push(curve.slice(k, k + 8))
  // Bends stand at even positions (bend, level, bend, level): the last bend is the last segment or the one before it.
  return segments.length % 2 === 1 ? (segments.at(-1) ?? curve) : (segments.at(-2) ?? curve)
}

function evaluate(segment: readonly number[], t: number): readonly [number, number] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = segment
  const s = 1 - t
  const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return [b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3, b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3]
}

/** Labels are smaller than the cells of this grid, so those that could overlap are in nine cells. */
function listNear(
  placed: ReadonlyMap<string, readonly (readonly [number, number])[]>,
  [x, y]: readonly [number, number],
): (readonly [number, number])[] {
  const near: (readonly [number, number])[] = []
  for (let dx = -labelWidth; dx <= labelWidth; dx += labelWidth) {
    for (let dy = -labelWidth; dy <= labelWidth; dy += labelWidth)
      near.push(...(placed.get(nameCell(x + dx, y + dy)) ?? []))
  }
  return near
}

function nameCell(x: number, y: number): string {
  return `${Math.floor(x / labelWidth)},${Math.floor(y / labelWidth)}`
}
