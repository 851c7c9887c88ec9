// Asks Graphviz which rank each box belongs to and in which order, the part of layout it does best.
import type { Viz } from '@viz-js/viz'
import type { LayoutInput } from '../protocol/layoutMessages.ts'
import { rankGraph, type RankedGraph } from './rankedGraph.ts'

const unitsPerInch = 72

/** Throws what Graphviz throws; after a RuntimeError the instance is broken and must be thrown away. */
export function rankByGraphviz(viz: Viz, input: LayoutInput): RankedGraph {
  return readPlain(input, viz.renderString(writeDot(input), { format: 'plain' }))
}

/**
 * Boxes of one width, as only ranks and orders are read back; `nslimit` caps the search for coordinates, which we find
 * ourselves, and `ordering=in` keeps the inputs of an operation in the order they are written in.
 */
function writeDot(input: LayoutInput): string {
  const boxes = input.boxes.map(({ height }, box) => `${box}[height=${(height / unitsPerInch).toFixed(3)}]`)
  const edges = input.edges.map(([from, to]) => `${from}->${to}`)
  return `digraph{rankdir=LR ordering=in nodesep=.3 ranksep=.5 nslimit=.2 nslimit1=2
node[shape=box fixedsize=true label="" width=1]edge[arrowhead=none tailport=e headport=w]
${boxes.join('\n')}
${edges.join('\n')}
}`
}

/** The `plain` format: `node name x y …` and `edge tail head n x1 y1 …`, in inches, y upwards. */
function readPlain(input: LayoutInput, plain: string): RankedGraph {
  const places: { x: number; y: number }[] = []
  const curves = new Map<string, number[][]>()
  for (const line of plain.split('\n')) {
    const [kind, first = '', second = '', ...rest] = line.split(' ')
    if (kind === 'node') places[Number(first)] = { x: Number(second), y: -Number(rest[0]) }
    if (kind !== 'edge') continue
    const points = rest.slice(1, 1 + 2 * Number(rest[0])).map(Number)
    const key = `${first}>${second}`
    curves.set(key, [...(curves.get(key) ?? []), points])
  }
  const columns = listColumns(places.map(({ x }) => x))
  const edgeCurves = input.edges.map(([from, to]) => curves.get(`${from}>${to}`)?.shift() ?? [])
  const boxes = places.map(({ x, y }) => ({ rank: columns.findLastIndex((column) => column <= x + 0.01), y }))
  return rankGraph(input, boxes, (edge, rank) => -findY(edgeCurves[edge] ?? [], columns[rank] ?? 0))
}

/** Boxes of one rank share their centre's x, but for rounding to five digits. */
function listColumns(xs: readonly number[]): number[] {
  const sorted = xs.toSorted((a, b) => a - b)
  return sorted.filter((x, index) => x - (sorted[index - 1] ?? -Infinity) > 0.1)
}

/** y of a curve of cubic Bézier segments at `x`; Graphviz's run from left to right, so bisection finds it. */
function findY(points: readonly number[], x: number): number {
  let segment = 0
  while (segment + 8 < points.length && (points[segment + 6] ?? x) < x) segment += 6
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = points.slice(segment, segment + 8)
  let low = 0
  let high = 1
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2
    if (evaluateCubic(x0, x1, x2, x3, middle) < x) low = middle
    else high = middle
  }
  return evaluateCubic(y0, y1, y2, y3, low)
}

function evaluateCubic(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3
}
