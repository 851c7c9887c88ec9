// Decides which groups of a graph are open: by what the user chose, else as many as can be read at once.
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { findMember, openMost, openUsual } from './chooseOpen.ts'
import type { Entry, Group } from './entry.ts'
import { findGroups } from './groups.ts'
import { isComputed, isConstant } from './nodeReading.ts'

/** Up to here every value is drawn. */
const mostFlatValues = 300

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
