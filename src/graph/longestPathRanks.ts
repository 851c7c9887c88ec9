// Ranks and orders a graph without Graphviz, plainly and in linear time: what is drawn when Graphviz takes too long.
import type { LayoutInput } from '../protocol/layoutMessages.ts'
import { listLinks, rankGraph, type RankedGraph, type RankItem } from './rankedGraph.ts'

const sweeps = 4

/** Boxes must come after the boxes they have an edge from. */
export function rankByLongestPath(input: LayoutInput): RankedGraph {
  const ranks = findRanks(input)
  const places = ranks.map((rank, box) => ({ rank, y: box }))
  const ranked = rankGraph(input, places, (edge) => input.edges[edge]?.[1] ?? 0)
  const mutable = { ...ranked, ranks: ranked.ranks.map((rank) => [...rank]) }
  for (let sweep = 0; sweep < sweeps; sweep++) sortByNeighbours(mutable, sweep % 2 === 0)
  return mutable
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
function sortByNeighbours(
  { ranks, chains }: { ranks: RankItem[][]; chains: RankedGraph['chains'] },
  fromRight: boolean,
): void {
  const neighbours = new Map<RankItem, RankItem[]>()
  for (const [source, target] of listLinks(chains)) {
    const [item, near] = fromRight ? [source, target] : [target, source]
    neighbours.set(item, [...(neighbours.get(item) ?? []), near])
  }
  for (const rank of fromRight ? ranks.toReversed() : ranks) {
    for (const item of rank) {
      const near = neighbours.get(item)
      if (near) item.y = near.reduce((sum, { y }) => sum + y, 0) / near.length
    }
    // Sorting is stable: items that want the same place keep their order.
    rank.sort((a, b) => a.y - b.y)
    for (const [position, item] of rank.entries()) item.y = position - rank.length / 2
  }
}
