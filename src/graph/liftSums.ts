// Takes the sum that a loop adds to out of its turns: `loss += …` belongs to the loop, and so the turns are alike and independent.
import { readOpCode } from '../core/ops.ts'
import type { DrawableSnapshot, UnsignedColumn } from '../protocol/snapshot.ts'

const ADD = readOpCode('add')

export type ScopeColumn = UnsignedColumn | Int32Array

/** Additions, each of which adds to the one before. */
type Chain = readonly number[]

/**
 * For each node the scope it is drawn in. That is the one it was made in, but for additions at one site in sibling calls or
 * iterations, each the last thing done there and used by the next alone: these are drawn in the scope around.
 * `isUsedOnce`: whether one operation uses the node, once.
 */
export function liftSums(snapshot: DrawableSnapshot, isUsedOnce: (node: number) => boolean): ScopeColumn {
  const { graph, scopes } = snapshot
  const chains = findChains(snapshot, isUsedOnce)
  if (chains.length === 0) return graph.scope
  const scopeOf = Int32Array.from(graph.scope)
  const isLast = (node: number): boolean => {
    const scope = scopeOf[node] as number
    let next = node + 1
    while (next < scopeOf.length && (graph.in0[next] as number) < 0) next++
    let after = scopeOf[next] ?? 0
    // Outer scopes have smaller rows.
    while (after > scope) after = scopes.parent[after] as number
    return after !== scope
  }
  // Of two sums that a turn ends with the later one is taken out first.
  for (const chain of chains.toSorted((a, b) => (b.at(-1) ?? 0) - (a.at(-1) ?? 0))) {
    if (!chain.every(isLast)) continue
    for (const node of chain) scopeOf[node] = scopes.parent[scopeOf[node] as number] as number
  }
  return scopeOf
}

function findChains({ graph, scopes }: DrawableSnapshot, isUsedOnce: (node: number) => boolean): Chain[] {
  const { op, in0, in1, site, scope } = graph
  const isNext = (before: number, node: number): boolean => {
    if (before < 0 || op[before] !== ADD || site[before] !== site[node]) return false
    const [one, other] = [scope[before] as number, scope[node] as number]
    const areSiblings = scopes.parent[one] === scopes.parent[other] && scopes.site[one] === scopes.site[other]
    return one !== other && one !== 0 && areSiblings && isUsedOnce(before)
  }
  const chainOf = new Map<number, number[]>()
  for (let node = 0; node < op.length; node++) {
    if (op[node] !== ADD) continue
    const [a, b] = [in0[node] as number, in1[node] as number]
    const before = isNext(a, node) ? a : isNext(b, node) ? b : -1
    if (before < 0) continue
    const chain = chainOf.get(before) ?? [before]
    chainOf.delete(before)
    chain.push(node)
    chainOf.set(node, chain)
  }
  return [...chainOf.values()]
}
