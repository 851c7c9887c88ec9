// Sums up what happened at every site over the whole run, in the graph or not, on the tape or dropped from it.
import type { Kept } from '../core/kept.ts'
import type { Engine } from '../core/engine.ts'
import { layout } from '../core/tape.ts'
import type { NodeSummary, SiteSummary } from '../protocol/snapshot.ts'
import type { NamedAt } from './naming.ts'
import type { RankedSet } from './rankedSet.ts'

const { wordBits: WORD_BITS, in0: IN0, realBits: REAL_BITS, data: DATA } = layout

interface SummaryInput {
  /** By site. */
  readonly namedAt: readonly (NamedAt | undefined)[]
  /** Those of the graph. */
  readonly nodes: RankedSet
  readonly summarise: (node: number) => NodeSummary
}

export interface SiteTally {
  /** Counts the nodes that are about to be dropped; `summarise` is asked for the latest of each site. */
  readonly drop: (kept: Kept, summarise: (node: number) => NodeSummary) => void
  /** In the order of sites. What was given new data counts once, with its newest data. */
  readonly summarise: (input: SummaryInput) => SiteSummary[]
}

/** What the nodes of a site add up to. */
interface Columns {
  readonly count: Uint32Array
  readonly sum: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
}

export function createSiteTally(engine: Engine, siteCount: number): SiteTally {
  const { tape } = engine
  const { words, reals } = tape
  const dropped = createColumns(siteCount)
  /** By site the latest node that was dropped, and the place on the tape before which it was. */
  const lastDropped = new Map<number, { readonly node: NodeSummary; readonly place: number }>()

  /** A leaf counts once, as its newest version: older ones remember that there is a newer one. */
  function isOutdated(node: number): boolean {
    return (words[(node << WORD_BITS) | IN0] as number) < -1
  }

  function drop({ marks, places }: Kept, summariseNode: (node: number) => NodeSummary): void {
    for (const [site, { node, place }] of lastDropped) lastDropped.set(site, { node, place: places[place] as number })
    const latest = new Int32Array(siteCount).fill(-1)
    for (let node = 0; node < tape.length; node++) {
      const site = tape.readSite(node)
      if (marks[node] === 1 || site === 0 || site >= siteCount || isOutdated(node)) continue
      add(dropped, site, reals[(node << REAL_BITS) | DATA] as number)
      latest[site] = node
    }
    latest.forEach((node, site) => {
      if (node < 0) return
      lastDropped.set(site, { node: { ...summariseNode(node), id: -1 }, place: places[node] as number })
    })
  }

  function summarise({ namedAt, nodes, summarise: summariseNode }: SummaryInput): SiteSummary[] {
    const all: Columns = {
      count: dropped.count.slice(),
      sum: dropped.sum.slice(),
      min: dropped.min.slice(),
      max: dropped.max.slice(),
    }
    const last = new Int32Array(siteCount).fill(-1)
    const lastInGraph = new Int32Array(siteCount).fill(-1)
    for (let node = 0; node < tape.length; node++) {
      const site = tape.readSite(node)
      if (site !== 0 && site < siteCount && nodes.has(node)) lastInGraph[site] = node
    }
    for (let node = 0; node < tape.length; node++) {
      const site = tape.readSite(node)
      if (site === 0 || site >= siteCount || isOutdated(node)) continue
      add(all, site, tape.readData(node))
      last[site] = node
    }
    const readLast = (site: number): NodeSummary => {
      const gone = lastDropped.get(site)
      const node = last[site] as number
      return gone && node < gone.place ? gone.node : summariseNode(node)
    }
    const summaries: SiteSummary[] = []
    for (let site = 0; site < siteCount; site++) {
      const named = namedAt[site]
      if (named !== undefined) {
        const node = engine.nodeOf(named.last)
        const { min: minData, max: maxData } = named
        summaries.push({
          site,
          count: named.count,
          minData,
          meanData: named.sum / named.count,
          maxData,
          last: summariseNode(node),
          lastInGraph: nodes.find(node),
        })
      } else if ((all.count[site] as number) > 0) {
        summaries.push({
          site,
          count: all.count[site] as number,
          minData: all.min[site] as number,
          meanData: (all.sum[site] as number) / (all.count[site] as number),
          maxData: all.max[site] as number,
          last: readLast(site),
          lastInGraph: nodes.find(lastInGraph[site] as number),
        })
      }
    }
    return summaries
  }
  return { drop, summarise }
}

function createColumns(siteCount: number): Columns {
  return {
    count: new Uint32Array(siteCount),
    sum: new Float64Array(siteCount),
    min: new Float64Array(siteCount).fill(Infinity),
    max: new Float64Array(siteCount).fill(-Infinity),
  }
}

function add({ count, sum, min, max }: Columns, site: number, data: number): void {
  count[site] = (count[site] as number) + 1
  sum[site] = (sum[site] as number) + data
  min[site] = Math.min(min[site] as number, data)
  max[site] = Math.max(max[site] as number, data)
}
