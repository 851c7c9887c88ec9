// How much gradient flows along a bundle of edges: the magnitudes of all of them together.
import type { GraphColumns } from '../protocol/snapshot.ts'
import type { GraphView } from './graphView.ts'
import { computeTerm } from './nodeReading.ts'

/** By link: Σ |∂root/∂node · ∂node/∂input| over the edges of a bundle; 0 for a link that is a single edge, and while unknown. */
export function measureBundleFlow({ shapes, links, shapeOf }: GraphView, graph: GraphColumns): Float64Array {
  const flows = new Float64Array(links.length)
  const bundles = new Map<number, number>()
  for (const [link, { from, to, input }] of links.entries()) if (!input) bundles.set(pair(from, to), link)
  if (bundles.size === 0) return flows
  const leaves = new Map<number, number>()
  for (const { kind, place, id, first } of shapes) if (kind === 'leaf') leaves.set(pair(first, place), id)

  const { in0, in1, pass } = graph
  function add(node: number, input: number, slot: number, to: number): void {
    const isLeaf = (in0[input] as number) < 0
    const from = isLeaf ? leaves.get(pair(input, shapes[to]?.place ?? 0)) : shapeOf(input)
    if (from === undefined || from === to) return
    const link = bundles.get(pair(from, to))
    if (link !== undefined) flows[link] = (flows[link] as number) + Math.abs(computeTerm(graph, node, slot) ?? 0)
  }
  for (let node = 0; node < in0.length; node++) {
    const first = in0[node] as number
    if (first < 0 || (pass[node] as number) < 0) continue
    const to = shapeOf(node)
    add(node, first, 0, to)
    const second = in1[node] as number
    if (second >= 0) add(node, second, 1, to)
  }
  return flows
}

/** One number for two that are both below 2²⁶. */
function pair(one: number, other: number): number {
  return one * 2 ** 26 + other
}
