// Finds calls and iterations of equal structure among siblings, so that they can be drawn as one.
import type { ScopeTree } from './scopeTree.ts'

/** Kinds of structure told apart among siblings; those of rarer kinds are drawn together. */
const mostKinds = 4

/** Siblings of one function or loop and one structure, in the order in which they ran; `isMixed`: of several structures. */
export interface Siblings {
  readonly scopes: readonly number[]
  readonly isMixed: boolean
}

/** Every scope of `scopes` is in one of the groups, which come in the order of their first members. */
export function groupSiblings(tree: ScopeTree, scopes: Iterable<number>): Siblings[] {
  const bySite = new Map<number, number[]>()
  for (const scope of scopes) {
    const site = tree.snapshot.scopes.site[scope] as number
    const list = bySite.get(site)
    if (list) list.push(scope)
    else bySite.set(site, [scope])
  }
  const groups = [...bySite.values()].flatMap((ofSite) => groupByStructure(tree, ofSite))
  return groups.toSorted(
    (a, b) => (tree.first[a.scopes[0] as number] as number) - (tree.first[b.scopes[0] as number] as number),
  )
}

function groupByStructure(tree: ScopeTree, scopes: readonly number[]): Siblings[] {
  if (scopes.length === 1) return [{ scopes, isMixed: false }]
  const comparison = new Comparison(tree)
  const kinds: number[][] = []
  const byHash = new Map<number, number[][]>()
  for (const scope of scopes) {
    const hash = hashStructure(tree, scope)
    const alike = byHash.get(hash) ?? []
    const kind = alike.find((members) => comparison.areEqual(members[0] as number, scope))
    if (kind) {
      kind.push(scope)
      continue
    }
    const fresh = [scope]
    kinds.push(fresh)
    byHash.set(hash, [...alike, fresh])
  }
  const bySize = kinds.toSorted((a, b) => b.length - a.length)
  const own = bySize.length <= mostKinds ? bySize : bySize.slice(0, mostKinds - 1)
  const rest = bySize.slice(own.length).flat()
  const groups = own.map((members): Siblings => ({ scopes: members, isMixed: false }))
  if (rest.length > 0) groups.push({ scopes: rest.toSorted((a, b) => a - b), isMixed: true })
  return groups
}

/** No node of another scope lies between the first and the last. */
function isUnbroken({ first, last, total, computedBefore }: ScopeTree, scope: number): boolean {
  const [from, to] = [first[scope] as number, last[scope] as number]
  return (computedBefore[to + 1] as number) - (computedBefore[from] as number) === total[scope]
}

/**
 * What a node's input is, seen from inside a stretch of the tape that begins at `from`: its place in it, −1 where there
 * is none, −2 for one from outside. What that is may differ: the first turn of a loop takes a leaf, the second a sum.
 */
function writeInput(input: number, from: number): number {
  if (input < 0) return -1
  return input >= from ? input - from : -2
}

/** Equal for scopes of equal structure; −scope for one whose nodes do not lie together, which is like no other. */
function hashStructure(tree: ScopeTree, scope: number): number {
  if (!isUnbroken(tree, scope)) return -scope
  const { op, in0, in1, site, scope: scopeOf } = tree.snapshot.graph
  const from = tree.first[scope] as number
  const to = tree.last[scope] as number
  let hash = to - from
  for (let id = from; id <= to; id++) {
    hash = Math.imul(hash ^ ((op[id] as number) | ((site[id] as number) << 8)), 0x01000193)
    hash = Math.imul(hash ^ writeInput(in0[id] as number, from), 0x01000193)
    hash = Math.imul(hash ^ writeInput(in1[id] as number, from), 0x85ebca6b)
    hash = Math.imul(hash ^ ((scopeOf[id] as number) - scope) ^ (hash >>> 15), 0x01000193)
  }
  return hash >>> 0
}

/** Compares node by node, so that two structures of one hash are never taken for the same. */
class Comparison {
  readonly #tree: ScopeTree
  /** For an input from outside, what stands in its place in the other scope, valid where the stamp is that of this comparison. */
  readonly #partner: Int32Array
  readonly #stamp: Int32Array
  #comparisons = 0

  constructor(tree: ScopeTree) {
    this.#tree = tree
    const n = tree.snapshot.graph.op.length
    this.#partner = new Int32Array(n)
    this.#stamp = new Int32Array(n)
  }

  areEqual(one: number, other: number): boolean {
    const { snapshot, first, last } = this.#tree
    const { op, in0, in1, site, scope } = snapshot.graph
    const from = first[one] as number
    const shift = (first[other] as number) - from
    if ((last[other] as number) - (last[one] as number) !== shift) return false
    if (!isUnbroken(this.#tree, one) || !isUnbroken(this.#tree, other)) return false
    this.#comparisons++
    for (let id = from; id <= (last[one] as number); id++) {
      const twin = id + shift
      if (op[id] !== op[twin] || site[id] !== site[twin]) return false
      if ((scope[id] as number) - one !== (scope[twin] as number) - other) return false
      if (!this.#isSameInput(in0[id] as number, in0[twin] as number, from, shift)) return false
      if (!this.#isSameInput(in1[id] as number, in1[twin] as number, from, shift)) return false
    }
    return true
  }

  #isSameInput(input: number, twin: number, from: number, shift: number): boolean {
    if (input < 0 || twin < 0) return input === twin
    if (input >= from || twin >= from + shift) return input + shift === twin
    // What is one input in one scope has to be one in the other.
    if (this.#stamp[input] === this.#comparisons) return this.#partner[input] === twin
    this.#stamp[input] = this.#comparisons
    this.#partner[input] = twin
    return true
  }
}
