// Sums up what happened at every site over the whole run, in the graph or not.
import type { Engine } from '../core/engine.ts'
import type { NodeSummary, SiteSummary } from '../protocol/snapshot.ts'
import type { NamedAt } from './naming.ts'

export interface SummaryInput {
  readonly engine: Engine
  readonly siteCount: number
  readonly namedAt: ReadonlyMap<number, NamedAt>
  /** Id in the graph, −1 for a node that is not part of it. */
  readonly findId: (node: number) => number
  readonly summarise: (node: number) => NodeSummary
}

/** In the order of sites. What was given new data counts once, with its newest data. */
export function summariseSites({ engine, siteCount, namedAt, findId, summarise }: SummaryInput): SiteSummary[] {
  const { tape } = engine
  const count = new Uint32Array(siteCount)
  const sum = new Float64Array(siteCount)
  const min = new Float64Array(siteCount).fill(Infinity)
  const max = new Float64Array(siteCount).fill(-Infinity)
  const last = new Int32Array(siteCount).fill(-1)
  const lastInGraph = new Int32Array(siteCount).fill(-1)
  const versions = markVersions(tape)
  for (let node = 0; node < tape.length; node++) {
    const site = tape.readSite(node)
    if (site === 0 || site >= siteCount) continue
    lastInGraph[site] = Math.max(lastInGraph[site] as number, findId(node))
    if (versions.has(node)) continue
    const newest = tape.findNewest(node)
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
        lastInGraph: findId(node),
      })
    } else if ((count[site] as number) > 0) {
      summaries.push({
        site,
        count: count[site] as number,
        minData: min[site] as number,
        meanData: (sum[site] as number) / (count[site] as number),
        maxData: max[site] as number,
        last: summarise(last[site] as number),
        lastInGraph: lastInGraph[site] as number,
      })
    }
  }
  return summaries
}

/** Nodes that are a leaf's later data and not something that was made. */
function markVersions(tape: Engine['tape']): ReadonlySet<number> {
  const versions = new Set<number>()
  for (let node = 0; node < tape.length; node++) {
    const link = tape.readIn0(node)
    if (link < -1) versions.add(-2 - link)
  }
  return versions
}
