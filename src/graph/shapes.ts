// What a folded graph is drawn as, before anything has a size: shapes in open places, and links between them.
import type { EntryInput, Group, NodeEntry } from './entry.ts'

interface Placed {
  /** Index among the shapes. */
  readonly id: number
  /** The open place it stands in. */
  readonly place: number
  /** The first node in it: shapes of a place are laid out in the order of the tape. */
  readonly first: number
}

interface ValueShape extends Placed {
  readonly kind: 'value'
  readonly node: number
  readonly entry: NodeEntry
  /** Key of the group it is while that is closed: of a chain of sums; else null. */
  readonly opens: string | null
}

interface LeafShape extends Placed {
  readonly kind: 'leaf'
  readonly node: number
}

/** Closed: members from `from` up to, not including, `to`. */
export interface GroupShape extends Placed {
  readonly kind: 'group'
  readonly group: Group
  readonly from: number
  readonly to: number
  /** One of these that is shown beside it; −1: none. */
  readonly without: number
  /** The path of what it computes with, as `layers[0]`, where that tells more than the name of the function. */
  readonly name: string
  /** Leaves it uses that are not drawn. */
  readonly hiddenLeaves: number
}

export type Shape = ValueShape | LeafShape | GroupShape

/** An open place; 0 is the whole graph, and outer ones come before inner ones. */
export interface Place {
  readonly id: number
  readonly parent: number
  readonly group: Group | null
  readonly member: number
  readonly name: string
  /** What the paths of all parameters used inside begin with. */
  readonly path: string
  /** The member is one sample of a batch. */
  readonly isSample: boolean
  /** The first node in it. */
  readonly first: number
}

/** How many calls or iterations. */
export function countMembers({ from, to, without }: GroupShape): number {
  return to - from - (without < 0 ? 0 : 1)
}

/** From a shape to a shape; `input` where it is one input of one operation, null where it stands for `count` of them. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly input: EntryInput | null
  readonly count: number
}

/** Ids of shapes by node, −1 for none; as narrow as they may be, since there may be a million. */
export type ShapeColumn = Int16Array | Int32Array
