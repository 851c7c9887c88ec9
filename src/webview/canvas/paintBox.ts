// Paints a card or a group as a plain box: all that can be told from so far.
import type { Card, GroupBox } from '../../protocol/scene.ts'
import type { ShapeMarks } from '../marks.ts'
import type { Size } from '../viewTransform.ts'
import { findBorder } from './paintFace.ts'
import type { Tint } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'
import type { Standing } from './transition.ts'

/** Smallest height on the screen, in pixels, of a box that has a border of its own. */
const bordered = 8
const smallestOp = 5

/** `standing`: where it is; `tint` null: not heated. */
export function paintBox(
  pen: Pen,
  picture: Picture,
  shape: Card | GroupBox,
  marks: ShapeMarks,
  tint: Tint | null,
  { x, y, scale }: Standing,
): void {
  const { palette, k } = picture
  const [width, height] = [shape.width * scale, shape.height * scale]
  const [left, top] = [x - width / 2, y - height / 2]
  const isMarked = marks.isSelected || marks.isMatch || marks.isOnPath || marks.isUnderCursor || marks.isActive
  const isBordered = height * k >= bordered
  const ground = tint?.ground ?? ('node' in shape && isBordered ? palette.label : palette.outline)
  pen.fillBox(left, top, width, height, ground)
  if (!isBordered && !isMarked) return
  const { colour, line } = findBorder(picture, marks)
  pen.strokeBox(left, top, width, height, colour, 0, isMarked ? Math.max(line, 1.5 / k) : 0.5 / k)
}

/** The circle of an operation, where it is large enough to be told from an edge. */
export function paintOpBox(
  pen: Pen,
  { palette, k }: Picture,
  { width, height }: Size,
  { x, y, scale }: Standing,
): void {
  if (height * k < smallestOp) return
  pen.fillBox(x - (width * scale) / 2, y - (height * scale) / 2, width * scale, height * scale, palette.wire)
}
