// Sums up what happened at every site over the whole run, in the graph or not.
import type { Engine } from '../core/engine.ts'
import type { NodeSummary, SiteSummary } from '../protocol/snapshot.ts'
import type { NamedAt } from './naming.ts'
import type { RankedSet } from './rankedSet.ts'

export interface SummaryInput {
  readonly engine: Engine
  readonly siteCount: number
  readonly namedAt: ReadonlyMap<number, NamedAt>
  /** Those of the graph. */
  readonly nodes: RankedSet
  readonly summarise: (node: number) => NodeSummary
}

/** In the order of sites. What was given new data counts once, with its newest data. */
export function summariseSites({ engine, siteCount, namedAt, nodes, summarise }: SummaryInput): SiteSummary[] {
  const { tape } = engine
  const count = new Uint32Array(siteCount)
  const sum = new Float64Array(siteCount)
  const min = new Float64Array(siteCount).fill(Infinity)
  const max = new Float64Array(siteCount).fill(-Infinity)
  const last = new Int32Array(siteCount).fill(-1)
  const lastInGraph = new Int32Array(siteCount).fill(-1)
  const isVersion = createMarks(tape.length)
  for (let node = 0; node < tape.length; node++) {
    const link = tape.readIn0(node)
    // A later version of a leaf comes after it, and is not something that was made.
    if (link < -1) isVersion.add(-2 - link)
    const site = tape.readSite(node)
    if (site === 0 || site >= siteCount) continue
    if (nodes.has(node)) lastInGraph[site] = node
    if (isVersion.has(node)) continue
    const newest = link < -1 ? tape.findNewest(node) : node
    const data = tape.readData(newest)
    count[site] = (count[site] as number) + 1
    sum[site] = (sum[site] as number) + data
    min[site] = Math.min(min[site] as number, data)
    max[site] = Math.max(max[site] as number, data)
    last[site] = newest
  }
  const summaries: SiteSummary[] = []
  for (let site = 0; site < siteCount; site++) {
    const named = namedAt.get(site)
    if (named !== undefined) {
      const node = engine.nodeOf(named.last)
      const { min: minData, max: maxData } = named
      summaries.push({
        site,
        count: named.count,
        minData,
        meanData: named.sum / named.count,
        maxData,
        last: summarise(node),
        lastInGraph: nodes.find(node),
      })
    } else if ((count[site] as number) > 0) {
      summaries.push({
        site,
        count: count[site] as number,
        minData: min[site] as number,
        meanData: (sum[site] as number) / (count[site] as number),
        maxData: max[site] as number,
        last: summarise(last[site] as number),
        lastInGraph: nodes.find(lastInGraph[site] as number),
      })
    }
  }
  return summaries
}

/** A bit for each node. */
function createMarks(length: number): { add: (node: number) => void; has: (node: number) => boolean } {
  const bits = new Int32Array((length >> 5) + 1)
  return {
    add: (node) => {
      bits[node >> 5] = (bits[node >> 5] as number) | (1 << (node & 31))
    },
    has: (node) => (((bits[node >> 5] as number) >> (node & 31)) & 1) === 1,
  }
}
