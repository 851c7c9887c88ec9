// Gives a ranked graph its coordinates: every box as near to the middle of its neighbours as the room in its rank allows.
import type { LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'
import { routeEdges, type RankColumn } from './routeEdges.ts'
import type { RankedGraph, RankItem } from './rankedGraph.ts'

const margin = 16
const boxGap = 24
const passGap = 16
const minimalRankGap = 84
const maximalRankGap = 220
const sweeps = 60

/** Order within ranks is kept; equal input gives equal output. */
export function placeRanks(input: LayoutInput, ranked: RankedGraph): LayoutResult {
  const { items, ranks, chains } = ranked
  relaxHeights(ranked)
  const top = Math.min(...items.map(({ y, halfHeight }) => y - halfHeight))
  for (const item of items) item.y = Math.round(item.y - top) + margin
  const columns = placeColumns(input, ranked)
  const bottom = Math.max(...items.map(({ y, halfHeight }) => y + halfHeight))
  return {
    width: (columns[ranks.length - 1]?.right ?? 0) + margin,
    height: bottom + margin,
    // Cards of a rank end at one line, where their edges begin.
    centres: input.boxes.map(({ width }, box) => {
      const item = items[box]
      return [(columns[item?.rank ?? 0]?.right ?? 0) - width / 2, item?.y ?? 0]
    }),
    curves: routeEdges(input, items, chains, columns),
  }
}

/**
 * Minimises Σ weight·(y_i − y_j)² over neighbours, subject to the order and the gaps in each rank: rank by rank, each time
 * exactly, sweeping to the right and back.
 */
function relaxHeights({ items, ranks, chains }: RankedGraph): void {
  const neighbours = items.map((): { item: RankItem; weight: number }[] => [])
  for (const chain of chains) {
    for (let k = 1; k < chain.length; k++) {
      const source = items[chain[k - 1] as number]
      const target = items[chain[k] as number]
      if (!source || !target) continue
      // Long edges are to be straight in the middle; only their ends bend.
      const weight = source.box < 0 && target.box < 0 ? 8 : source.box < 0 || target.box < 0 ? 2 : 1
      neighbours[chain[k - 1] as number]?.push({ item: target, weight })
      neighbours[chain[k] as number]?.push({ item: source, weight })
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const rank of sweep % 2 === 0 ? ranks : ranks.toReversed()) placeRank(rank, items, neighbours)
  }
}

function placeRank(
  rank: readonly number[],
  items: readonly RankItem[],
  neighbours: readonly (readonly { item: RankItem; weight: number }[])[],
): void {
  // With offsets for the gaps taken off, "in order and apart" becomes "not decreasing": isotonic regression, solved
  // exactly by merging neighbouring blocks whose means are in the wrong order.
  const blocks: { sum: number; weight: number; members: { item: RankItem; offset: number }[] }[] = []
  let offset = 0
  let above: RankItem | undefined
  for (const index of rank) {
    const item = items[index] as RankItem
    if (above) offset += above.halfHeight + item.halfHeight + (above.box < 0 || item.box < 0 ? passGap : boxGap)
    above = item
    const { mean, weight } = averageHeight(item, neighbours[index] ?? [])
    let block = { sum: (mean - offset) * weight, weight, members: [{ item, offset }] }
    let before = blocks.at(-1)
    while (before && before.sum / before.weight >= block.sum / block.weight) {
      block = {
        sum: before.sum + block.sum,
        weight: before.weight + block.weight,
        members: [...before.members, ...block.members],
      }
      blocks.pop()
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  for (const { sum, weight, members } of blocks) {
    for (const member of members) member.item.y = sum / weight + member.offset
  }
}

function averageHeight(
  item: RankItem,
  near: readonly { item: RankItem; weight: number }[],
): { mean: number; weight: number } {
  let sum = 0
  let weight = 0
  for (const { item: other, weight: otherWeight } of near) {
    sum += other.y * otherWeight
    weight += otherWeight
  }
  return weight > 0 ? { mean: sum / weight, weight } : { mean: item.y, weight: 1 }
}

/** Steep edges get more room to bend in, and many edges more room for the texts that stand on them. */
function placeColumns(input: LayoutInput, { items, ranks, chains }: RankedGraph): RankColumn[] {
  const steepest = ranks.map(() => 0)
  const arrivals = ranks.map(() => 0)
  for (const chain of chains) {
    for (let k = 1; k < chain.length; k++) {
      const source = items[chain[k - 1] as number]
      const target = items[chain[k] as number]
      if (!source || !target) continue
      steepest[target.rank] = Math.max(steepest[target.rank] ?? 0, Math.abs(target.y - source.y))
      if (target.box >= 0) arrivals[target.rank] = (arrivals[target.rank] ?? 0) + 1
    }
  }
  const columns: RankColumn[] = []
  let x = margin
  for (const [rank, members] of ranks.entries()) {
    const wanted = 60 + 0.25 * (steepest[rank] ?? 0) + 8 * Math.max(0, (arrivals[rank] ?? 0) - 4)
    if (rank > 0) x += Math.min(maximalRankGap, Math.max(minimalRankGap, wanted))
    const width = Math.max(...members.map((index) => input.boxes[items[index]?.box ?? -1]?.width ?? 0))
    columns.push({ left: Math.round(x), right: Math.round(x) + width })
    x = Math.round(x) + width
  }
  return columns
}
