// A scene as the canvas draws it: its shapes and edges under the keys of the index, to be found by where they are.
import type { Card, Edge, Frame, GroupBox, OpCircle, Scene } from '../../protocol/scene.ts'
import type { SceneIndex } from '../sceneIndex.ts'
import { findCurveRegion, readCurve } from './curve.ts'
import { createSpatialIndex, findRegion, growRegion, type SpatialIndex } from './spatialIndex.ts'

export type PaintedShape =
  | { readonly kind: 'card'; readonly key: string; readonly shape: Card }
  | { readonly kind: 'group'; readonly key: string; readonly shape: GroupBox }

export interface PaintedOp {
  readonly key: string
  readonly op: OpCircle
}

export interface PaintedEdge {
  readonly edge: Edge
  /** Keys of the shapes it joins. */
  readonly from: string
  readonly to: string
  /** Control points of its cubics. */
  readonly points: readonly number[]
}

export interface PaintedScene {
  readonly index: SceneIndex
  readonly shapes: SpatialIndex<PaintedShape>
  readonly ops: SpatialIndex<PaintedOp>
  readonly edges: SpatialIndex<PaintedEdge>
  /** Outer ones before those inside them. */
  readonly frames: SpatialIndex<Frame>
}

/** How far a mark, a stack or a stroke reaches out of the box of its shape. */
const overhang = 12

export function buildPaintedScene(scene: Scene | null, index: SceneIndex): PaintedScene {
  const name = (id: number): string => index.keyOf.get(id) ?? `~${id}`
  const shapes: PaintedShape[] = [
    ...Array.from(index.cards, ([key, shape]) => ({ kind: 'card', key, shape }) as const),
    ...Array.from(index.groups, ([key, shape]) => ({ kind: 'group', key, shape }) as const),
  ]
  const ops = (scene?.ops ?? []).map((op): PaintedOp => ({ key: name(op.id), op }))
  const edges = (scene?.edges ?? []).map((edge): PaintedEdge => {
    return { edge, from: name(edge.from), to: name(edge.to), points: readCurve(edge.path) }
  })
  return {
    index,
    shapes: createSpatialIndex(shapes, ({ shape }) => growRegion(findRegion(shape), overhang)),
    ops: createSpatialIndex(ops, ({ op }) => findRegion(op)),
    edges: createSpatialIndex(edges, ({ points }) => growRegion(findCurveRegion(points), overhang)),
    frames: createSpatialIndex(scene?.frames ?? [], findRegion),
  }
}
