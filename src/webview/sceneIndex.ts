// Answers questions about one scene by stable keys, which outlive a run while the ids of nodes do not.
import type { Card, Scene } from '../protocol/scene.ts'

/** Keys by which the panel remembers a value from one run to the next: label and how many before it share the label. */
export interface SceneIndex {
  readonly cards: ReadonlyMap<string, Card>
  readonly keyOf: ReadonlyMap<number, string>
  /** Key → keys of the inputs, first slot first, without repeats. */
  readonly inputs: ReadonlyMap<string, readonly string[]>
  /** Key → keys of the values computed from it. */
  readonly consumers: ReadonlyMap<string, readonly string[]>
}

export const emptyIndex: SceneIndex = { cards: new Map(), keyOf: new Map(), inputs: new Map(), consumers: new Map() }

export function buildSceneIndex(scene: Scene): SceneIndex {
  const keyOf = new Map<number, string>()
  const cards = new Map<string, Card>()
  const seen = new Map<string, number>()
  // Ids grow with time, so the n-th value of a label keeps its key when lines are added elsewhere.
  for (const card of scene.cards.toSorted((one, other) => one.id - other.id)) {
    const before = seen.get(card.label) ?? 0
    seen.set(card.label, before + 1)
    const key = `${card.label}#${before}`
    keyOf.set(card.id, key)
    cards.set(key, card)
  }
  const inputs = new Map<string, string[]>()
  const consumers = new Map<string, string[]>()
  for (const edge of scene.edges.toSorted((one, other) => one.slot - other.slot)) {
    const from = keyOf.get(edge.from)
    const to = keyOf.get(edge.to)
    if (edge.kind !== 'input' || from === undefined || to === undefined) continue
    addOnce(inputs, to, from)
    addOnce(consumers, from, to)
  }
  return { cards, keyOf, inputs, consumers }
}

/** The value that nothing else is computed from, the latest of them: where a walk begins when nothing is chosen. */
export function findRootKey(index: SceneIndex): string | null {
  let root: string | null = null
  for (const [key] of index.cards) if (!index.consumers.has(key)) root = key
  return root
}

/** Key of the first card that shows the node; null where none does. */
export function findKeyOfNode(index: SceneIndex, node: number): string | null {
  for (const [key, card] of index.cards) if (card.node === node) return key
  return null
}

function addOnce(links: Map<string, string[]>, key: string, other: string): void {
  const list = links.get(key)
  if (!list) links.set(key, [other])
  else if (!list.includes(other)) list.push(other)
}

/** Fewer than half of the values are shared: what is shown is another graph, not the next version of the same. */
export function isOtherScene(before: SceneIndex, after: SceneIndex): boolean {
  let shared = 0
  for (const key of after.cards.keys()) if (before.cards.has(key)) shared++
  return shared * 2 < Math.max(before.cards.size, after.cards.size)
}
