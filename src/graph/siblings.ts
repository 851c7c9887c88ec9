// Finds calls and iterations of equal structure among siblings, so that they can be drawn as one.
import { StructureComparison } from './compareStructure.ts'
import type { ScopeTree } from './scopeTree.ts'

/** Kinds of structure told apart among siblings; those of rarer kinds are drawn together. */
const mostKinds = 4

/** Among more kinds than these, the part of all siblings that a kind has to have to be drawn by itself. */
const smallestShare = 0.1

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
  const bySize = listKinds(tree, scopes).toSorted((a, b) => b.length - a.length)
  // Where nearly each is of its own kind, as samples whose maxima are elsewhere, no kind says more than all together.
  const least = Math.max(2, scopes.length * smallestShare)
  const own =
    bySize.length <= mostKinds ? bySize : bySize.slice(0, mostKinds - 1).filter(({ length }) => length >= least)
  const rest = bySize.slice(own.length).flat()
  const groups = own.map((members): Siblings => ({ scopes: members, isMixed: false }))
  if (rest.length > 0) groups.push({ scopes: rest.toSorted((a, b) => a - b), isMixed: true })
  return groups
}

/** Most siblings are like the one before: only those that are not are looked for by their hash. */
function listKinds(tree: ScopeTree, scopes: readonly number[]): number[][] {
  const comparison = new StructureComparison(tree)
  const kinds: number[][] = []
  const byHash = new Map<number, number[][]>()
  let latest: number[] = []
  for (const scope of scopes) {
    if (latest.length === 0 || !comparison.areEqual(latest[0] as number, scope)) {
      const hash = comparison.hash(scope)
      const alike = byHash.get(hash) ?? []
      const known = alike.find((members) => comparison.areEqual(members[0] as number, scope))
      latest = known ?? []
      if (!known) {
        kinds.push(latest)
        byHash.set(hash, [...alike, latest])
      }
    }
    latest.push(scope)
  }
  return kinds
}
