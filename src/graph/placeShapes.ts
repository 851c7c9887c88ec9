// Puts the values and groups of every open place into shapes, and finds for each node the shape it is drawn in.
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { areIndependent, shareLeaves } from './areIndependent.ts'
import type { Group, NodeEntry } from './entry.ts'
import { findGroups } from './groups.ts'
import type { OpenPlace } from './openGroups.ts'
import type { ScopeTree } from './scopeTree.ts'
import { countMembers, type GroupShape, type Place, type Shape, type ShapeColumn } from './shapes.ts'

export interface PlacedShapes {
  readonly places: readonly Place[]
  readonly shapes: Shape[]
  /** For each computed node the shape that stands for it; −1 for all others. */
  readonly shapeOf: ShapeColumn
  /** For each scope inside a closed group the shape of that. */
  readonly shapeOfScope: ShapeColumn
}

export function placeShapes(snapshot: DrawableSnapshot, outermost: OpenPlace): PlacedShapes {
  const placer = new ShapePlacer(snapshot)
  placer.addPlace(outermost, 0)
  return { places: placer.places, shapes: placer.shapes, ...placer.spread() }
}

class ShapePlacer {
  readonly places: Place[] = []
  readonly shapes: Shape[] = []
  readonly #snapshot: DrawableSnapshot
  readonly #tree: ScopeTree
  /** Nodes by themselves, and scopes inside a closed group. */
  readonly #nodes: [node: number, shape: number][] = []
  readonly #scopes: [scope: number, shape: number][] = []

  constructor(snapshot: DrawableSnapshot) {
    this.#snapshot = snapshot
    this.#tree = findGroups(snapshot).tree
  }

  addPlace({ group, member, entries, inner }: OpenPlace, parent: number, isSample = false): void {
    const first = group ? this.#findFirst(group, member) : 0
    const name = group?.name ?? ''
    const place =
      this.places.push({ id: this.places.length, parent, group, member, name, path: '', isSample, first }) - 1
    for (const entry of entries) {
      if (entry.kind === 'node') {
        this.#addValue(entry, place, null)
        continue
      }
      const opened = inner.get(entry.key)
      if (opened && entry.count > 1 && areIndependent(this.#tree, entry.members)) {
        // Which of them ran first is of no interest.
        this.addPlace(opened, place, shareLeaves(this.#tree, entry.members))
        this.#addGroup(entry, place, 0, entry.count, opened.member)
      } else if (opened) {
        this.#addGroup(entry, place, 0, opened.member)
        this.addPlace(opened, place)
        this.#addGroup(entry, place, opened.member + 1, entry.count)
      } else if (entry.sum) this.#addValue(entry.sum, place, entry.key)
      else this.#addGroup(entry, place, 0, entry.count)
    }
  }

  /** Scopes inside a closed one belong to it, and so do their nodes; outer scopes have smaller rows. */
  spread(): Pick<PlacedShapes, 'shapeOf' | 'shapeOfScope'> {
    const { scopes, graph } = this.#snapshot
    const { parent } = scopes
    const { in0 } = graph
    const { scopeOf } = this.#tree
    const Column = this.shapes.length < 2 ** 15 ? Int16Array : Int32Array
    const ofScope: ShapeColumn = new Column(parent.length).fill(-1)
    for (const [scope, shape] of this.#scopes) ofScope[scope] = shape
    for (let scope = 1; scope < parent.length; scope++) {
      if (ofScope[scope] === -1) ofScope[scope] = ofScope[parent[scope] as number] as number
    }
    const shapeOf: ShapeColumn = new Column(in0.length)
    for (let node = 0; node < in0.length; node++) {
      shapeOf[node] = (in0[node] as number) < 0 ? -1 : (ofScope[scopeOf[node] as number] as number)
    }
    for (const [node, shape] of this.#nodes) shapeOf[node] = shape
    return { shapeOf, shapeOfScope: ofScope }
  }

  #addValue(entry: NodeEntry, place: number, opens: string | null): void {
    const id = this.shapes.length
    this.shapes.push({ kind: 'value', id, place, first: entry.node, node: entry.node, entry, opens })
    for (const node of [entry.node, ...entry.hidden]) this.#nodes.push([node, id])
  }

  #addGroup(group: Group, place: number, from: number, to: number, without = -1): void {
    const { name } = group
    const id = this.shapes.length
    // Other samples stand after the one that is shown, whichever that is.
    const first = without < 0 ? this.#findFirst(group, from) : (this.#tree.last[group.members.at(-1) ?? 0] ?? 0)
    const shape: GroupShape = { kind: 'group', id, place, first, group, from, to, without, name, hiddenLeaves: 0 }
    if (countMembers(shape) <= 0) return
    this.shapes.push(shape)
    this.#claim(group, (member) => member >= from && member < to && member !== without, id)
  }

  #findFirst({ members, list }: Group, member: number): number {
    const scope = members[member]
    if (scope !== undefined) return this.#tree.first[scope] ?? 0
    const [entry] = list(member)
    return entry?.kind === 'group' ? this.#findFirst(entry, 0) : (entry?.node ?? 0)
  }

  /** Everything in these members is drawn as the shape `id`. */
  #claim({ members, sum, list }: Group, isIn: (member: number) => boolean, id: number): void {
    for (const [member, scope] of members.entries()) if (isIn(member)) this.#scopes.push([scope, id])
    if (members.length > 0) return
    if (sum) for (const node of [sum.node, ...sum.hidden]) this.#nodes.push([node, id])
    else {
      for (const entry of list(0)) {
        if (entry.kind === 'group') this.#claim(entry, () => true, id)
        else this.#nodes.push([entry.node, id])
      }
    }
  }
}
