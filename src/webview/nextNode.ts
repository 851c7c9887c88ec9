// Chooses the value or group an arrow key leads to: left and right walk the edges, up and down the column.
import type { SceneIndex } from './sceneIndex.ts'

interface Point {
  readonly x: number
  readonly y: number
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Key of the next value, or null where there is none; `cameFrom` wins where it is one of several, so that a step can be taken back. */
export function findNextNode(
  index: SceneIndex,
  from: string,
  direction: Direction,
  cameFrom: string | null,
): string | null {
  const start = index.shapes.get(from)
  if (!start) return null
  if (direction === 'left') return choose(index.inputs.get(from) ?? [], cameFrom)
  if (direction === 'right') return choose(index.consumers.get(from) ?? [], cameFrom)
  return findBeside(index, from, start, direction)
}

function choose(candidates: readonly string[], cameFrom: string | null): string | null {
  if (cameFrom !== null && candidates.includes(cameFrom)) return cameFrom
  return candidates[0] ?? null
}

function findBeside(index: SceneIndex, from: string, start: Point, direction: 'up' | 'down'): string | null {
  const sign = direction === 'down' ? 1 : -1
  let best: string | null = null
  let bestCost = Infinity
  for (const [key, shape] of index.shapes) {
    const along = (shape.y - start.y) * sign
    if (key === from || along <= 0) continue
    // A step out of the column costs more than any gap within it.
    const cost = along + 4 * Math.abs(shape.x - start.x)
    if (cost < bestCost) [best, bestCost] = [key, cost]
  }
  return best
}
