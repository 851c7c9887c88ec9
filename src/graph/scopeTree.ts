// The tree of scopes that made the graph: which nodes and which scopes each holds, as columns, so that a million nodes take milliseconds.
import type { Snapshot } from '../protocol/snapshot.ts'

/** Only computed nodes belong to a scope here: leaves and constants are drawn with what uses them. */
export interface ScopeTree {
  /** Replaced by a later one of the same structure. */
  snapshot: Snapshot
  /** For each scope, how many computed nodes were made in it, what it called included. */
  readonly total: Int32Array
  /** For each scope, the first and the last of them. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** How many computed nodes there are before each node: a scope without gaps holds all between its first and last. */
  readonly computedBefore: Int32Array
  /** Nodes that were made in the scope itself. */
  readonly listNodes: (scope: number) => Int32Array
  /** Scopes directly inside that hold anything, in the order of their first nodes. */
  readonly listScopes: (scope: number) => Int32Array
}

export function buildScopeTree(snapshot: Snapshot): ScopeTree {
  const { in0, scope: scopeOf } = snapshot.graph
  const { parent } = snapshot.scopes
  const count = parent.length
  const n = in0.length
  const computedBefore = new Int32Array(n + 1)
  const total = new Int32Array(count)
  const first = new Int32Array(count).fill(n)
  const last = new Int32Array(count).fill(-1)
  const nodes = new Buckets(count)
  let computed = 0
  for (let id = 0; id < n; id++) {
    // Only what is computed has an input.
    if ((in0[id] as number) >= 0) {
      computed++
      const scope = scopeOf[id] as number
      if (total[scope] === 0) first[scope] = id
      last[scope] = id
      total[scope] = (total[scope] as number) + 1
    }
    computedBefore[id + 1] = computed
  }
  nodes.open(total)
  for (let id = 0; id < n; id++) if ((in0[id] as number) >= 0) nodes.put(scopeOf[id] as number, id)
  const innerCounts = new Int32Array(count)
  // An outer scope has a smaller row than those inside it.
  for (let scope = count - 1; scope > 0; scope--) {
    if (total[scope] === 0) continue
    const outer = parent[scope] as number
    innerCounts[outer] = (innerCounts[outer] as number) + 1
    total[outer] = (total[outer] as number) + (total[scope] as number)
    first[outer] = Math.min(first[outer] as number, first[scope] as number)
    last[outer] = Math.max(last[outer] as number, last[scope] as number)
  }
  const inner = new Buckets(count)
  inner.open(innerCounts)
  for (let scope = 1; scope < count; scope++) {
    if ((total[scope] as number) > 0) inner.put(parent[scope] as number, scope)
  }
  const listScopes = (scope: number): Int32Array =>
    inner.list(scope).toSorted((a, b) => (first[a] as number) - (first[b] as number))
  return { snapshot, total, first, last, computedBefore, listNodes: (scope) => nodes.list(scope), listScopes }
}

/** Lists of numbers by key, in one array. */
class Buckets {
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  #items = new Int32Array(0)

  constructor(keys: number) {
    this.#starts = new Int32Array(keys + 1)
    this.#ends = new Int32Array(keys)
  }

  /** Makes room for so many items of each key. */
  open(counts: Int32Array): void {
    const [starts, ends] = [this.#starts, this.#ends]
    let total = 0
    for (let key = 0; key < ends.length; key++) {
      starts[key] = total
      ends[key] = total
      total += counts[key] as number
    }
    starts[ends.length] = total
    this.#items = new Int32Array(total)
  }

  put(key: number, item: number): void {
    const end = this.#ends[key] as number
    this.#items[end] = item
    this.#ends[key] = end + 1
  }

  list(key: number): Int32Array {
    return this.#items.subarray(this.#starts[key], this.#ends[key])
  }
}
