// Decides which groups of a graph are open: by what the user chose, else as many as can be read at once.
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { countNodes, type Entry, type Group } from './entry.ts'
import { findGroups } from './groups.ts'
import { isComputed, isConstant } from './nodeReading.ts'

/** Up to here every value is drawn. */
const mostFlatValues = 300

/** So many shapes can be read at once: with them a graph is opened no further by itself. */
const readableShapes = 10

/** Shapes drawn at most before the user opens more by hand, and when all is to be opened. */
const usualShapes = 150
const mostShapes = 5_000

/** An open place: the whole graph or one member of an open group, with what is in it. */
export interface OpenPlace {
  readonly group: Group | null
  readonly member: number
  readonly entries: readonly Entry[]
  /** Groups that are open, by their keys. */
  readonly inner: ReadonlyMap<string, OpenPlace>
}

/** The open places of a graph, from the outermost on. */
export function openGroups(snapshot: DrawableSnapshot, choices: GroupChoices = noChoices): OpenPlace {
  const { top, flat } = findPlaces(snapshot)
  if (flat) return openFlat(snapshot)
  const usual = openUsual(snapshot, top, choices.members)
  const isOpen = ({ key }: Group): boolean =>
    !choices.closed.includes(key) && (usual.has(key) || choices.open.includes(key))
  const open = (group: Group | null, member: number, entries: readonly Entry[]): OpenPlace => {
    const groups = entries.filter((entry) => entry.kind === 'group').filter(isOpen)
    const inner = groups.map((each): [string, OpenPlace] => {
      const shown = findMember(each, choices.members)
      return [each.key, open(each, shown, each.list(shown))]
    })
    return { group, member, entries, inner: new Map(inner) }
  }
  return open(null, 0, top)
}

/** The graph as one place without groups. */
export function openFlat(snapshot: DrawableSnapshot): OpenPlace {
  return { group: null, member: 0, entries: findGroups(snapshot).flat, inner: new Map() }
}

/** Opens as much as can be drawn. */
export function openAll(snapshot: DrawableSnapshot, { members }: GroupChoices): GroupChoices {
  const { top } = findPlaces(snapshot)
  return { open: [...openMost(snapshot, top, members)], closed: [], members }
}

/** Leaves only the outermost groups, closed. */
export function closeAll(snapshot: DrawableSnapshot, { members }: GroupChoices): GroupChoices {
  const { top } = findPlaces(snapshot)
  return { open: [], closed: top.flatMap((entry) => (entry.kind === 'group' ? [entry.key] : [])), members }
}

export function setOpen({ open, closed, members }: GroupChoices, key: string, isOpen: boolean): GroupChoices {
  const others = (keys: readonly string[]): string[] => keys.filter((other) => other !== key)
  return isOpen
    ? { open: [...others(open), key], closed: others(closed), members }
    : { open: others(open), closed: [...others(closed), key], members }
}

/** Shows another call or iteration of an open group. */
export function pickMember(choices: GroupChoices, key: string, member: number): GroupChoices {
  return { ...choices, members: { ...choices.members, [key]: member } }
}

/** Opens everything around a node, which may be any of the graph. */
export function openAround(snapshot: DrawableSnapshot, node: number, choices: GroupChoices): GroupChoices {
  const { top, flat } = findPlaces(snapshot)
  if (flat) return choices
  let changed = choices
  let entries = top
  for (;;) {
    const found = findHolder(snapshot, entries, node, choices.open)
    if (!found) return changed
    const { group, member } = found
    changed = setOpen({ ...changed, members: { ...changed.members, [group.key]: member } }, group.key, true)
    entries = group.list(member)
  }
}

function findPlaces(snapshot: DrawableSnapshot): { top: readonly Entry[]; flat: readonly Entry[] | null } {
  const groups = findGroups(snapshot)
  const isSmall = countValues(snapshot) <= mostFlatValues
  return { top: groups.top, flat: isSmall ? groups.flat : null }
}

function countValues({ graph }: DrawableSnapshot): number {
  // Larger graphs need no counting.
  if (graph.op.length > 4 * mostFlatValues) return graph.op.length
  return graph.op.reduce((count, _, id) => count + (isConstant(graph, id) ? 0 : 1), 0)
}

function findMember({ key, count }: Group, members: GroupChoices['members']): number {
  return Math.min(count - 1, Math.max(0, Math.trunc(members[key] ?? 0)))
}

/**
 * Goes to where the work is: opens the group that holds most of its place, in this the group that holds most of it, and so on.
 * Of many one is opened only once: of a batch this sample is seen, and in it the layers of the network, but not their neurons.
 */
function openUsual(snapshot: DrawableSnapshot, top: readonly Entry[], members: GroupChoices['members']): Set<string> {
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
function openMost(snapshot: DrawableSnapshot, top: readonly Entry[], members: GroupChoices['members']): Set<string> {
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

/** The group and the member among `entries` in which a node is drawn only while that is open. `open`: keys of groups. */
function findHolder(
  snapshot: DrawableSnapshot,
  entries: readonly Entry[],
  node: number,
  open: readonly string[],
): { group: Group; member: number } | null {
  const computed = isComputed(snapshot.graph, node) ? node : findUser(snapshot, node)
  const around = listScopesAround(snapshot, computed)
  for (const group of entries) {
    if (group.kind === 'node') continue
    const member = group.members.findIndex((scope) => around.has(scope))
    if (member >= 0) return { group, member }
    // A closed sum shows its result and what goes into it.
    const isShown = group.sum !== null && !open.includes(group.key) && !group.sum.hidden.includes(node)
    if (group.members.length === 0 && !isShown && holds(group, computed, around)) return { group, member: 0 }
  }
  return null
}

/** Whether a computed node, made in the scopes `around`, is anywhere in a part of a long list or in a sum. */
function holds({ list, sum }: Group, node: number, around: ReadonlySet<number>): boolean {
  if (sum) return sum.node === node || sum.hidden.includes(node)
  return list(0).some((entry) => {
    if (entry.kind === 'node') return entry.node === node
    return entry.members.length > 0 ? entry.members.some((scope) => around.has(scope)) : holds(entry, node, around)
  })
}

/** The first node computed from a node; the root is its own. */
function findUser({ graph }: DrawableSnapshot, node: number): number {
  for (let id = node + 1; id < graph.op.length; id++) if (graph.in0[id] === node || graph.in1[id] === node) return id
  return node
}

function listScopesAround(snapshot: DrawableSnapshot, node: number): Set<number> {
  const { scopes } = snapshot
  const around = new Set<number>()
  for (let scope = findGroups(snapshot).tree.scopeOf[node] ?? 0; scope !== 0; scope = scopes.parent[scope] ?? 0)
    around.add(scope)
  return around
}
