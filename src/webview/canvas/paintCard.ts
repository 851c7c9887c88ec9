// Paints a value's card, as the style sheet has it at every zoom.
import type { Card } from '../../protocol/scene.ts'
import { barHeight, cardRadius, digitWidth, isBroken, measureCard, measureFarCard } from '../cardGeometry.ts'
import type { ShapeMarks } from '../marks.ts'
import { isLegible } from './detailLevel.ts'
import { paintFace, paintMark } from './paintFace.ts'
import type { Tint } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'

/** At the pen's origin; `tint` null: not heated. */
export function paintCard(pen: Pen, picture: Picture, card: Card, marks: ShapeMarks, tint: Tint | null): void {
  const { palette, level } = picture
  const { left, top } = measureCard(card)
  paintFace(pen, picture, card, marks, tint, cardRadius, () => {
    if (level === 'far' || card.labelWidth === 0 || (tint && !marks.isMatch)) return
    const fill = marks.isShownMatch ? palette.shownMatch : marks.isMatch ? palette.match : palette.label
    const corners = [cardRadius, 0, 0, cardRadius]
    const { context } = pen
    context.fillStyle = fill
    context.beginPath()
    context.roundRect(left, top, card.labelWidth, card.height, corners)
    context.fill()
    if (!palette.isHighContrast) return
    context.strokeStyle = palette.contrast
    context.lineWidth = 1
    context.stroke()
  })
  if (level === 'far') writeFar(pen, picture, card, tint)
  else writeNear(pen, picture, card, tint)
  paintBar(pen, picture, card, tint)
  if (marks.isUnderCursor) {
    pen.fillBox(left + 4, top + 9, 2.5, card.height - 18, tint?.ink ?? palette.caret, 1.2)
  }
  paintMark(pen, picture, card.change?.kind ?? null, card)
}

function writeNear(pen: Pen, picture: Picture, card: Card, tint: Tint | null): void {
  const { palette, level } = picture
  const isSmall = level === 'small'
  const { start, end, first, second, labelX, numberRoom } = measureCard(card)
  const ink = tint?.ink
  if (card.labelText !== '') {
    const colour = ink ?? palette.text
    const size = isSmall ? 15 : 13
    pen.write(card.labelText, labelX, 0, { size, colour, family: palette.code, weight: 600, align: 'center' })
  }
  if (!isSmall) {
    const words = { size: 11, colour: ink ?? palette.quiet, family: palette.words } as const
    pen.write('data', start, first, words)
    pen.write('grad', start, second, words)
  }
  const size = isSmall ? 17 : 13
  const number = { size, family: palette.code, align: 'right', room: numberRoom } as const
  const write = (text: string, y: number, colour: string, weight: number): void =>
    pen.write(text, end, y, { ...number, weight, colour, width: text.length * digitWidth })
  write(card.data, first, ink ?? findDataColour(picture, card), 400)
  write(card.grad, second, ink ?? findGradColour(picture, card), card.gradSign === null ? 400 : 600)
}

function writeFar(pen: Pen, picture: Picture, card: Card, tint: Tint | null): void {
  const { palette, k } = picture
  const { hasData, size: largest, labelStart } = measureFarCard(card)
  const size = Math.min(12 / k, largest)
  if (!isLegible(size, k)) return
  const { end } = measureCard(card)
  const text = { size, family: palette.code } as const
  pen.write(card.labelText, labelStart, 0, { ...text, weight: 600, colour: tint?.ink ?? palette.text })
  if (!hasData) return
  const colour = tint?.ink ?? findDataColour(picture, card)
  pen.write(card.data, end, 0, { ...text, colour, align: 'right' })
}

function paintBar(pen: Pen, { palette, isOld }: Picture, card: Card, tint: Tint | null): void {
  const { start, room, barTop } = measureCard(card)
  const width = Math.max(card.gradBar, 0) * room
  if (width === 0) return
  const colour = card.gradSign === -1 ? palette.down : palette.up
  pen.fillBox(start, barTop, width, barHeight, tint?.ink ?? (isOld ? palette.old : colour), barHeight / 2)
}

function findDataColour({ palette, isOld }: Picture, { data }: Card): string {
  if (isOld) return palette.old
  return isBroken(data) ? palette.broken : palette.text
}

function findGradColour({ palette, isOld }: Picture, { grad, gradSign }: Card): string {
  if (isOld) return palette.old
  if (isBroken(grad)) return palette.broken
  if (gradSign === null) return palette.quiet
  return gradSign === 0 ? palette.text : gradSign > 0 ? palette.up : palette.down
}
