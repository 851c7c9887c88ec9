// Finds the links between the shapes of a graph, in one pass over it, and gives every place a card of each leaf it uses.
import { readOpCode } from '../core/ops.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { isComputed } from './nodeReading.ts'
import type { PlacedShapes } from './placeShapes.ts'
import type { Link } from './shapes.ts'

const CONST = readOpCode('const')

/** Leaves that are no part of a module are drawn beside a closed group that uses them up to so many, and while there are not too many shapes. */
const mostLeavesOfGroup = 6
const mostShapesWithLeaves = 150

export interface LinkedShapes {
  readonly links: readonly Link[]
  /** By closed group, the leaves that it uses and that were made outside of it. */
  readonly leavesOf: ReadonlyMap<number, ReadonlySet<number>>
}

/** Adds shapes for leaves. */
export function linkShapes(snapshot: DrawableSnapshot, placed: PlacedShapes): LinkedShapes {
  const { shapes, shapeOf } = placed
  const { graph } = snapshot
  const links: Link[] = []
  const bundles = new Bundles()
  /** Cards of leaves by place and node. */
  const leafCards = new Map<string, number>()
  /** A leaf has a card in every place where it is used. */
  const placeLeaf = (node: number, place: number): number => {
    const key = `${place} ${node}`
    let id = leafCards.get(key)
    if (id === undefined) {
      id = shapes.push({ kind: 'leaf', id: shapes.length, place, first: node, node }) - 1
      leafCards.set(key, id)
    }
    return id
  }
  const isGroup = Uint8Array.from(shapes, ({ kind }) => (kind === 'group' ? 1 : 0))
  for (const shape of shapes.filter((each) => each.kind === 'value')) {
    for (const input of shape.entry.inputs) {
      const from = isComputed(graph, input.from) ? (shapeOf[input.from] as number) : placeLeaf(input.from, shape.place)
      if (isGroup[from] === 1) bundles.add(from, shape.id)
      else links.push({ from, to: shape.id, input, count: 1 })
    }
  }
  const leavesOf = linkGroups(snapshot, placed, isGroup, bundles)
  for (const [id, leaves] of leavesOf) {
    const shape = shapes[id]
    if (shape?.kind !== 'group') continue
    const outer = [...leaves].filter((leaf) => !hasPath(snapshot, leaf))
    const isShown = outer.length <= mostLeavesOfGroup && shapes.length + outer.length <= mostShapesWithLeaves
    if (isShown) for (const leaf of outer) bundles.add(placeLeaf(leaf, shape.place), id)
    shapes[id] = { ...shape, hiddenLeaves: leaves.size - (isShown ? outer.length : 0) }
  }
  // Into one shape from top to bottom as their sources stand, so that another sample moves nothing.
  const order = ({ from }: Link): number => shapes[from]?.first ?? 0
  return { links: [...links, ...bundles.list().toSorted((a, b) => order(a) - order(b))], leavesOf }
}

/** A part of a module, as `layers[0].b`. */
function hasPath({ graph, strings }: DrawableSnapshot, leaf: number): boolean {
  return strings[graph.label[leaf] as number]?.includes('.') ?? false
}

/** Bundles what leads into closed groups. */
function linkGroups(
  { graph }: DrawableSnapshot,
  { shapeOf, shapeOfScope }: PlacedShapes,
  isGroup: Uint8Array,
  bundles: Bundles,
): Map<number, Set<number>> {
  const { op, in0, in1, scope } = graph
  const leavesOf = new Map<number, Set<number>>()
  /** For a leaf, the group that was last seen to use it. */
  const lastUser = shapeOf.slice().fill(-1)
  /** An input that is drawn elsewhere, in the shape `from`, or as a leaf or not at all: −1. */
  const visit = (input: number, from: number, to: number): void => {
    if (from >= 0) bundles.add(from, to)
    else if (op[input] !== CONST && lastUser[input] !== to) {
      lastUser[input] = to
      if (shapeOfScope[scope[input] as number] === to) return
      const leaves = leavesOf.get(to)
      if (leaves) leaves.add(input)
      else leavesOf.set(to, new Set([input]))
    }
  }
  for (let node = 0; node < shapeOf.length; node++) {
    const to = shapeOf[node] as number
    if (to < 0 || isGroup[to] !== 1) continue
    const first = in0[node] as number
    const firstFrom = shapeOf[first] as number
    if (firstFrom !== to) visit(first, firstFrom, to)
    const second = in1[node] as number
    if (second < 0) continue
    const secondFrom = shapeOf[second] as number
    if (secondFrom !== to) visit(second, secondFrom, to)
  }
  return leavesOf
}

/** Edges of the graph that are drawn as one. */
class Bundles {
  readonly #counts = new Map<number, number>()

  add(from: number, to: number): void {
    const key = from * 2 ** 20 + to
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  list(): Link[] {
    return [...this.#counts].map(([key, count]) => ({
      from: Math.floor(key / 2 ** 20),
      to: key % 2 ** 20,
      input: null,
      count,
    }))
  }
}
