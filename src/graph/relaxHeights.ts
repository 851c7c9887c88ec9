// Finds calm heights for the items of a ranked graph, which Graphviz leaves at any of many equally short ones.
import { listLinks, type RankedGraph, type RankItem } from './rankedGraph.ts'

const boxGap = 24
const passGap = 16
const sweeps = 60

interface Neighbour {
  readonly item: RankItem
  readonly weight: number
}

type Neighbours = ReadonlyMap<RankItem, readonly Neighbour[]>

/**
 * Minimises Σ weight·(y_i − y_j)² over neighbours, subject to the order and the gaps in each rank: rank by rank, each time
 * exactly, sweeping to the right and back.
 */
export function relaxHeights({ ranks, chains }: RankedGraph): void {
  const neighbours = new Map<RankItem, Neighbour[]>(ranks.flat().map((item) => [item, []]))
  for (const [source, target] of listLinks(chains)) {
    // Long edges are to be straight in the middle; only their ends bend.
    const weight = !source.isBox && !target.isBox ? 8 : !source.isBox || !target.isBox ? 2 : 1
    neighbours.get(source)?.push({ item: target, weight })
    neighbours.get(target)?.push({ item: source, weight })
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const rank of sweep % 2 === 0 ? ranks : ranks.toReversed()) placeRank(rank, neighbours)
  }
}

interface Block {
  sum: number
  weight: number
  readonly members: { readonly item: RankItem; readonly offset: number }[]
}

/**
 * With the offsets of the gaps taken off, "in order and apart" becomes "not decreasing": isotonic regression, solved exactly
 * by merging neighbouring blocks whose means are in the wrong order.
 */
function placeRank(rank: readonly RankItem[], neighbours: Neighbours): void {
  const blocks: Block[] = []
  let offset = 0
  let above: RankItem | null = null
  for (const item of rank) {
    if (above) offset += above.halfHeight + item.halfHeight + (above.isBox && item.isBox ? boxGap : passGap)
    above = item
    const { mean, weight } = averageHeight(item, neighbours.get(item) ?? [])
    blocks.push({ sum: (mean - offset) * weight, weight, members: [{ item, offset }] })
    mergeBlocks(blocks)
  }
  for (const { sum, weight, members } of blocks) {
    for (const member of members) member.item.y = sum / weight + member.offset
  }
}

function mergeBlocks(blocks: Block[]): void {
  for (;;) {
    const [before, last] = blocks.slice(-2)
    if (!before || !last || before.sum / before.weight < last.sum / last.weight) return
    before.sum += last.sum
    before.weight += last.weight
    before.members.push(...last.members)
    blocks.pop()
  }
}

function averageHeight(item: RankItem, near: readonly Neighbour[]): { mean: number; weight: number } {
  let sum = 0
  let weight = 0
  for (const neighbour of near) {
    sum += neighbour.item.y * neighbour.weight
    weight += neighbour.weight
  }
  return weight > 0 ? { mean: sum / weight, weight } : { mean: item.y, weight: 1 }
}
