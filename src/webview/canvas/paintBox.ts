// Paints a card or a group as a plain box: all that can be told from so far.
import type { Card, GroupBox } from '../../protocol/scene.ts'
import type { ShapeMarks } from '../marks.ts'
import { findBorder } from './paintFace.ts'
import type { Tint } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'

/** Smallest height on the screen, in pixels, of a box that has a border of its own. */
const bordered = 5

/** At the pen's origin; `tint` null: not heated. */
export function paintBox(
  pen: Pen,
  picture: Picture,
  shape: Card | GroupBox,
  marks: ShapeMarks,
  tint: Tint | null,
): void {
  const { palette, k } = picture
  const { width, height } = shape
  const isMarked = marks.isSelected || marks.isMatch || marks.isOnPath || marks.isUnderCursor || marks.isActive
  const isBordered = height * k >= bordered
  const ground = tint?.ground ?? ('node' in shape && isBordered ? palette.label : palette.outline)
  pen.fillBox(-width / 2, -height / 2, width, height, ground)
  if (!isBordered && !isMarked) return
  const { colour, line } = findBorder(picture, marks)
  pen.strokeBox(-width / 2, -height / 2, width, height, colour, 0, isMarked ? Math.max(line, 1.5 / k) : 0.5 / k)
}
