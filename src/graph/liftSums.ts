// Takes the sum that a loop adds to out of its turns: `loss += …` belongs to the loop, and so the turns are alike and independent.
import { readOpCode } from '../core/ops.ts'
import type { DrawableSnapshot, UnsignedColumn } from '../protocol/snapshot.ts'

const ADD = readOpCode('add')

export type ScopeColumn = UnsignedColumn | Int32Array

/**
 * For each node the scope it is drawn in. That is the one it was made in, but for additions at one site in sibling calls or
 * iterations, each the last thing done there and used by the next alone: these are drawn in the scope around.
 * `isUsedOnce`: whether one operation uses the node, once.
 */
export function liftSums(snapshot: DrawableSnapshot, isUsedOnce: (node: number) => boolean): ScopeColumn {
  const { graph, scopes } = snapshot
  const first = chainSums(snapshot, isUsedOnce)
  if (!first) return graph.scope
  const isKept = new Uint8Array(first.length)
  const isLifted = (node: number): boolean => (first[node] as number) >= 0 && isKept[first[node] as number] === 0
  /** But for other sums nothing is computed after it in its scope. */
  const isLast = (node: number): boolean => {
    const scope = graph.scope[node] as number
    let next = node + 1
    while (next < first.length && ((graph.in0[next] as number) < 0 || (graph.scope[next] === scope && isLifted(next))))
      next++
    let after = graph.scope[next] ?? 0
    // Outer scopes have smaller rows.
    while (after > scope) after = scopes.parent[after] as number
    return after !== scope || scope === 0
  }
  // A chain that stays where it is may keep others there, which come before it in their turn.
  for (let isStable = false; !isStable;) {
    isStable = true
    for (let node = first.length - 1; node >= 0; node--) {
      if (!isLifted(node) || isLast(node)) continue
      isKept[first[node] as number] = 1
      isStable = false
    }
  }
  const scopeOf = new Int32Array(graph.scope)
  for (let node = 0; node < first.length; node++) {
    if (isLifted(node)) scopeOf[node] = scopes.parent[graph.scope[node] as number] as number
  }
  return scopeOf
}

/** For each addition that is one of a chain, the first of the chain; −1 for all other nodes. Null: there are no chains. */
function chainSums({ graph, scopes }: DrawableSnapshot, isUsedOnce: (node: number) => boolean): Int32Array | null {
  const { op, in0, in1, site, scope } = graph
  const isNext = (before: number, node: number): boolean => {
    if (before < 0 || op[before] !== ADD || site[before] !== site[node]) return false
    const one = scope[before] as number
    const other = scope[node] as number
    if (one === other || one === 0) return false
    return scopes.parent[one] === scopes.parent[other] && scopes.site[one] === scopes.site[other] && isUsedOnce(before)
  }
  let first: Int32Array | null = null
  for (let node = 0; node < op.length; node++) {
    if (op[node] !== ADD) continue
    let before = in0[node] as number
    if (!isNext(before, node)) before = in1[node] as number
    if (before !== in0[node] && !isNext(before, node)) continue
    first ??= new Int32Array(op.length).fill(-1)
    const start = first[before] as number
    first[before] = start < 0 ? before : start
    first[node] = first[before] as number
  }
  return first
}
