// What of a scene is in the view, and in how much detail it is to be drawn.
import type { Frame } from '../../protocol/scene.ts'
import type { SceneIndex } from '../sceneIndex.ts'
import type { Size, ViewTransform } from '../viewTransform.ts'
import { chooseLevel, type DetailLevel } from './detailLevel.ts'
import type { PaintedEdge, PaintedOp, PaintedScene, PaintedShape } from './paintedScene.ts'
import { growRegion, type Region } from './spatialIndex.ts'

export interface Visible {
  readonly index: SceneIndex
  readonly view: Region
  readonly level: DetailLevel
  /** Dots are looked for by their pixels, so that of them it is all there are. */
  readonly shapes: readonly PaintedShape[]
  readonly ops: readonly PaintedOp[]
  readonly edges: readonly PaintedEdge[]
  /** Outer ones before those inside them. */
  readonly frames: readonly Frame[]
}

/** What the view shows, in scene units. */
export function findView({ x, y, k }: ViewTransform, { width, height }: Size): Region {
  return { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k }
}

/** Frames smaller than this on the screen, in pixels, are not drawn. */
const smallestFrame = 6

export function findVisible(scene: PaintedScene, transform: ViewTransform, size: Size): Visible {
  const { k } = transform
  const view = findView(transform, size)
  const near = growRegion(view, 2 / k)
  const shapes = scene.shapes.search(near)
  const level = chooseLevel(k, shapes.length)
  const isDots = level === 'dot'
  return {
    index: scene.index,
    view,
    level,
    shapes: isDots ? scene.shapes.items : shapes,
    ops: isDots ? [] : scene.ops.search(near),
    edges: isDots ? [] : scene.edges.search(near),
    frames: scene.frames
      .search(near)
      .filter(({ height }) => height * k >= smallestFrame)
      .toSorted((one, other) => other.width - one.width),
  }
}
