// Chooses which groups are open by themselves, and which when all are to be opened, by how much can be read or drawn.
import type { GroupChoices } from '../protocol/panelMessages.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { countNodes, type Entry, type Group } from './entry.ts'
import { isComputed } from './nodeReading.ts'

/** So many shapes can be read at once: with them a graph is opened no further by itself. */
const readableShapes = 10

/** Shapes drawn at most before the user opens more by hand, and when all is to be opened. */
const usualShapes = 150
const mostShapes = 5_000

/** Which call or iteration of a group is shown. */
export function findMember({ key, count }: Group, members: GroupChoices['members']): number {
  return Math.min(count - 1, Math.max(0, Math.trunc(members[key] ?? 0)))
}

/**
 * Goes to where the work is: opens the group that holds most of its place, in this the group that holds most of it, and so on.
 * Of many one is opened only once: of a batch this sample is seen, and in it the layers of the network, but not their neurons.
 */
export function openUsual(
  snapshot: DrawableSnapshot,
  top: readonly Entry[],
  members: GroupChoices['members'],
): Set<string> {
  const open = new Set<string>()
  let isOneOfMany = false
  let shapes = countShapes(snapshot, top)
  for (let entries = top; ;) {
    const total = entries.reduce((sum, entry) => sum + countNodes(entry), 0)
    const group = entries.find((entry) => entry.kind === 'group' && countNodes(entry) > total / 2)
    if (group?.kind !== 'group' || group.sum) return open
    if (group.count > 1 && isOneOfMany) return open
    if (group.count === 1 && shapes >= readableShapes) return open
    entries = group.list(findMember(group, members))
    shapes += countMore(snapshot, group, entries)
    if (shapes > usualShapes) return open
    open.add(group.key)
    isOneOfMany ||= group.count > 1
  }
}

/** Opens groups, single ones before those of many and small ones before large ones, while all can be drawn. */
export function openMost(
  snapshot: DrawableSnapshot,
  top: readonly Entry[],
  members: GroupChoices['members'],
): Set<string> {
  const open = new Set<string>()
  let shapes = countShapes(snapshot, top)
  const listWaiting = (entries: readonly Entry[]): Group[] => entries.filter((entry) => entry.kind === 'group')
  const waiting = listWaiting(top)
  for (;;) {
    waiting.sort((a, b) => Number(b.count > 1) - Number(a.count > 1) || b.size - a.size)
    const group = waiting.pop()
    if (!group) return open
    const entries = group.list(findMember(group, members))
    const more = countMore(snapshot, group, entries)
    if (shapes + more > mostShapes) continue
    shapes += more
    open.add(group.key)
    waiting.push(...listWaiting(entries))
  }
}

/** The box or card of a group goes, what is in it comes, and the boxes before and after the member. */
function countMore(snapshot: DrawableSnapshot, { count }: Group, entries: readonly Entry[]): number {
  return countShapes(snapshot, entries) + (count > 1 ? 1 : -1)
}

/** Cards, boxes, and the leaves that come with the cards. */
function countShapes({ graph }: DrawableSnapshot, entries: readonly Entry[]): number {
  const leaves = new Set<number>()
  for (const entry of entries) {
    const drawn = entry.kind === 'group' ? entry.sum : entry
    for (const { from } of drawn?.inputs ?? []) if (!isComputed(graph, from)) leaves.add(from)
  }
  return entries.length + leaves.size
}
