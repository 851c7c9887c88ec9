// Groups of a graph: calls and iterations of equal structure among siblings, opened only as far as somebody looks.
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { divideEntries } from './divideEntries.ts'
import { makeNodeEntry, type Entry, type NodeEntry } from './entry.ts'
import { foldSums } from './foldSums.ts'
import { isComputed } from './nodeReading.ts'
import { isSameStructure } from './sameStructure.ts'
import { ScopeTree } from './scopeTree.ts'
import { groupSiblings, type Siblings } from './siblings.ts'

/** All groups of one snapshot. */
export interface Groups {
  readonly tree: ScopeTree
  /** What stands at the outermost. */
  readonly top: readonly Entry[]
  /** The same without any group: every value a card. */
  readonly flat: readonly Entry[]
}

const known = new WeakMap<DrawableSnapshot, GroupBuilder>()

/** What was found for `before` is used again where the two are of one structure. */
export function findGroups(snapshot: DrawableSnapshot, before: DrawableSnapshot | null = null): Groups {
  let groups = known.get(snapshot)
  if (!groups) {
    const earlier = before ? known.get(before) : undefined
    if (before && earlier && isSameStructure(before, snapshot)) {
      groups = earlier
      // From now on without the snapshot before, so that it can be forgotten.
      groups.tree.snapshot = snapshot
    } else {
      groups = new GroupBuilder(snapshot)
    }
    known.set(snapshot, groups)
  }
  return groups
}

class GroupBuilder implements Groups {
  readonly tree: ScopeTree
  readonly #lists = new Map<string, readonly Entry[]>()

  constructor(snapshot: DrawableSnapshot) {
    this.tree = new ScopeTree(snapshot)
  }

  get top(): readonly Entry[] {
    return this.#listScope(0, '')
  }

  get flat(): readonly Entry[] {
    const { graph } = this.tree.snapshot
    return Array.from(graph.op.keys())
      .filter((id) => isComputed(graph, id) || id === graph.op.length - 1)
      .map((node): NodeEntry => makeNodeEntry(graph, node))
  }

  /** Entries of a scope in the order of the tape; of a scope that only calls another, those of the other. */
  #listScope(outer: number, key: string): readonly Entry[] {
    const scope = this.#descend(outer)
    const name = `${scope}:${key}`
    let entries = this.#lists.get(name)
    if (!entries) {
      entries = divideEntries(this.#listEntries(scope, key), key)
      this.#lists.set(name, entries)
    }
    return entries
  }

  #listEntries(scope: number, key: string): Entry[] {
    const { tree } = this
    const { graph } = tree.snapshot
    const entries = foldSums(tree, tree.listNodes(scope), key, divideEntries)
    // A root that is a leaf is computed by nobody.
    const root = graph.op.length - 1
    if (scope === 0 && !isComputed(graph, root)) entries.push(makeNodeEntry(graph, root))
    entries.push(...this.#listGroups(scope, key))
    return entries.toSorted((a, b) => this.#findFirst(a) - this.#findFirst(b))
  }

  #listGroups(scope: number, key: string): Entry[] {
    const { tree } = this
    const names = new Map<string, number>()
    return this.#listSiblings(scope).map(({ scopes, isMixed }): Entry => {
      const [first = 0] = scopes
      // A call that makes one value is drawn as that value.
      if (scopes.length === 1 && tree.total[first] === 1)
        return makeNodeEntry(tree.snapshot.graph, tree.first[first] ?? 0)
      const name = this.#nameScope(this.#descend(first))
      const before = names.get(name) ?? 0
      names.set(name, before + 1)
      const groupKey = `${key}/${name}${before > 0 ? `#${before}` : ''}`
      return {
        kind: 'group',
        key: groupKey,
        name,
        members: scopes,
        count: scopes.length,
        size: tree.total[first] ?? 0,
        isMixed,
        sum: null,
        list: (member) => this.#listScope(scopes[member] ?? first, groupKey),
      }
    })
  }

  /** What a call does is nothing but many calls of one structure: these stand for it. */
  #listSiblings(scope: number): Siblings[] {
    const { tree } = this
    return groupSiblings(tree, tree.listScopes(scope)).map((siblings) => {
      const [only = 0, ...more] = siblings.scopes
      const inner = this.#descend(only)
      if (more.length > 0 || tree.holdsNodes(inner)) return siblings
      const [all, ...others] = this.#listSiblings(inner)
      return all && others.length === 0 ? all : siblings
    })
  }

  /** By what entries of one place are in order: a sum stands where its result is. */
  #findFirst(entry: Entry): number {
    if (entry.kind === 'node') return entry.node
    return entry.sum?.node ?? this.tree.first[entry.members[0] ?? 0] ?? 0
  }

  /** The scope itself, or the one that holds something besides one other scope. */
  #descend(outer: number): number {
    let scope = outer
    for (let only = this.tree.findOnly(scope); only >= 0 && !this.tree.holdsNodes(scope);) {
      scope = only
      only = this.tree.findOnly(scope)
    }
    return scope
  }

  #nameScope(scope: number): string {
    const { program, scopes } = this.tree.snapshot
    const { kind, label } = program.sites[scopes.site[scope] ?? 0] ?? {}
    if (kind !== 'loop') return label ?? 'function'
    // `for (const [l, layer] of layers.entries())` is known by what it counts
    return label?.replace(/ (of|in) .*/su, '') ?? 'loop'
  }
}
