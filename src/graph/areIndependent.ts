// Tells samples of a batch from steps of a recurrence, which use each other's results, and from neurons, which have weights of their own.
import { isComputed, isConstant } from './nodeReading.ts'
import type { ScopeTree } from './scopeTree.ts'

/** `members`: scopes beside each other, in the order in which they ran. */
export function areIndependent({ snapshot, scopeOf, first, last }: ScopeTree, members: readonly number[]): boolean {
  const { graph, scopes } = snapshot
  const isMember = new Set(members)
  const begin = first[members[0] ?? 0] as number
  const isOfMember = (input: number): boolean => {
    let scope = scopeOf[input] as number
    while (scope > 0 && !isMember.has(scope)) scope = scopes.parent[scope] as number
    return scope > 0
  }
  for (const member of members.slice(1)) {
    const [from, to] = [first[member] as number, last[member] as number]
    for (let node = from; node <= to; node++) {
      for (const input of [graph.in0[node] as number, graph.in1[node] as number]) {
        // Only what is computed has an input.
        if (input < begin || input >= from || (graph.in0[input] as number) < 0) continue
        if (isOfMember(input)) return false
      }
    }
  }
  return true
}

/** Most leaves that the first of them uses the second uses as well. */
export function shareLeaves(tree: ScopeTree, [one = 0, other = 0]: readonly number[]): boolean {
  const [ofOne, ofOther] = [listLeaves(tree, one), listLeaves(tree, other)]
  const shared = [...ofOne].filter((leaf) => ofOther.has(leaf)).length
  return shared > ofOne.size / 2
}

function listLeaves({ snapshot: { graph }, first, last }: ScopeTree, scope: number): Set<number> {
  const leaves = new Set<number>()
  for (let node = first[scope] as number; node <= (last[scope] as number); node++) {
    for (const input of [graph.in0[node] as number, graph.in1[node] as number]) {
      if (input >= 0 && !isComputed(graph, input) && !isConstant(graph, input)) leaves.add(input)
    }
  }
  return leaves
}
