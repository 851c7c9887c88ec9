// Lays a graph out left to right: Graphviz finds ranks and orders, our own coordinates make the picture calm.
import type { Viz } from '@viz-js/viz'
import type { LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'
import { rankByGraphviz } from './graphvizRanks.ts'
import { rankByLongestPath } from './longestPathRanks.ts'
import { placeRanks } from './placeRanks.ts'

/** Throws what Graphviz throws; after a RuntimeError the instance is broken and must be thrown away. */
export function layoutByGraphviz(viz: Viz, input: LayoutInput): LayoutResult {
  return placeRanks(rankByGraphviz(viz, input))
}

/** Without Graphviz, in linear time: more crossings, the same look. */
export function layoutPlainly(input: LayoutInput): LayoutResult {
  return placeRanks(rankByLongestPath(input))
}
