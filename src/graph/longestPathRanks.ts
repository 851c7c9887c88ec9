// Ranks and orders a graph without Graphviz, plainly and in linear time: what is drawn when Graphviz takes too long.
import type { LayoutInput } from '../protocol/layoutMessages.ts'
import { rankGraph, type RankedGraph } from './rankedGraph.ts'

const sweeps = 4

/** Boxes must come after the boxes they have an edge from. */
export function rankByLongestPath(input: LayoutInput): RankedGraph {
  const ranks = findRanks(input)
  const order = ranks.map((rank, box) => ({ rank, y: box }))
  let ranked = rankGraph(input, order, (edge) => input.edges[edge]?.[1] ?? 0)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    sortByNeighbours(ranked, sweep % 2 === 0)
    const { items, chains } = ranked
    ranked = rankGraph(
      input,
      order.map(({ rank }, box) => ({ rank, y: items[box]?.y ?? 0 })),
      (edge, rank) => items[chains[edge]?.[rank - (ranks[input.edges[edge]?.[0] ?? 0] ?? 0)] ?? 0]?.y ?? 0,
    )
  }
  return ranked
}

/** As far left as the longest path from a source allows, then each source next to its nearest target. */
function findRanks(input: LayoutInput): number[] {
  const ranks = input.boxes.map(() => 0)
  for (const [from, to] of input.edges.toSorted((a, b) => a[1] - b[1])) {
    ranks[to] = Math.max(ranks[to] ?? 0, (ranks[from] ?? 0) + 1)
  }
  const hasInput = new Set(input.edges.map(([, to]) => to))
  const nearest = new Map<number, number>()
  for (const [from, to] of input.edges) {
    if (!hasInput.has(from)) nearest.set(from, Math.min(nearest.get(from) ?? Infinity, ranks[to] ?? 0))
  }
  for (const [box, target] of nearest) ranks[box] = target - 1
  return ranks
}

/** One sweep of the barycentre method: every item goes to the mean position of its neighbours in the rank before. */
function sortByNeighbours({ items, ranks, chains }: RankedGraph, fromRight: boolean): void {
  const neighbours = items.map((): number[] => [])
  for (const chain of chains) {
    for (let k = 1; k < chain.length; k++) {
      const [source, target] = [chain[k - 1] as number, chain[k] as number]
      neighbours[fromRight ? source : target]?.push(fromRight ? target : source)
    }
  }
  for (const rank of fromRight ? ranks.toReversed() : ranks) {
    for (const index of rank) {
      const item = items[index]
      const near = neighbours[index] ?? []
      if (item && near.length > 0) item.y = near.reduce((sum, other) => sum + (items[other]?.y ?? 0), 0) / near.length
    }
    // Sorting is stable, so items that want the same place keep their order.
    const sorted = rank.toSorted((a, b) => (items[a]?.y ?? 0) - (items[b]?.y ?? 0))
    for (const [position, index] of sorted.entries()) {
      const item = items[index]
      if (item) item.y = position - sorted.length / 2
    }
  }
}
