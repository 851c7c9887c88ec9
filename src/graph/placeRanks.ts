// Gives a ranked graph its coordinates: every box as near to the middle of its neighbours as the room in its rank allows.
import type { LayoutResult } from '../protocol/layoutMessages.ts'
import { listLinks, type RankedGraph, type RankItem } from './rankedGraph.ts'
import { relaxHeights } from './relaxHeights.ts'
import { routeEdges, type RankColumn } from './routeEdges.ts'

const margin = 13
/** Between ranks: with room for what is written on the edges, for their arrow heads, and for neither. */
const rankGap = { written: 68, quiet: 48, port: 16 }
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
  const kinds = ranks.map((): keyof typeof rankGap => 'port')
  const arrivals = ranks.map(() => 0)
  for (const [source, target] of listLinks(chains)) {
    steepest[target.rank] = Math.max(steepest[target.rank] ?? 0, Math.abs(target.y - source.y))
    if (target.isBox) arrivals[target.rank] = (arrivals[target.rank] ?? 0) + 1
    if (target.isBox && target.kind === undefined) kinds[target.rank] = 'written'
    else if (source.kind !== 'port' && target.kind !== 'port' && kinds[target.rank] === 'port')
      kinds[target.rank] = 'quiet'
  }
  const columns: RankColumn[] = []
  let x = margin
  for (const [rank, members] of ranks.entries()) {
    const least = rankGap[kinds[rank] ?? 'written']
    const more =
      (kinds[rank] === 'written' ? 0.25 : 0.15) * (steepest[rank] ?? 0) +
      8 * Math.max(0, (arrivals[rank] ?? 0) - 4) -
      22
    if (rank > 0) x += Math.min(maximalRankGap, least + Math.max(0, more))
    const left = Math.round(x)
    x = left + widest(members)
    columns.push({ left, right: x })
  }
  return columns
}

function widest(items: readonly RankItem[]): number {
  return Math.max(0, ...items.map(({ width }) => width))
}
