// Finds values by label in the whole graph, drawn or not: what is exactly it comes first, then what begins with it, then what contains it.
import type { FoundValue } from '../protocol/panelMessages.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { writeScopePath } from './scopePath.ts'

export interface FoundValues {
  /** The best of them, and among equals the earliest made. */
  readonly values: readonly FoundValue[]
  readonly total: number
}

const ranks = 3

/** Case does not count; none for a blank query. Each text is compared once, however many nodes bear it. */
export function findValues(snapshot: Snapshot, query: string, limit = 50): FoundValues {
  const { graph, strings } = snapshot
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return { values: [], total: 0 }
  const rankOf = Uint8Array.from(strings, (label) => rankLabel(label.toLowerCase(), wanted))
  const best = Array.from({ length: ranks }, (): number[] => [])
  let total = 0
  for (let id = 0; id < graph.label.length; id++) {
    const found = best[rankOf[graph.label[id] ?? -1] ?? ranks]
    if (!found) continue
    total++
    if (found.length < limit) found.push(id)
  }
  const values = best
    .flat()
    .slice(0, limit)
    .map((node) => ({
      node,
      label: strings[graph.label[node] ?? -1] ?? '',
      path: writeScopePath(snapshot, graph.scope[node] ?? 0),
    }))
  return { values, total }
}

function rankLabel(label: string, wanted: string): number {
  if (label === wanted) return 0
  if (label.startsWith(wanted)) return 1
  return label.includes(wanted) ? 2 : ranks
}
