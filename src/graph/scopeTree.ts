// The tree of scopes that made the graph: which nodes and which scopes each holds, as columns, so that a million nodes take milliseconds.
import type { DrawableSnapshot, GraphColumns } from '../protocol/snapshot.ts'
import { liftSums, type ScopeColumn } from './liftSums.ts'

/** Nodes whose computed ones are counted together. */
const blockBits = 5

/** Only computed nodes belong to a scope here: leaves and constants are drawn with what uses them. */
export class ScopeTree {
  /** Replaced by a later one of the same structure. */
  snapshot: DrawableSnapshot
  /** For each node, the scope it is drawn in. */
  readonly scopeOf: ScopeColumn
  /** For each scope, how many computed nodes are in it, what it called included. */
  readonly total: Int32Array
  /** For each scope, the first and the last of them. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Scopes directly inside a scope as a list: its first, and for each the next; −1 ends it. Those that hold nothing are in none. */
  readonly #firstInner: Int32Array
  readonly #nextInner: Int32Array
  /** How many computed nodes there are before each block. */
  readonly #before: Int32Array
  /** How often each node is used, up to 2, once somebody has asked: most programs have no chain of sums. */
  #uses: Uint8Array | null = null

  constructor(snapshot: DrawableSnapshot) {
    this.snapshot = snapshot
    const { in0 } = snapshot.graph
    const { parent } = snapshot.scopes
    const scopeOf = liftSums(snapshot, (node) => this.isUsedOnce(node))
    const scopes = parent.length
    const n = in0.length
    const [total, first, last] = [new Int32Array(scopes), new Int32Array(scopes), new Int32Array(scopes)]
    const before = new Int32Array((n >> blockBits) + 1)
    let computed = 0
    for (let id = 0; id < n; id++) {
      if ((id & ((1 << blockBits) - 1)) === 0) before[id >> blockBits] = computed
      // Only what is computed has an input.
      if ((in0[id] as number) < 0) continue
      computed++
      const scope = scopeOf[id] as number
      const count = total[scope] as number
      if (count === 0) first[scope] = id
      last[scope] = id
      total[scope] = count + 1
    }
    const [firstInner, nextInner] = [new Int32Array(scopes).fill(-1), new Int32Array(scopes)]
    // An outer scope has a smaller row than those inside it.
    for (let scope = scopes - 1; scope > 0; scope--) {
      const count = total[scope] as number
      if (count === 0) continue
      const outer = parent[scope] as number
      const soFar = total[outer] as number
      if (soFar === 0 || (first[scope] as number) < (first[outer] as number)) first[outer] = first[scope] as number
      if ((last[scope] as number) > (last[outer] as number)) last[outer] = last[scope] as number
      total[outer] = soFar + count
      nextInner[scope] = firstInner[outer] as number
      firstInner[outer] = scope
    }
    this.scopeOf = scopeOf
    this.total = total
    this.first = first
    this.last = last
    this.#before = before
    this.#firstInner = firstInner
    this.#nextInner = nextInner
  }

  /** Scopes directly inside that hold anything, in the order of their first nodes. */
  listScopes(scope: number): number[] {
    const list: number[] = []
    for (let inner = this.#firstInner[scope] as number; inner >= 0; inner = this.#nextInner[inner] as number) {
      list.push(inner)
    }
    return list.toSorted((a, b) => (this.first[a] as number) - (this.first[b] as number))
  }

  /** Computed nodes in the scope itself. */
  listNodes(scope: number): number[] {
    const { in0 } = this.snapshot.graph
    const { scopeOf } = this
    const list: number[] = []
    if (!this.holdsNodes(scope)) return list
    const end = this.last[scope] as number
    for (let id = this.first[scope] as number; id <= end; id++) {
      if (scopeOf[id] === scope && (in0[id] as number) >= 0) list.push(id)
    }
    return list
  }

  /** Whether any computed node is in the scope itself. */
  holdsNodes(scope: number): boolean {
    let inside = 0
    for (let inner = this.#firstInner[scope] as number; inner >= 0; inner = this.#nextInner[inner] as number) {
      inside += this.total[inner] as number
    }
    return inside < (this.total[scope] as number)
  }

  /** Its only inner scope where it has exactly one, else −1. */
  findOnly(scope: number): number {
    const inner = this.#firstInner[scope] as number
    return inner >= 0 && (this.#nextInner[inner] as number) < 0 ? inner : -1
  }

  /** Whether no computed node of another scope lies between its first and its last. */
  isUnbroken(scope: number): boolean {
    const between = this.#countBefore((this.last[scope] as number) + 1) - this.#countBefore(this.first[scope] as number)
    return between === this.total[scope]
  }

  /** Whether one operation uses the node, once. */
  isUsedOnce(node: number): boolean {
    this.#uses ??= countUses(this.snapshot.graph)
    return this.#uses[node] === 1
  }

  #countBefore(node: number): number {
    const { in0 } = this.snapshot.graph
    let count = this.#before[node >> blockBits] ?? 0
    for (let id = (node >> blockBits) << blockBits; id < node; id++) if ((in0[id] as number) >= 0) count++
    return count
  }
}

function countUses({ in0, in1 }: GraphColumns): Uint8Array {
  const uses = new Uint8Array(in0.length)
  for (let id = 0; id < in0.length; id++) {
    const [a, b] = [in0[id] as number, in1[id] as number]
    if (a >= 0) uses[a] = Math.min(2, (uses[a] as number) + 1)
    if (b >= 0) uses[b] = Math.min(2, (uses[b] as number) + 1)
  }
  return uses
}
