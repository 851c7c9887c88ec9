// What is drawn of a graph: the shapes in every open place, and the links between them, before anything has a size.
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { linkShapes } from './linkShapes.ts'
import { nameByPath } from './nameByPath.ts'
import type { OpenPlace } from './openGroups.ts'
import { placeShapes } from './placeShapes.ts'
import type { Link, Place, Shape, ShapeColumn } from './shapes.ts'

export interface GraphView {
  readonly places: readonly Place[]
  readonly shapes: readonly Shape[]
  readonly links: readonly Link[]
  /** For each computed node the shape that stands for it; −1 for all others. */
  readonly shapeOf: ShapeColumn
}

export function viewGraph(snapshot: DrawableSnapshot, outermost: OpenPlace): GraphView {
  const placed = placeShapes(snapshot, outermost)
  const { links, leavesOf } = linkShapes(snapshot, placed)
  return { ...nameByPath(snapshot, placed, leavesOf), links, shapeOf: placed.shapeOf }
}

/** By shape, 1 for a closed group. */
export function markGroups({ shapes }: GraphView): Uint8Array {
  return Uint8Array.from(shapes, ({ kind }) => (kind === 'group' ? 1 : 0))
}
