// A graph cut into ranks, left to right, with a pass in every rank that a long edge crosses: what coordinates are found for.
import type { LayoutBox, LayoutInput } from '../protocol/layoutMessages.ts'

/** Something that takes room in a rank: a box, or the pass of an edge between two boxes of the rank. */
export interface RankItem {
  readonly isBox: boolean
  /** Undefined for a pass. */
  readonly kind: LayoutBox['kind']
  readonly rank: number
  /** 0 for a pass. */
  readonly width: number
  readonly halfHeight: number
  /** Orders the items of a rank, top to bottom; later its centre. */
  y: number
}

export interface RankedGraph {
  /** In the order of the input. */
  readonly boxes: readonly RankItem[]
  /** Left to right, each top to bottom. */
  readonly ranks: readonly (readonly RankItem[])[]
  /** For every edge the items it runs through: its source, a pass in every rank between, its target. */
  readonly chains: readonly (readonly RankItem[])[]
}

const passHalfHeight = 5

/** `places` says where each box stands, `findPassY` where an edge crosses a rank between its ends. */
export function rankGraph(
  input: LayoutInput,
  places: readonly { readonly rank: number; readonly y: number }[],
  findPassY: (edge: number, rank: number) => number,
): RankedGraph {
  const boxes = input.boxes.map(({ width, height, kind }, box): RankItem => {
    const { rank = 0, y = 0 } = places[box] ?? {}
    return { isBox: true, kind, rank, width, halfHeight: height / 2, y }
  })
  const passes: RankItem[] = []
  const chains = input.edges.map(([from, to], edge) => {
    const [source, target] = [boxes[from], boxes[to]]
    if (!source || !target) throw new RangeError(`Edge ${edge} has an end that is not a box.`)
    const chain = [source]
    for (let rank = source.rank + 1; rank < target.rank; rank++) {
      const pass: RankItem = {
        isBox: false,
        kind: undefined,
        rank,
        width: 0,
        halfHeight: passHalfHeight,
        y: findPassY(edge, rank),
      }
      passes.push(pass)
      chain.push(pass)
    }
    return [...chain, target]
  })
  const ranks: RankItem[][] = Array.from({ length: 1 + Math.max(-1, ...boxes.map(({ rank }) => rank)) }, () => [])
  for (const item of [...boxes, ...passes]) ranks[item.rank]?.push(item)
  // Sorting is stable: items at one height keep the order of the input.
  for (const rank of ranks) rank.sort((a, b) => a.y - b.y)
  return { boxes, ranks, chains }
}

/** Pairs of items that follow each other on an edge. */
export function listLinks(chains: RankedGraph['chains']): (readonly [source: RankItem, target: RankItem])[] {
  const links: (readonly [RankItem, RankItem])[] = []
  for (const chain of chains) {
    let source: RankItem | null = null
    for (const target of chain) {
      if (source) links.push([source, target])
      source = target
    }
  }
  return links
}
