// Draws the edges of a placed graph: level inside the ranks, one smooth bend in every gap between them.
import type { LayoutInput } from '../protocol/layoutMessages.ts'
import { arrowLength } from '../protocol/scene.ts'
import type { RankItem } from './rankedGraph.ts'

export interface RankColumn {
  readonly left: number
  readonly right: number
}

/** How far apart the outermost of the edges enter a box at most, and how far two edges between the same boxes bulge. */
const entrySpread = 24
const entryGap = 12
const bulge = 26

/** Control points x0 y0 x1 y1 … of each edge, which ends an arrow head before its target. */
export function routeEdges(
  input: LayoutInput,
  items: readonly RankItem[],
  chains: readonly (readonly number[])[],
  columns: readonly RankColumn[],
): number[][] {
  const entries = findEntries(input, items, chains)
  return chains.map((chain, edge) => {
    const stations = chain.map((index) => items[index] as RankItem)
    const points: number[] = []
    for (const [k, station] of stations.entries()) {
      const column = columns[station.rank] as RankColumn
      const before = stations[k - 1]
      if (!before) {
        points.push(column.right, station.y)
        continue
      }
      const entry = entries[edge] ?? 0
      const isTarget = k === stations.length - 1
      const y = isTarget ? station.y + entry : station.y
      const left = isTarget ? column.left - arrowLength : column.left
      const isTwin = stations.length === 2 && hasTwin(input, edge)
      pushBend(points, left, y, isTwin ? Math.sign(entry) * bulge : 0)
      // Boxes end at one line, so a narrow one begins inside its column.
      const right = isTarget ? column.right - (input.boxes[station.box]?.width ?? 0) - arrowLength : column.right
      if (right > left) pushLine(points, right)
    }
    return points
  })
}

/** Where, above or below its middle, each edge enters its target: in the order in which the edges arrive. */
function findEntries(
  input: LayoutInput,
  items: readonly RankItem[],
  chains: readonly (readonly number[])[],
): readonly number[] {
  const arrivals = new Map<number, { edge: number; y: number }[]>()
  for (const [edge, chain] of chains.entries()) {
    const [, to] = input.edges[edge] as readonly [number, number]
    const arrival = { edge, y: items[chain.at(-2) ?? -1]?.y ?? 0 }
    arrivals.set(to, [...(arrivals.get(to) ?? []), arrival])
  }
  const entries = chains.map(() => 0)
  for (const group of arrivals.values()) {
    const gap = Math.min(entryGap, entrySpread / Math.max(1, group.length - 1))
    const sorted = group.toSorted((a, b) => a.y - b.y || a.edge - b.edge)
    for (const [position, { edge }] of sorted.entries()) entries[edge] = (position - (sorted.length - 1) / 2) * gap
  }
  return entries
}

function hasTwin(input: LayoutInput, edge: number): boolean {
  const [from, to] = input.edges[edge] as readonly [number, number]
  return input.edges.some((other, index) => index !== edge && other[0] === from && other[1] === to)
}

/** A cubic that leaves and arrives level; `bow` bends both ends up or down. */
function pushBend(points: number[], x: number, y: number, bow: number): void {
  const [x0, y0] = points.slice(-2) as [number, number]
  const middle = (x0 + x) / 2
  points.push(middle, y0 + bow, middle, y + bow, x, y)
}

function pushLine(points: number[], x: number): void {
  const [x0, y] = points.slice(-2) as [number, number]
  points.push(x0 + (x - x0) / 3, y, x - (x - x0) / 3, y, x, y)
}
