// Paints what cards and closed groups have in common: ground, hatching, frame, focus, and the mark of a change.
import type { ShapeMarks } from '../marks.ts'
import { markRadius, markSigns, placeMark } from '../markGeometry.ts'
import type { Size } from '../viewTransform.ts'
import type { Tint } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'

interface Border {
  readonly colour: string
  readonly line: number
  readonly isDashed: boolean
}

/** `paintCell` paints between the ground and what lies over both. */
export function paintFace(
  pen: Pen,
  picture: Picture,
  { width, height }: Size,
  marks: ShapeMarks,
  tint: Tint | null,
  radius: number,
  paintCell: () => void,
): void {
  const { palette, hatch, hasFocus } = picture
  const [left, top] = [-width / 2, -height / 2]
  pen.fillBox(left, top, width, height, tint?.ground ?? palette.card, radius)
  paintCell()
  if (hatch) {
    pen.context.globalAlpha *= palette.isHighContrast ? 0.245 : 0.35
    pen.fillBox(left, top, width, height, hatch, radius)
    pen.context.globalAlpha /= palette.isHighContrast ? 0.245 : 0.35
  }
  const { colour, line, isDashed } = findBorder(picture, marks)
  if (isDashed) pen.context.setLineDash([5, 3])
  pen.strokeBox(left, top, width, height, colour, radius, line)
  if (isDashed) pen.context.setLineDash([])
  if (!hasFocus || !marks.isActive) return
  const away = 3 + line / 2 + 0.75
  pen.strokeBox(left - away, top - away, width + 2 * away, height + 2 * away, palette.focus, radius + away, 1.5)
}

/** The order is that of the style sheet. */
export function findBorder({ palette, marks: { isFocusing } }: Picture, marks: ShapeMarks): Border {
  const isLit = isFocusing && marks.isLit
  const line = marks.isSelected || marks.isShownMatch ? 2.5 : marks.isTwin ? 2 : 1
  const isDashed = marks.isTwin
  if (marks.isSelected) return { colour: palette.accent, line, isDashed }
  if (isLit) return { colour: palette.text, line, isDashed }
  if (marks.isTwin || marks.isOnPath) return { colour: palette.accent, line, isDashed }
  if (marks.isShownMatch) return { colour: palette.shownMatchBorder, line, isDashed }
  return { colour: marks.isMatch ? palette.matchBorder : palette.outline, line, isDashed }
}

/** The sign of a change at the corner; from afar it stays large enough to be found. */
export function paintMark(pen: Pen, picture: Picture, kind: keyof typeof markSigns | null, size: Size): void {
  if (!kind) return
  const { palette, level, hatch } = picture
  const { x, y } = placeMark(size.width, size.height)
  const scale = level === 'whole' ? 1 : level === 'small' ? 1.3 : 2
  pen.at(x, y, scale, hatch ? 0.5 : 1, () => {
    const { context } = pen
    context.beginPath()
    context.arc(0, 0, markRadius, 0, 2 * Math.PI)
    context.fillStyle = palette.ground
    context.fill()
    context.strokeStyle = palette.outline
    context.lineWidth = 1
    context.stroke()
    context.lineJoin = 'round'
    pen.strokePath(markSigns[kind], palette.text, 1.6)
  })
}
