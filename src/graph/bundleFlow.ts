// How much gradient flows along a bundle of edges: the magnitudes of all of them together.
import type { GraphColumns } from '../protocol/snapshot.ts'
import type { GraphView } from './graphView.ts'
import { computeTerm } from './nodeReading.ts'

/** The edges of the graph that are drawn in bundles: input `slots` of `nodes`, each in one of `links`. */
interface Bundled {
  readonly nodes: readonly number[]
  readonly slots: readonly number[]
  readonly links: readonly number[]
}

/** By link: Σ |∂root/∂node · ∂node/∂input| over the edges of a bundle; 0 for a link that is a single edge, and while unknown. */
export function measureBundleFlow(view: GraphView, graph: GraphColumns): Float64Array {
  const flows = new Float64Array(view.links.length)
  const { nodes, slots, links } = findBundled(view, graph)
  for (const [i, node] of nodes.entries()) {
    const link = links[i] as number
    flows[link] = (flows[link] as number) + Math.abs(computeTerm(graph, node, slots[i] as number) ?? 0)
  }
  return flows
}

/** A run that changes numbers only has the view of the run before. */
const known = new WeakMap<GraphView, Bundled>()

function findBundled(view: GraphView, { in0, in1 }: GraphColumns): Bundled {
  const found = known.get(view)
  if (found) return found
  const { shapes, links, shapeOf } = view
  const bundled = { nodes: [] as number[], slots: [] as number[], links: [] as number[] }
  known.set(view, bundled)
  const linkOf = new Map<number, number>()
  for (const [link, { from, to, input }] of links.entries()) if (!input) linkOf.set(pair(from, to), link)
  if (linkOf.size === 0) return bundled
  const leaves = new Map<number, number>()
  for (const { kind, place, id, first } of shapes) if (kind === 'leaf') leaves.set(pair(first, place), id)

  function add(node: number, input: number, slot: number, to: number): void {
    const isLeaf = (in0[input] as number) < 0
    const from = isLeaf ? leaves.get(pair(input, shapes[to]?.place ?? 0)) : shapeOf[input]
    if (from === undefined || from < 0 || from === to) return
    const link = linkOf.get(pair(from, to))
    if (link === undefined) return
    bundled.nodes.push(node)
    bundled.slots.push(slot)
    bundled.links.push(link)
  }
  for (let node = 0; node < in0.length; node++) {
    const first = in0[node] as number
    if (first < 0) continue
    const to = shapeOf[node] ?? -1
    add(node, first, 0, to)
    const second = in1[node] as number
    if (second >= 0) add(node, second, 1, to)
  }
  return bundled
}

/** One number for two that are both below 2²⁶. */
function pair(one: number, other: number): number {
  return one * 2 ** 26 + other
}
