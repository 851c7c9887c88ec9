// A graph cut into ranks, left to right, with a pass in every rank that a long edge crosses: what coordinates are found for.
import type { LayoutInput } from '../protocol/layoutMessages.ts'

/** Something that takes room in a rank: a box, or the pass of an edge between two of its boxes. */
export interface RankItem {
  /** Index of the box; −1 for a pass. */
  readonly box: number
  readonly rank: number
  readonly halfHeight: number
  /** Orders the items of a rank, top to bottom; later its centre. */
  y: number
}

export interface RankedGraph {
  /** Boxes first, in the order of the input, then passes. */
  readonly items: readonly RankItem[]
  /** Indices of items, top to bottom. */
  readonly ranks: readonly (readonly number[])[]
  /** For every edge the items it runs through, from its source's to its target's. */
  readonly chains: readonly (readonly number[])[]
}

const passHalfHeight = 5

/** `boxes` says where each box stands, `findPassY` where an edge crosses a rank between its ends. */
export function rankGraph(
  input: LayoutInput,
  boxes: readonly { readonly rank: number; readonly y: number }[],
  findPassY: (edge: number, rank: number) => number,
): RankedGraph {
  const items: RankItem[] = boxes.map(({ rank, y }, box) => ({
    box,
    rank,
    halfHeight: (input.boxes[box]?.height ?? 0) / 2,
    y,
  }))
  const chains = input.edges.map(([from, to], edge) => {
    const chain = [from]
    for (let rank = (boxes[from]?.rank ?? 0) + 1; rank < (boxes[to]?.rank ?? 0); rank++) {
      chain.push(items.push({ box: -1, rank, halfHeight: passHalfHeight, y: findPassY(edge, rank) }) - 1)
    }
    return [...chain, to]
  })
  const ranks: number[][] = Array.from({ length: 1 + Math.max(...boxes.map(({ rank }) => rank)) }, () => [])
  for (const [index, item] of items.entries()) ranks[item.rank]?.push(index)
  for (const rank of ranks) rank.sort((a, b) => (items[a]?.y ?? 0) - (items[b]?.y ?? 0) || a - b)
  return { items, ranks, chains }
}
