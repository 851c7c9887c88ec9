// Tells nodes of one name apart where they meet in one formula: `c += d` makes a second `c`, and the rule has both.
import type { Snapshot } from '../protocol/snapshot.ts'
import type { NameNode } from './nameNodes.ts'
import { isConstant, wrapComposite } from './nodeReading.ts'

/**
 * Names that no two of `ids` share: c₁ and c₂, counted among all nodes of that name in the graph, in the order in which they
 * were made, so that a node has one number in every formula. A name that only one of them has stays as it is.
 */
export function tellApart(snapshot: Snapshot, ids: Iterable<number>, nameNode: NameNode): NameNode {
  const { graph } = snapshot
  const shared = new Map<string, number[]>()
  // Constants are written as their numbers: equal ones need not be told apart.
  for (const id of new Set(ids)) {
    if (isConstant(graph, id)) continue
    const name = nameNode(id)
    shared.set(name, [...(shared.get(name) ?? []), id])
  }
  const numbered = new Map<number, string>()
  for (const [name, members] of shared) {
    if (members.length < 2) continue
    const last = Math.max(...members)
    for (let id = 0, count = 0; id <= last; id++) {
      if (isConstant(graph, id) || nameNode(id) !== name) continue
      count++
      if (members.includes(id)) numbered.set(id, wrapComposite(name) + writeSubscript(count))
    }
  }
  return (id) => numbered.get(id) ?? nameNode(id)
}

function writeSubscript(count: number): string {
  return String(count).replace(/\d/gu, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)))
}
