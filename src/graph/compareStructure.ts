// Compares what two scopes made, node by node with its wiring, and gives what is equal an equal hash.
import type { ScopeTree } from './scopeTree.ts'

/**
 * A scope's nodes are one stretch of the tape. Two are equal where their nodes have the same operations, sites and scopes
 * (counted from the outermost of each), and inputs that lie equally far back in the stretch, or come from outside: what is one
 * input in one of them has to be one in the other. What it is may differ: the first turn of a loop takes a leaf, the second a
 * sum. A scope whose nodes do not lie together is like no other.
 */
export class StructureComparison {
  readonly #tree: ScopeTree
  /** Inputs from outside that are not the same node in both: what stands for each in the other, and how often it was met. */
  readonly #pairs = new Map<number, { readonly twin: number; seen: number }>()
  readonly #twins = new Set<number>()
  #counted: { readonly scope: number; readonly uses: ReadonlyMap<number, number> } | null = null

  constructor(tree: ScopeTree) {
    this.#tree = tree
  }

  areEqual(one: number, other: number): boolean {
    const { snapshot, first, last, scopeOf: scope } = this.#tree
    const { op, in0, in1, site } = snapshot.graph
    const from = first[one] as number
    const to = last[one] as number
    const twinFrom = first[other] as number
    const shift = twinFrom - from
    if ((last[other] as number) - to !== shift) return false
    if (!this.#tree.isUnbroken(one) || !this.#tree.isUnbroken(other)) return false
    this.#pairs.clear()
    this.#twins.clear()
    const rows = other - one
    for (let id = from; id <= to; id++) {
      const twin = id + shift
      if (op[id] !== op[twin] || site[id] !== site[twin]) return false
      if ((scope[twin] as number) - (scope[id] as number) !== rows) return false
      const a = in0[id] as number
      const twinA = in0[twin] as number
      if (a >= from ? a + shift !== twinA : a !== twinA && !this.#areAlike(a, twinA, twinFrom)) return false
      const b = in1[id] as number
      const twinB = in1[twin] as number
      if (b >= from ? b + shift !== twinB : b !== twinB && !this.#areAlike(b, twinB, twinFrom)) return false
    }
    return this.#pairs.size === 0 || this.#areAlwaysPaired(one)
  }

  /** Equal for scopes of equal structure; −scope for one that is like no other. */
  hash(scope: number): number {
    if (!this.#tree.isUnbroken(scope)) return -scope
    const { snapshot, first, last, scopeOf } = this.#tree
    const { op, in0, in1, site } = snapshot.graph
    const [from, to] = [first[scope] as number, last[scope] as number]
    /** Inputs from outside, numbered as they are met. */
    const outside = new Map<number, number>()
    const writeInput = (input: number, id: number): number => {
      if (input < 0) return -1
      if (input >= from) return id - input
      const number = outside.get(input) ?? outside.size
      outside.set(input, number)
      return -2 - number
    }
    let hash = to - from
    for (let id = from; id <= to; id++) {
      hash = Math.imul(hash ^ ((op[id] as number) | ((site[id] as number) << 8)), 0x01000193)
      hash = Math.imul(hash ^ writeInput(in0[id] as number, id), 0x01000193)
      hash = Math.imul(hash ^ writeInput(in1[id] as number, id), 0x85ebca6b)
      hash = Math.imul(hash ^ ((scopeOf[id] as number) - scope) ^ (hash >>> 15), 0x01000193)
    }
    return hash >>> 0
  }

  /** Two different inputs, the first of them from outside or none. */
  #areAlike(input: number, twin: number, twinFrom: number): boolean {
    if (input < 0 || twin < 0 || twin >= twinFrom) return false
    const pair = this.#pairs.get(input)
    if (pair) {
      pair.seen++
      return pair.twin === twin
    }
    if (this.#twins.has(twin)) return false
    this.#twins.add(twin)
    this.#pairs.set(input, { twin, seen: 1 })
    return true
  }

  /** Neither an input that is another node in the other scope, nor that node, stood anywhere for itself. */
  #areAlwaysPaired(one: number): boolean {
    const uses = this.#countOutside(one)
    const isAlways = (node: number): boolean => uses.get(node) === this.#pairs.get(node)?.seen
    for (const [input, { twin }] of this.#pairs) if (!isAlways(input) || !isAlways(twin)) return false
    return true
  }

  /** How often each input from outside of the scope is used in it. */
  #countOutside(scope: number): ReadonlyMap<number, number> {
    if (this.#counted?.scope === scope) return this.#counted.uses
    const { snapshot, first, last } = this.#tree
    const { in0, in1 } = snapshot.graph
    const from = first[scope] as number
    const uses = new Map<number, number>()
    for (let id = from; id <= (last[scope] as number); id++) {
      for (const input of [in0[id] as number, in1[id] as number]) {
        if (input >= 0 && input < from) uses.set(input, (uses.get(input) ?? 0) + 1)
      }
    }
    this.#counted = { scope, uses }
    return uses
  }
}
