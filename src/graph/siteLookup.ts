// Finds what a place in the code made, and the code that made a node: the bridge between cursor and graph.
import type { Place } from '../protocol/explanation.ts'
import type { Span } from '../protocol/program.ts'
import type { SiteSummary, Snapshot } from '../protocol/snapshot.ts'
import { listInputs } from './nodeReading.ts'

/** What stands at a place: a node of the graph, or everything that was made at a site. */
export interface Found {
  readonly span: Span
  /** −1: what was made there is not part of the graph. */
  readonly nodeId: number
  readonly summary: SiteSummary | null
}

/** The smallest expression or name around `offset` that made or names a Value; null where there is none. */
export function findAt(snapshot: Snapshot, file: string, offset: number): Found | null {
  const index = snapshot.program.files.indexOf(file)
  const candidates = listCandidates(snapshot, index)
  // A cursor just behind a name still means that name.
  const inside = candidates.filter(({ span }) => span.start <= offset && offset < span.end)
  const touched = inside.length > 0 ? inside : candidates.filter(({ span }) => span.end === offset)
  const sorted = touched.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start) || a.rank - b.rank)
  for (const { find } of sorted) {
    const found = find()
    if (found) return found
  }
  return null
}

/** Id of the node at the cursor, or of its whole top-level statement's value; null where there is none in the graph. */
export function nodeAtOffset(snapshot: Snapshot, file: string, offset: number): number | null {
  const found = findAt(snapshot, file, offset)
  if (found) return found.nodeId < 0 ? null : found.nodeId
  if (file !== snapshot.program.files[0]) return null
  const statement = snapshot.statements.find(({ site }) => {
    const span = snapshot.program.sites[site]
    return span && span.start <= offset && offset <= span.end
  })
  return statement && statement.node.id >= 0 ? statement.node.id : null
}

interface Candidate {
  readonly span: Span
  /** Of two of one size the smaller rank wins: what an operation really used is surer than what a name may mean. */
  readonly rank: number
  readonly find: () => Found | null
}

function listCandidates(snapshot: Snapshot, file: number): Candidate[] {
  const { sites, uses } = snapshot.program
  const summaries = new Map(snapshot.summaries.map((summary) => [summary.site, summary]))
  const candidates: Candidate[] = []
  for (const [index, site] of sites.entries()) {
    if (index === 0 || site.file !== file) continue
    if (site.kind !== 'op' && site.kind !== 'leaf' && site.kind !== 'name') continue
    const summary = summaries.get(index)
    if (!summary) continue
    for (const span of site.name ? [site, site.name] : [site]) {
      candidates.push({ span, rank: 1, find: () => findSummary(span, summary) })
    }
    if (site.kind !== 'op') continue
    for (const [slot, span] of site.operands.entries()) {
      candidates.push({ span, rank: 0, find: () => findOperand(snapshot, span, summary, slot, summaries) })
    }
  }
  for (const use of uses) {
    if (use.file === file) candidates.push({ span: use, rank: 2, find: () => findUse(snapshot, use, summaries) })
  }
  return candidates
}

function findSummary({ start, end }: Span, summary: SiteSummary): Found {
  return { span: { start, end }, nodeId: summary.lastInGraph, summary }
}

function findOperand(
  { graph }: Snapshot,
  { start, end }: Span,
  { lastInGraph }: SiteSummary,
  slot: number,
  summaries: ReadonlyMap<number, SiteSummary>,
): Found | null {
  const nodeId = lastInGraph < 0 ? undefined : listInputs(graph, lastInGraph)[slot]
  if (nodeId === undefined) return null
  return { span: { start, end }, nodeId, summary: summaries.get(graph.site[nodeId] ?? 0) ?? null }
}

/** The nearest site before the use; a use before all of them is in a loop or a function, and means the last. */
function findUse(
  { program }: Snapshot,
  use: Span & { readonly file: number; readonly sites: readonly number[] },
  summaries: ReadonlyMap<number, SiteSummary>,
): Found | null {
  const made = use.sites.filter((site) => summaries.has(site))
  const before = made.filter((index) => {
    const site = program.sites[index]
    return site !== undefined && (site.file !== use.file || site.end <= use.start)
  })
  const summary = summaries.get(before.at(-1) ?? made.at(-1) ?? -1)
  return summary ? findSummary(use, summary) : null
}

/** Where the code that made the node stands; null for a constant, or where that is not known. */
export function placeOfNode(snapshot: Snapshot, id: number): Place | null {
  return placeOfSite(snapshot, snapshot.graph.site[id] ?? 0)
}

/** Site 0 is no place. */
function placeOfSite({ program }: Snapshot, index: number): Place | null {
  const site = program.sites[index]
  const file = site && program.files[site.file]
  return index === 0 || !site || file === undefined ? null : { file, start: site.start, end: site.end }
}
