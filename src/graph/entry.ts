// What can stand in one place of a folded graph: an operation with its value, or a group of many.
import type { GraphColumns } from '../protocol/snapshot.ts'
import { isConstant, listInputs } from './nodeReading.ts'

/** An input of what is drawn as one operation: of node `to`, in input slot `slot`. */
export interface EntryInput {
  readonly from: number
  readonly to: number
  readonly slot: number
}

/** A node that is drawn as a card with its operation. */
export interface NodeEntry {
  readonly kind: 'node'
  readonly node: number
  /** Nodes of a chain of additions that are not drawn; empty for any other operation. */
  readonly hidden: readonly number[]
  /** Constants left out. */
  readonly inputs: readonly EntryInput[]
}

export interface Group {
  readonly kind: 'group'
  /** Outlives a run: the names on the way from the top level. */
  readonly key: string
  readonly name: string
  /** The scopes of its calls or iterations; a part of a long program and a chain of sums have none and count as one. */
  readonly members: readonly number[]
  /** How many calls or iterations; at least 1. */
  readonly count: number
  /** Computed nodes in one of them. */
  readonly size: number
  readonly isMixed: boolean
  /** What it is drawn as while it is closed, where that is a card: the result of a chain of sums. */
  readonly sum: NodeEntry | null
  /** What is directly inside a member. */
  readonly list: (member: number) => readonly Entry[]
}

export type Entry = NodeEntry | Group

/** How many computed nodes are in an entry. */
export function countNodes(entry: Entry): number {
  return entry.kind === 'node' ? 1 : entry.size * entry.count
}

/** A node as it is where nothing is folded. */
export function makeNodeEntry(graph: GraphColumns, node: number): NodeEntry {
  return { kind: 'node', node, hidden: [], inputs: listEntryInputs(graph, node) }
}

export function listEntryInputs(graph: GraphColumns, to: number): EntryInput[] {
  return listInputs(graph, to).flatMap((from, slot) => (isConstant(graph, from) ? [] : [{ from, to, slot }]))
}
