// Paints an operation's circle, as the style sheet has it at every zoom.
import { measureSymbol } from '../opGeometry.ts'
import { isLegible } from './detailLevel.ts'
import type { PaintedOp } from './paintedScene.ts'
import type { Pen } from './pen.ts'
import { findStroke, type Picture } from './picture.ts'

/** At the pen's origin. */
export function paintOp(pen: Pen, picture: Picture, { key, op }: PaintedOp): void {
  const { palette, marks, level, looks, k } = picture
  const [left, top] = [-op.width / 2, -op.height / 2]
  pen.fillBox(left, top, op.width, op.height, palette.ground, op.height / 2)
  const border = findStroke(picture, marks.markOp(key), palette.wire)
  pen.strokeBox(left, top, op.width, op.height, border, op.height / 2)
  const symbol = looks.hideConstants ? op.bareSymbol : op.symbol
  const { isWord, width, room } = measureSymbol(symbol, op)
  const sizes = { whole: [17, 12], small: [21, 15], far: [28, 18], box: [28, 18], dot: [28, 18] } as const
  const size = sizes[level][isWord ? 1 : 0]
  if (!isLegible(size, k) || (level === 'far' && picture.isCrowded)) return
  pen.write(symbol, 0, 0, { size, family: palette.code, colour: palette.text, align: 'center', width, room })
}
