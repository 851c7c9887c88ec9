// The tree of scopes that made the graph: which nodes and which scopes each holds, as columns, so that a million nodes take milliseconds.
import type { Snapshot } from '../protocol/snapshot.ts'
import { isComputed } from './nodeReading.ts'

/** Only computed nodes belong to a scope here: leaves and constants are drawn with what uses them. */
export interface ScopeTree {
  readonly snapshot: Snapshot
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
  const { graph, scopes } = snapshot
  const count = scopes.parent.length
  const n = graph.op.length
  const computedBefore = new Int32Array(n + 1)
  const total = new Int32Array(count)
  const first = new Int32Array(count).fill(n)
  const last = new Int32Array(count).fill(-1)
  const nodes = new Buckets(count)
  for (let id = 0; id < n; id++) {
    const counts = isComputed(graph, id)
    computedBefore[id + 1] = (computedBefore[id] as number) + (counts ? 1 : 0)
    if (!counts) continue
    const scope = graph.scope[id] as number
    nodes.count(scope)
    total[scope] = (total[scope] as number) + 1
    if ((first[scope] as number) > id) first[scope] = id
    last[scope] = id
  }
  const inner = new Buckets(count)
  // An outer scope has a smaller row than those inside it.
  for (let scope = count - 1; scope > 0; scope--) {
    if (total[scope] === 0) continue
    const parent = scopes.parent[scope] as number
    inner.count(parent)
    total[parent] = (total[parent] as number) + (total[scope] as number)
    first[parent] = Math.min(first[parent] as number, first[scope] as number)
    last[parent] = Math.max(last[parent] as number, last[scope] as number)
  }
  nodes.open()
  for (let id = 0; id < n; id++) {
    if (isComputed(graph, id)) nodes.put(graph.scope[id] as number, id)
  }
  inner.open()
  for (let scope = 1; scope < count; scope++) {
    if ((total[scope] as number) > 0) inner.put(scopes.parent[scope] as number, scope)
  }
  const listScopes = (scope: number): Int32Array =>
    inner.list(scope).toSorted((a, b) => (first[a] as number) - (first[b] as number))
  return { snapshot, total, first, last, computedBefore, listNodes: (scope) => nodes.list(scope), listScopes }
}

/** Lists of numbers by key, in one array: first counted, then filled. */
class Buckets {
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  #items = new Int32Array(0)

  constructor(keys: number) {
    this.#starts = new Int32Array(keys + 1)
    this.#ends = new Int32Array(keys)
  }

  count(key: number): void {
    this.#starts[key + 1] = (this.#starts[key + 1] as number) + 1
  }

  open(): void {
    const starts = this.#starts
    for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number)
    this.#ends.set(starts.subarray(0, -1))
    this.#items = new Int32Array(starts.at(-1) ?? 0)
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
