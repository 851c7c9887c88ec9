// Paints one frame of a graph, layer by layer in the order of the SVG: frames, edges, circles, cards, groups, pills.
import type { SceneIndex } from '../sceneIndex.ts'
import type { ViewTransform } from '../viewTransform.ts'
import { paintCard } from './paintCard.ts'
import type { DotCanvas } from './paintDots.ts'
import { paintEdge, paintLines, paintPill } from './paintEdges.ts'
import { paintBox, paintOpBox } from './paintBox.ts'
import { paintFrame } from './paintFrame.ts'
import { paintFrameNames } from './paintFrameNames.ts'
import { paintGroup } from './paintGroup.ts'
import { paintOp } from './paintOp.ts'
import type { PaintedShape } from './paintedScene.ts'
import type { Pen } from './pen.ts'
import { findOpacity, findShapeOpacity, findTint, type Picture } from './picture.ts'
import type { Transition } from './transition.ts'
import type { Visible } from './visible.ts'

/** The way from the scene before; `progress` from 0 to 1. */
export interface Passage {
  readonly transition: Transition
  readonly progress: number
}

export function paintGraph(
  pen: Pen,
  picture: Picture,
  visible: Visible,
  to: ViewTransform,
  passage: Passage | null,
  dots: DotCanvas,
): void {
  const { level } = picture
  const { frames, edges, ops, shapes, view } = visible
  const standing = (key: string, shape: PaintedShape['shape']): ReturnType<Transition['placeShape']> =>
    passage?.transition.placeShape(key, shape, passage.progress) ?? { x: shape.x, y: shape.y, scale: 1, alpha: 1 }
  const showEdge = (from: string, end: string): number => passage?.transition.showEdge(from, end, passage.progress) ?? 1

  for (const frame of frames) {
    const { alpha, ...box } = passage?.transition.placeFrame(frame.key, frame, passage.progress) ?? { alpha: 1 }
    const placed = { ...frame, ...box }
    pen.at(placed.x, placed.y, 1, alpha, () => paintFrame(pen, picture, placed, view))
  }
  if (level === 'dot') {
    dots.paint(pen.context, picture, shapes, to)
    paintMarked(pen, picture, visible.index)
    return paintFrameNames(pen, picture, frames)
  }
  const hasLines = level === 'box' || (level === 'far' && picture.isCrowded)
  if (hasLines) paintLines(pen, picture, edges, passage?.progress ?? 1)
  else for (const edge of edges) paintEdge(pen, picture, edge, showEdge(edge.from, edge.to))
  for (const each of ops) {
    const { op, key } = each
    const card = visible.index.cards.get(key)
    const { x, y, scale, alpha } = card ? standing(key, card) : { x: op.x, y: op.y, scale: 1, alpha: 1 }
    const [dx, dy] = card ? [op.x - card.x, op.y - card.y] : [0, 0]
    const opacity = alpha * findOpacity(picture, picture.kept.keepsNode(key), picture.marks.markOp(key))
    const place = { x: x + dx * scale, y: y + dy * scale, scale, alpha: opacity }
    if (level === 'box') fade(pen, opacity, () => paintOpBox(pen, picture, op, place))
    else pen.at(place.x, place.y, scale, opacity, () => paintOp(pen, picture, each))
  }
  for (const kind of ['card', 'group'] as const) {
    for (const each of shapes) {
      if (each.kind !== kind) continue
      const { key, shape } = each
      const marks = picture.marks.markShape(key)
      const place = standing(key, shape)
      const tint = findTint(picture, each)
      const opacity = place.alpha * findShapeOpacity(picture, key, marks)
      if (level === 'box') fade(pen, opacity, () => paintBox(pen, picture, shape, marks, tint, place))
      else {
        pen.at(place.x, place.y, place.scale, opacity, () => {
          if (each.kind === 'card') paintCard(pen, picture, each.shape, marks, tint)
          else paintGroup(pen, picture, each.shape, marks, tint)
        })
      }
    }
  }
  if (level === 'whole' || level === 'small') {
    for (const edge of edges) paintPill(pen, picture, edge, showEdge(edge.from, edge.to))
  }
  if (level === 'box') paintFrameNames(pen, picture, frames)
}

function fade({ context }: Pen, alpha: number, draw: () => void): void {
  context.globalAlpha = alpha
  draw()
  context.globalAlpha = 1
}

/** What is chosen or found is seen among dots as well. */
function paintMarked(pen: Pen, { marks, palette, k }: Picture, { shapes }: SceneIndex): void {
  const size = 8 / k
  for (const key of marks.marked) {
    const shape = shapes.get(key)
    if (!shape) continue
    const { isSelected, isShownMatch } = marks.markShape(key)
    const colour = isSelected || isShownMatch ? palette.accent : palette.text
    pen.fillBox(shape.x - size / 2, shape.y - size / 2, size, size, colour, size / 2)
  }
}
