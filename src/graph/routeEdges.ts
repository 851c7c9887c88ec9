// Draws the edges of a placed graph: level inside the ranks, one smooth bend in every gap between them.
import { arrowLength } from '../protocol/scene.ts'
import type { RankItem } from './rankedGraph.ts'

export interface RankColumn {
  readonly left: number
  readonly right: number
}

type Chain = readonly RankItem[]

/** How far apart the outermost of the edges enter a box at most, and how far two edges between the same boxes bulge. */
const entrySpread = 24
const entryGap = 12
const bulge = 26

/** Control points x0 y0 x1 y1 … of each edge, which ends an arrow head before its target. */
export function routeEdges(chains: readonly Chain[], columns: readonly RankColumn[]): number[][] {
  const entries = findEntries(chains)
  const twins = findTwins(chains)
  return chains.map((chain) => {
    const entry = entries.get(chain) ?? 0
    const pen = new Pen()
    for (const [k, station] of chain.entries()) {
      const { left = 0, right = 0 } = columns[station.rank] ?? {}
      if (k === 0) {
        pen.moveTo(right, station.y)
      } else if (k < chain.length - 1) {
        pen.bendTo(left, station.y)
        pen.lineTo(right)
      } else {
        pen.bendTo(left - arrowLength, station.y + entry, twins.has(chain) ? Math.sign(entry) * bulge : 0)
        // Boxes end at one line, so a narrow one begins inside its column.
        if (right - station.width > left) pen.lineTo(right - station.width - arrowLength)
      }
    }
    return pen.points
  })
}

/** Where, above or below its middle, each edge enters its target: in the order in which the edges arrive. */
function findEntries(chains: readonly Chain[]): ReadonlyMap<Chain, number> {
  const entries = new Map<Chain, number>()
  for (const group of groupByTarget(chains)) {
    const gap = Math.min(entryGap, entrySpread / Math.max(1, group.length - 1))
    const sorted = group.toSorted((a, b) => (a.at(-2)?.y ?? 0) - (b.at(-2)?.y ?? 0))
    for (const [position, chain] of sorted.entries()) entries.set(chain, (position - (sorted.length - 1) / 2) * gap)
  }
  return entries
}

/** Short edges that share both their ends with another. */
function findTwins(chains: readonly Chain[]): ReadonlySet<Chain> {
  const twins = new Set<Chain>()
  for (const group of groupByTarget(chains)) {
    for (const chain of group) {
      if (chain.length === 2 && group.some((other) => other !== chain && other[0] === chain[0])) twins.add(chain)
    }
  }
  return twins
}

function groupByTarget(chains: readonly Chain[]): Iterable<readonly Chain[]> {
  const groups = new Map<RankItem | undefined, Chain[]>()
  for (const chain of chains) {
    const group = groups.get(chain.at(-1))
    if (group) group.push(chain)
    else groups.set(chain.at(-1), [chain])
  }
  return groups.values()
}

class Pen {
  readonly points: number[] = []
  #x = 0
  #y = 0

  moveTo(x: number, y: number): void {
    this.points.push(x, y)
    this.#x = x
    this.#y = y
  }

  /** A cubic that leaves and arrives level; `bow` bends both ends up or down. */
  bendTo(x: number, y: number, bow = 0): void {
    const middle = (this.#x + x) / 2
    this.points.push(middle, this.#y + bow, middle, y + bow)
    this.moveTo(x, y)
  }

  lineTo(x: number): void {
    const third = (x - this.#x) / 3
    this.points.push(this.#x + third, this.#y, x - third, this.#y)
    this.moveTo(x, this.#y)
  }
}
