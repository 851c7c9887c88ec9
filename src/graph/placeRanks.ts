// Gives a ranked graph its coordinates: every box as near to the middle of its neighbours as the room in its rank allows.
import type { LayoutResult } from '../protocol/layoutMessages.ts'
import { listLinks, type RankedGraph, type RankItem } from './rankedGraph.ts'
import { relaxHeights } from './relaxHeights.ts'
import { routeEdges, type RankColumn } from './routeEdges.ts'

const margin = 8
const minimalRankGap = 68
const maximalRankGap = 220

/** The order within ranks is kept; equal input gives equal output. */
export function placeRanks(ranked: RankedGraph): LayoutResult {
  const { boxes, ranks, chains } = ranked
  relaxHeights(ranked)
  const items = ranks.flat()
  const top = Math.min(...items.map(({ y, halfHeight }) => y - halfHeight))
  for (const item of items) item.y = Math.round(item.y - top) + margin
  const columns = placeColumns(ranked)
  return {
    width: (columns.at(-1)?.right ?? 0) + margin,
    height: Math.max(0, ...items.map(({ y, halfHeight }) => y + halfHeight)) + margin,
    // Cards of a rank end at one line, where their edges begin.
    centres: boxes.map(({ rank, width, y }) => [(columns[rank]?.right ?? 0) - width / 2, y]),
    curves: routeEdges(chains, columns),
  }
}

/** Steep edges get more room to bend in, and many edges more room for the texts that stand on them. */
function placeColumns({ ranks, chains }: RankedGraph): RankColumn[] {
  const steepest = ranks.map(() => 0)
  const arrivals = ranks.map(() => 0)
  for (const [source, target] of listLinks(chains)) {
    steepest[target.rank] = Math.max(steepest[target.rank] ?? 0, Math.abs(target.y - source.y))
    if (target.isBox) arrivals[target.rank] = (arrivals[target.rank] ?? 0) + 1
  }
  const columns: RankColumn[] = []
  let x = margin
  for (const [rank, members] of ranks.entries()) {
    const wanted = 46 + 0.25 * (steepest[rank] ?? 0) + 8 * Math.max(0, (arrivals[rank] ?? 0) - 4)
    if (rank > 0) x += Math.min(maximalRankGap, Math.max(minimalRankGap, wanted))
    const left = Math.round(x)
    x = left + widest(members)
    columns.push({ left, right: x })
  }
  return columns
}

function widest(items: readonly RankItem[]): number {
  return Math.max(0, ...items.map(({ width }) => width))
}
