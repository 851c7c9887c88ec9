// The check of a graph's columns at the trust boundary, in slices: an editor that waits for a million nodes stays awake.
import { opNames } from '../core/ops.ts'
import type { GraphColumns, ScopeColumns } from '../protocol/snapshot.ts'
import type { ColumnCounts } from './columnLayout.ts'

/** About a millisecond of work. */
const slice = 100_000

/** True when inputs come before their node, parents before their scope, and every index is in range. */
export async function checkColumns(graph: GraphColumns, scopes: ScopeColumns, counts: ColumnCounts): Promise<boolean> {
  if (counts.scopes < 1 || scopes.parent[0] !== 0) return false
  return (
    (await checkSlices(counts.scopes, (from, end) => checkScopes(scopes, counts, from, end))) &&
    checkSlices(counts.nodes, (from, end) => checkNodes(graph, counts, from, end))
  )
}

async function checkSlices(length: number, check: (from: number, end: number) => boolean): Promise<boolean> {
  for (let from = 0; from < length; from += slice) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
    if (!check(from, Math.min(length, from + slice))) return false
  }
  return true
}

function checkScopes(
  { parent, site, index }: ScopeColumns,
  { sites }: ColumnCounts,
  from: number,
  end: number,
): boolean {
  for (let row = from; row < end; row++) {
    const outer = parent[row] as number
    if (outer < 0 || (outer >= row && row > 0)) return false
    if ((site[row] as number) >= sites || (index[row] as number) < 0) return false
  }
  return true
}

function checkNodes(
  { op, in0, in1, pass, site, scope, label }: GraphColumns,
  { sites, scopes, strings }: ColumnCounts,
  from: number,
  end: number,
): boolean {
  for (let id = from; id < end; id++) {
    const a = in0[id] as number
    const b = in1[id] as number
    if (a < -1 || a >= id || b < -1 || b >= id || (a < 0 && b >= 0)) return false
    if ((op[id] as number) >= opNames.length || (pass[id] as number) < -1) return false
    if ((site[id] as number) >= sites || (scope[id] as number) >= scopes) return false
    const name = label[id] as number
    if (name < -1 || name >= strings) return false
  }
  return true
}
