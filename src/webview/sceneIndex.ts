// Answers questions about one scene by stable keys, which outlive a run while the ids of shapes do not.
import type { Card, Frame, GroupBox, Scene } from '../protocol/scene.ts'
import { nameGroups } from './groupKeys.ts'

/** Keys by which the panel remembers a shape from one run to the next: frame, label and how many before it share both. */
export interface SceneIndex {
  readonly cards: ReadonlyMap<string, Card>
  readonly groups: ReadonlyMap<string, GroupBox>
  /** Cards and closed groups: what a walk can reach. */
  readonly shapes: ReadonlyMap<string, Card | GroupBox>
  /** Open groups by the ids of their frames. */
  readonly frames: ReadonlyMap<number, Frame>
  readonly keyOf: ReadonlyMap<number, string>
  /** Key of a card that is a closed chain of sums → key of the group it is, and back. */
  readonly sumOf: ReadonlyMap<string, string>
  readonly cardOfSum: ReadonlyMap<string, string>
  /** Node → the keys of its cards; a leaf used in several groups has several. */
  readonly keysOfNode: ReadonlyMap<number, readonly string[]>
  /** Key → keys of the inputs, first slot first, without repeats. */
  readonly inputs: ReadonlyMap<string, readonly string[]>
  /** Key → keys of the values computed from it. */
  readonly consumers: ReadonlyMap<string, readonly string[]>
}

export const emptyIndex: SceneIndex = {
  cards: new Map(),
  groups: new Map(),
  shapes: new Map(),
  frames: new Map(),
  keyOf: new Map(),
  sumOf: new Map(),
  cardOfSum: new Map(),
  keysOfNode: new Map(),
  inputs: new Map(),
  consumers: new Map(),
}

export function buildSceneIndex(scene: Scene): SceneIndex {
  const frames = new Map(scene.frames.map((frame) => [frame.id, frame]))
  const cards = nameCards(scene.cards, frames)
  const groups = nameGroups(scene)
  const shapes = new Map<string, Card | GroupBox>([...cards, ...groups])
  const keyOf = new Map([...shapes].map(([key, { id }]) => [id, key]))
  const sums = scene.ops.flatMap(({ id, opens }) => {
    const card = keyOf.get(id)
    return opens === null || card === undefined ? [] : [[card, opens] as const]
  })
  const keysOfNode = new Map<number, string[]>()
  for (const [key, { node }] of cards) addOnce(keysOfNode, node, key)
  const inputs = new Map<string, string[]>()
  const consumers = new Map<string, string[]>()
  for (const edge of scene.edges.toSorted((one, other) => one.slot - other.slot)) {
    const from = keyOf.get(edge.from)
    const to = keyOf.get(edge.to)
    // A circle and its card are one value; what flows into a group or out of it is a link like any other.
    if (from === undefined || to === undefined || from === to) continue
    addOnce(inputs, to, from)
    addOnce(consumers, from, to)
  }
  return {
    cards,
    groups,
    shapes,
    frames,
    keyOf,
    sumOf: new Map(sums),
    cardOfSum: new Map(sums.map(([card, sum]) => [sum, card])),
    keysOfNode,
    inputs,
    consumers,
  }
}

/** The value that nothing else is computed from, the latest of them: where a walk begins when nothing is chosen. */
export function findRootKey(index: SceneIndex): string | null {
  const isRoot = (key: string): boolean => !index.consumers.has(key)
  return [...index.cards.keys()].findLast(isRoot) ?? [...index.groups.keys()].findLast(isRoot) ?? null
}

/** Key of the first card that shows the node; null where none does. */
export function findKeyOfNode(index: SceneIndex, node: number | null): string | null {
  return node === null ? null : (index.keysOfNode.get(node)?.[0] ?? null)
}

/** The cards of the same node, the one with that key among them; a group is only itself. */
export function listTwins(index: SceneIndex, key: string): readonly string[] {
  const card = index.cards.get(key)
  return (card && index.keysOfNode.get(card.node)) ?? [key]
}

/** The open groups around a shape, outermost first. */
export function listFramesAround(index: SceneIndex, key: string | null): readonly Frame[] {
  const around: Frame[] = []
  let id = key === null ? null : (index.shapes.get(key)?.frame ?? null)
  for (let frame = findFrame(index, id); frame; frame = findFrame(index, id)) {
    around.unshift(frame)
    id = frame.frame
  }
  return around
}

/** Fewer than half of the shapes are shared: what is shown is another graph, not the next version of the same. */
export function isOtherScene(before: SceneIndex, after: SceneIndex): boolean {
  let shared = 0
  for (const key of after.shapes.keys()) if (before.shapes.has(key)) shared++
  return shared * 2 < Math.max(before.shapes.size, after.shapes.size)
}

function nameCards(cards: readonly Card[], frames: ReadonlyMap<number, Frame>): Map<string, Card> {
  const named = new Map<string, Card>()
  const seen = new Map<string, number>()
  // Ids grow with time, so the n-th value of a label keeps its key when lines are added elsewhere.
  for (const card of cards.toSorted((one, other) => one.id - other.id)) {
    const frame = card.frame === null ? undefined : frames.get(card.frame)
    const name = frame ? `${frame.key} › ${card.label}` : card.label
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    named.set(`${name}#${before}`, card)
  }
  return named
}

function findFrame(index: SceneIndex, id: number | null): Frame | undefined {
  return id === null ? undefined : index.frames.get(id)
}

function addOnce<Key>(links: Map<Key, string[]>, key: Key, other: string): void {
  const list = links.get(key)
  if (!list) links.set(key, [other])
  else if (!list.includes(other)) list.push(other)
}
