// What is drawn of a graph: the shapes in every open place, and the edges between them, before anything has a size.
import { readOpCode } from '../core/ops.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { findGroups, type EntryInput, type Group, type NodeEntry } from './groups.ts'
import { isComputed } from './nodeReading.ts'
import type { OpenPlace } from './openGroups.ts'

const CONST = readOpCode('const')

/** Leaves that only a closed group uses are drawn beside it up to so many, and while there are not too many shapes. */
const mostLeavesOfGroup = 6
const mostShapesWithLeaves = 150

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
  /** The first node in it. */
  readonly first: number
}

/** From a shape to a shape; `input` where it is one input of one operation, null where it stands for `count` of them. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly input: EntryInput | null
  readonly count: number
}

export interface GraphView {
  readonly places: readonly Place[]
  readonly shapes: readonly Shape[]
  readonly links: readonly Link[]
  /** The shape that stands for a computed node. */
  readonly shapeOf: (node: number) => number
  /** For each computed node the closed group it is in; −1 for all others. */
  readonly groupOf: Int32Array
}

export function viewGraph(snapshot: Snapshot, outermost: OpenPlace): GraphView {
  const builder = new ViewBuilder(snapshot)
  builder.addPlace(outermost, 0)
  builder.spreadScopes()
  return builder.link()
}

class ViewBuilder {
  readonly #snapshot: Snapshot
  readonly #places: Place[] = []
  readonly #shapes: Shape[] = []
  /** The shape of every node that has one of its own, and of every scope that is inside a closed group; −1: none. */
  readonly #ofNode: Int32Array
  readonly #ofScope: Int32Array
  readonly #links: Link[] = []
  /** Cards of leaves by place and node. */
  readonly #leaves = new Map<string, number>()

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#ofNode = new Int32Array(snapshot.graph.op.length).fill(-1)
    this.#ofScope = new Int32Array(snapshot.scopes.parent.length).fill(-1)
  }

  addPlace({ group, member, entries, inner }: OpenPlace, parent: number): void {
    const first = group ? this.#findFirst(group, member) : 0
    const place = this.#places.push({ id: this.#places.length, parent, group, member, first }) - 1
    for (const entry of entries) {
      if (entry.kind === 'node') {
        this.#addValue(entry, place)
        continue
      }
      const opened = inner.get(entry.key)
      if (!opened) {
        this.#addGroup(entry, place, 0, entry.count)
        continue
      }
      this.#addGroup(entry, place, 0, opened.member)
      this.addPlace(opened, place)
      this.#addGroup(entry, place, opened.member + 1, entry.count)
    }
  }

  #addValue(entry: NodeEntry, place: number): void {
    const id = this.#shapes.length
    this.#shapes.push({ kind: 'value', id, place, first: entry.node, node: entry.node, entry })
    for (const node of [entry.node, ...entry.hidden]) this.#ofNode[node] = id
  }

  #addGroup(group: Group, place: number, from: number, to: number): void {
    if (from >= to) return
    const id = this.#shapes.length
    this.#shapes.push({
      kind: 'group',
      id,
      place,
      first: this.#findFirst(group, from),
      group,
      from,
      to,
      hiddenLeaves: 0,
    })
    this.#claim(group, from, to, id)
  }

  #findFirst({ members, list }: Group, member: number): number {
    const scope = members[member]
    if (scope !== undefined) return findGroups(this.#snapshot).tree.first[scope] ?? 0
    const [entry] = list(member)
    return entry?.kind === 'group' ? this.#findFirst(entry, 0) : (entry?.node ?? 0)
  }

  /** Everything in these members is drawn as the shape `id`. */
  #claim({ members, list }: Group, from: number, to: number, id: number): void {
    for (const scope of members.slice(from, to)) this.#ofScope[scope] = id
    if (members.length > 0) return
    for (const entry of list(0)) {
      if (entry.kind === 'group') this.#claim(entry, 0, entry.count, id)
      else for (const node of [entry.node, ...entry.hidden]) this.#ofNode[node] = id
    }
  }

  /** Scopes inside a closed one belong to it; outer scopes have smaller rows. */
  spreadScopes(): void {
    const { parent } = this.#snapshot.scopes
    const ofScope = this.#ofScope
    for (let scope = 1; scope < ofScope.length; scope++) {
      if (ofScope[scope] === -1) ofScope[scope] = ofScope[parent[scope] as number] as number
    }
  }

  link(): GraphView {
    const { graph } = this.#snapshot
    const shapeOf = (node: number): number => {
      const own = this.#ofNode[node] as number
      return own >= 0 ? own : (this.#ofScope[graph.scope[node] as number] as number)
    }
    const bundles = new Map<number, { from: number; to: number; count: number }>()
    const leavesOf = new Map<number, Set<number>>()
    const addBundle = (from: number, to: number): void => {
      const key = from * 2 ** 20 + to
      const bundle = bundles.get(key)
      if (bundle) bundle.count++
      else bundles.set(key, { from, to, count: 1 })
    }
    for (const shape of this.#shapes) {
      if (shape.kind !== 'value') continue
      for (const input of shape.entry.inputs) {
        const isLeaf = !isComputed(graph, input.from)
        const from = isLeaf ? this.#placeLeaf(input.from, shape.place) : shapeOf(input.from)
        if (this.#shapes[from]?.kind === 'group') addBundle(from, shape.id)
        else this.#links.push({ from, to: shape.id, input, count: 1 })
      }
    }
    const groupOf = this.#linkGroups(addBundle, leavesOf)
    for (const [id, leaves] of leavesOf) {
      const shape = this.#shapes[id]
      if (shape?.kind !== 'group') continue
      if (leaves.size > mostLeavesOfGroup || this.#shapes.length + leaves.size > mostShapesWithLeaves)
        this.#shapes[id] = { ...shape, hiddenLeaves: leaves.size }
      else for (const leaf of leaves) addBundle(this.#placeLeaf(leaf, shape.place), id)
    }
    for (const bundle of bundles.values()) this.#links.push({ ...bundle, input: null })
    return { places: this.#places, shapes: this.#shapes, links: this.#links, shapeOf, groupOf }
  }

  /** Finds what is in closed groups and what leads into them, in one pass over the whole graph. */
  #linkGroups(addBundle: (from: number, to: number) => void, leavesOf: Map<number, Set<number>>): Int32Array {
    const { op, in0, in1, scope } = this.#snapshot.graph
    const [ofNode, ofScope] = [this.#ofNode, this.#ofScope]
    const isGroup = Uint8Array.from(this.#shapes, ({ kind }) => (kind === 'group' ? 1 : 0))
    const groupOf = new Int32Array(op.length).fill(-1)
    /** For a leaf, the group that was last seen to use it. */
    const lastUser = new Int32Array(op.length).fill(-1)
    const visit = (input: number, to: number): void => {
      if ((in0[input] as number) >= 0) {
        const own = ofNode[input] as number
        const from = own >= 0 ? own : (ofScope[scope[input] as number] as number)
        if (from !== to) addBundle(from, to)
      } else if (op[input] !== CONST && lastUser[input] !== to) {
        lastUser[input] = to
        if ((ofScope[scope[input] as number] as number) === to) return
        let leaves = leavesOf.get(to)
        if (!leaves) leavesOf.set(to, (leaves = new Set()))
        leaves.add(input)
      }
    }
    for (let node = 0; node < op.length; node++) {
      const first = in0[node] as number
      if (first < 0) continue
      const own = ofNode[node] as number
      const to = own >= 0 ? own : (ofScope[scope[node] as number] as number)
      if (isGroup[to] !== 1) continue
      groupOf[node] = to
      visit(first, to)
      const second = in1[node] as number
      if (second >= 0) visit(second, to)
    }
    return groupOf
  }

  /** A leaf has a card in every place where it is used. */
  #placeLeaf(node: number, place: number): number {
    const key = `${place} ${node}`
    let id = this.#leaves.get(key)
    if (id === undefined) {
      id = this.#shapes.push({ kind: 'leaf', id: this.#shapes.length, place, first: node, node }) - 1
      this.#leaves.set(key, id)
    }
    return id
  }
}
