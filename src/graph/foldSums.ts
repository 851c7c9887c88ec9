// Draws a chain of sums as one Σ: additions of results that nobody named or used otherwise.
import { readOpCode } from '../core/ops.ts'
import { listEntryInputs, makeNodeEntry, type Entry, type Group } from './entry.ts'
import type { ScopeTree } from './scopeTree.ts'

const ADD = readOpCode('add')

/** So many additions in a chain are drawn as one. */
const shortestSum = 3

/** Of nodes made in one place, in the order of the tape. `key`: of that place; `divide`: what becomes of a long list. */
export function foldSums(
  tree: ScopeTree,
  nodes: readonly number[],
  key: string,
  divide: (entries: readonly Entry[], key: string) => readonly Entry[],
): Entry[] {
  const hidden = new Set<number>()
  const chains = new Map<number, readonly number[]>()
  for (const node of nodes.toReversed()) {
    const chain = hidden.has(node) ? [] : findChain(tree, node)
    if (chain.length < shortestSum) continue
    chains.set(node, chain)
    for (const id of chain.slice(1)) hidden.add(id)
  }
  const { graph, strings } = tree.snapshot
  const names = new Map<string, number>()
  return nodes.flatMap((node): Entry[] => {
    if (hidden.has(node)) return []
    const chain = chains.get(node)
    if (!chain) return [makeNodeEntry(graph, node)]
    const label = strings[graph.label[node] ?? -1] ?? ''
    const before = names.get(label) ?? 0
    names.set(label, before + 1)
    return [
      makeSum(tree, chain, `${key}/${label === '' ? 'Σ' : `Σ ${label}`}${before > 0 ? `#${before}` : ''}`, divide),
    ]
  })
}

/** Open, a Σ has its additions inside. */
function makeSum(
  tree: ScopeTree,
  chain: readonly number[],
  key: string,
  divide: (entries: readonly Entry[], key: string) => readonly Entry[],
): Group {
  const [node = 0, ...hidden] = chain
  const { graph } = tree.snapshot
  const isInner = new Set(hidden)
  const inputs = chain.toReversed().flatMap((id) => listEntryInputs(graph, id).filter(({ from }) => !isInner.has(from)))
  return {
    kind: 'group',
    key,
    name: 'Σ',
    members: [],
    count: 1,
    size: chain.length,
    isMixed: false,
    sum: { kind: 'node', node, hidden, inputs },
    // The tree may have gone on to a later run by then.
    list: () => divide(chain.toReversed().map((id) => makeNodeEntry(tree.snapshot.graph, id)), key), // prettier-ignore
  }
}

/** `node` and the sums before it that exist for it alone, backwards: without a name, or what a loop has summed up so far. */
function findChain(tree: ScopeTree, node: number): number[] {
  const { scopeOf } = tree
  const { op, in0, in1, label, site } = tree.snapshot.graph
  const isBefore = (id: number, after: number): boolean =>
    op[id] === ADD &&
    scopeOf[id] === scopeOf[node] &&
    ((label[id] as number) < 0 || site[id] === site[after]) &&
    tree.isUsedOnce(id)
  const chain = op[node] === ADD ? [node] : []
  for (let id = chain[0] ?? -1; id >= 0;) {
    const [a, b] = [in0[id] as number, in1[id] as number]
    // What is summed up may stand on either side of a loop's `+`.
    const before = isBefore(a, id) ? a : site[b] === site[id] && isBefore(b, id) ? b : -1
    if (before >= 0) chain.push(before)
    id = before
  }
  return chain
}
