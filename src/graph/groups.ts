// Groups of a graph: calls and iterations of equal structure among siblings, opened only as far as somebody looks.
import { readOpCode } from '../core/ops.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { isComputed, isConstant, listInputs } from './nodeReading.ts'
import { isSameStructure } from './sameStructure.ts'
import { buildScopeTree, type ScopeTree } from './scopeTree.ts'
import { groupSiblings } from './siblings.ts'

const ADD = readOpCode('add')

/** More entries than this in one place are divided into parts of so many. */
const mostEntries = 48
const partSize = 24

/** So many additions in a chain, of results nobody named or used otherwise, are drawn as one Σ. */
const shortestSum = 3

/** An input of what is drawn as one operation: of node `to`, in input slot `slot`. */
export interface EntryInput {
  readonly from: number
  readonly to: number
  readonly slot: number
}

/** A node that is drawn as a card with its operation. */
export interface NodeEntry {
  readonly kind: 'node'
  readonly node: number
  /** Nodes of a chain of additions that are not drawn; empty for any other operation. */
  readonly hidden: readonly number[]
  /** Constants left out. */
  readonly inputs: readonly EntryInput[]
}

export interface Group {
  readonly kind: 'group'
  /** Outlives a run: the names on the way from the top level. */
  readonly key: string
  readonly name: string
  /** The scopes of its calls or iterations; a part of a long program has none and counts as one. */
  readonly members: readonly number[]
  /** How many calls or iterations; at least 1. */
  readonly count: number
  /** Computed nodes in one of them. */
  readonly size: number
  readonly isMixed: boolean
  /** What is directly inside a member. */
  readonly list: (member: number) => readonly Entry[]
}

export type Entry = NodeEntry | Group

/** All groups of one snapshot. */
export interface Groups {
  readonly tree: ScopeTree
  /** What stands at the outermost. */
  readonly top: readonly Entry[]
  /** The same without any group: every value a card. */
  readonly flat: readonly Entry[]
}

const known = new WeakMap<Snapshot, GroupBuilder>()

/** What was found for `before` is used again where the two are of one structure. */
export function findGroups(snapshot: Snapshot, before: Snapshot | null = null): Groups {
  let groups = known.get(snapshot)
  if (!groups) {
    const earlier = before ? known.get(before) : undefined
    if (before && earlier && isSameStructure(before, snapshot)) {
      groups = earlier
      groups.adopt(snapshot)
    } else {
      groups = new GroupBuilder(snapshot)
    }
    known.set(snapshot, groups)
  }
  return groups
}

class GroupBuilder implements Groups {
  readonly tree: ScopeTree
  #snapshot: Snapshot
  readonly #uses: Uint8Array
  readonly #lists = new Map<string, readonly Entry[]>()

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.tree = buildScopeTree(snapshot)
    this.#uses = countUses(snapshot)
  }

  get top(): readonly Entry[] {
    return this.listScope(0, '')
  }

  get flat(): readonly Entry[] {
    return this.listFlat()
  }

  /** Goes on with a snapshot of the same structure, so that the one before can be forgotten. */
  adopt(snapshot: Snapshot): void {
    this.#snapshot = snapshot
    this.tree.snapshot = snapshot
  }

  /** Entries of a scope in the order of the tape; of a scope that only calls another, those of the other. */
  listScope(outer: number, key: string): readonly Entry[] {
    const scope = this.#descend(outer).at(-1) ?? outer
    const name = `${scope}:${key}`
    let entries = this.#lists.get(name)
    if (!entries) {
      entries = this.#divide(this.#listEntries(scope, key), key)
      this.#lists.set(name, entries)
    }
    return entries
  }

  listFlat(): readonly Entry[] {
    const { graph } = this.#snapshot
    return Array.from(graph.op.keys())
      .filter((id) => isComputed(graph, id) || id === graph.op.length - 1)
      .map((node): NodeEntry => ({ kind: 'node', node, hidden: [], inputs: this.#listInputs(node) }))
  }

  #listEntries(scope: number, key: string): Entry[] {
    const { tree } = this
    const nodes = this.#foldSums([...tree.listNodes(scope)])
    // A root that is a leaf is computed by nobody.
    const root = this.#snapshot.graph.op.length - 1
    if (scope === 0 && !isComputed(this.#snapshot.graph, root)) {
      nodes.push({ kind: 'node', node: root, hidden: [], inputs: [] })
    }
    const groups: Group[] = []
    const names = new Map<string, number>()
    for (const { scopes, isMixed } of groupSiblings(tree, tree.listScopes(scope))) {
      const [first = 0] = scopes
      const name = this.#nameScope(this.#descend(first).at(-1) ?? first)
      const before = names.get(name) ?? 0
      names.set(name, before + 1)
      const groupKey = `${key}/${name}${before > 0 ? `#${before}` : ''}`
      groups.push({
        kind: 'group',
        key: groupKey,
        name,
        members: scopes,
        count: scopes.length,
        size: tree.total[first] ?? 0,
        isMixed,
        list: (member) => this.listScope(scopes[member] ?? first, groupKey),
      })
    }
    const orderOf = (entry: Entry): number =>
      entry.kind === 'node' ? entry.node : (tree.first[entry.members[0] ?? 0] ?? 0)
    return [...nodes, ...groups].toSorted((a, b) => orderOf(a) - orderOf(b))
  }

  /** The scopes on the way down as long as each only holds the next. */
  #descend(outer: number): number[] {
    const way: number[] = []
    for (let scope = outer; this.tree.listNodes(scope).length === 0;) {
      const inner = this.tree.listScopes(scope)
      if (inner.length !== 1) break
      scope = inner[0] as number
      way.push(scope)
    }
    return way
  }

  #nameScope(scope: number): string {
    const { kind, label } = this.#snapshot.program.sites[this.#snapshot.scopes.site[scope] ?? 0] ?? {}
    if (kind !== 'loop') return label ?? 'function'
    // `for (const [l, layer] of layers.entries())` is known by what it counts
    return label?.replace(/ (of|in) .*/su, '') ?? 'loop'
  }

  /** Divides long lists into parts, and many parts into parts of parts. */
  #divide(entries: readonly Entry[], key: string): readonly Entry[] {
    if (entries.length <= mostEntries) return entries
    const size = Math.max(partSize, Math.ceil(entries.length / partSize))
    const parts: Group[] = []
    for (let start = 0; start < entries.length; start += size) {
      const members = entries.slice(start, start + size)
      const partKey = `${key}/part ${parts.length + 1}`
      parts.push({
        kind: 'group',
        key: partKey,
        name: `part ${parts.length + 1}`,
        members: [],
        count: 1,
        size: members.reduce((sum, entry) => sum + countNodes(entry), 0),
        isMixed: false,
        list: () => this.#divide(members, partKey),
      })
    }
    return parts
  }

  #foldSums(nodes: readonly number[]): NodeEntry[] {
    const hidden = new Set<number>()
    const entries: NodeEntry[] = []
    for (const node of nodes.toReversed()) {
      if (hidden.has(node)) continue
      const chain = this.#findChain(node)
      if (chain.length < shortestSum) {
        entries.push({ kind: 'node', node, hidden: [], inputs: this.#listInputs(node) })
        continue
      }
      const inner = chain.slice(1)
      for (const id of inner) hidden.add(id)
      const inputs = chain.toReversed().flatMap((id) => this.#listInputs(id).filter(({ from }) => !hidden.has(from)))
      entries.push({ kind: 'node', node, hidden: inner, inputs })
    }
    return entries.toReversed()
  }

  /** `node` and the sums before it that exist for it alone. */
  #findChain(node: number): number[] {
    const { op, in0, label, scope } = this.#snapshot.graph
    const chain: number[] = []
    for (let id = node; op[id] === ADD && scope[id] === scope[node]; id = in0[id] as number) {
      if (id !== node && (this.#uses[id] !== 1 || (label[id] as number) >= 0)) break
      chain.push(id)
    }
    return chain
  }

  #listInputs(to: number): EntryInput[] {
    const { graph } = this.#snapshot
    return listInputs(graph, to).flatMap((from, slot) => (isConstant(graph, from) ? [] : [{ from, to, slot }]))
  }
}

/** How many computed nodes are in an entry. */
function countNodes(entry: Entry): number {
  return entry.kind === 'node' ? 1 + entry.hidden.length : entry.size * entry.count
}

/** How often each node is used, up to 2. */
function countUses({ graph }: Snapshot): Uint8Array {
  const { op, in0, in1 } = graph
  const uses = new Uint8Array(op.length)
  for (let id = 0; id < op.length; id++) {
    const [a, b] = [in0[id] as number, in1[id] as number]
    if (a >= 0) uses[a] = Math.min(2, (uses[a] as number) + 1)
    if (b >= 0) uses[b] = Math.min(2, (uses[b] as number) + 1)
  }
  return uses
}
