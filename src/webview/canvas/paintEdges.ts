// Paints edges: curves with arrow heads near by, and from afar straight lines, many at once.
import { arrowLength } from '../../protocol/scene.ts'
import { measureEdge, measurePill } from '../edgeGeometry.ts'
import { writeCount } from '../statusText.ts'
import { isLegible } from './detailLevel.ts'
import type { PaintedEdge } from './paintedScene.ts'
import type { Pen } from './pen.ts'
import { findOpacity, findStroke, type Picture } from './picture.ts'

/** Lines drawn in one stroke: so many cost little, more of them in one cost much. */
const linesPerStroke = 200
/** Of so many edges only those are drawn that can be told apart. */
const mostLines = 12_000
/** Shorter on the screen than this, in pixels, is no line. */
const shortest = 4

export function paintEdge(pen: Pen, picture: Picture, { edge, from, to, points }: PaintedEdge, alpha: number): void {
  const { palette, marks, kept, looks, k, level } = picture
  const mark = marks.markEdge(from, to)
  const { context } = pen
  const colour = findStroke(picture, mark, palette.wire)
  context.globalAlpha = alpha * findOpacity(picture, kept.keepsEdge(edge, from, to), mark)
  context.strokeStyle = colour
  context.lineWidth = measureEdge(edge, {
    isMarked: mark.isOnPath || (marks.isFocusing && mark.isLit),
    isOnPath: mark.isOnPath,
    isFlowing: looks.heat === 'grad',
    farZoom: level === 'far' || level === 'box' ? k : null,
  })
  context.beginPath()
  context.moveTo(points[0] ?? 0, points[1] ?? 0)
  for (let i = 2; i + 5 < points.length; i += 6) {
    const [x1, y1, x2, y2, x, y] = points.slice(i, i + 6) as [number, number, number, number, number, number]
    context.bezierCurveTo(x1, y1, x2, y2, x, y)
  }
  context.stroke()
  if (arrowLength * k >= 1.5) paintArrow(context, points, colour)
  context.globalAlpha = 1
}

/** From the end of the curve on, as it points there. */
function paintArrow(context: CanvasRenderingContext2D, points: readonly number[], colour: string): void {
  const [x1 = 0, y1 = 0, x = 0, y = 0] = points.slice(-4)
  const length = Math.hypot(x - x1, y - y1) || 1
  const [dx, dy] = [(x - x1) / length, (y - y1) / length]
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(x - 3.5 * -dy, y - 3.5 * dx)
  context.lineTo(x + arrowLength * dx, y + arrowLength * dy)
  context.lineTo(x + 3.5 * -dy, y + 3.5 * dx)
  context.fill()
}

/** All edges that are not marked in a few strokes, straight from bend to bend; the marked ones over them. */
export function paintLines(pen: Pen, picture: Picture, edges: readonly PaintedEdge[], alpha: number): void {
  const { context } = pen
  const { palette, marks, kept, k, level } = picture
  const marked: PaintedEdge[] = []
  const isCrowded = edges.length > mostLines
  const plain = edges.filter((each) => {
    const mark = marks.markEdge(each.from, each.to)
    if (mark.isOnPath || mark.isLit) marked.push(each)
    else return !(isCrowded && measureLength(each.points) * k < shortest)
    return false
  })
  const isDim = marks.isFocusing || marks.isSearching
  context.strokeStyle = palette.wire
  context.lineWidth = Math.min(0.9 / k, 5)
  for (const isKept of [false, true]) {
    const group = plain.filter(({ edge, from, to }) => kept.keepsEdge(edge, from, to) === isKept)
    context.globalAlpha = alpha * (isKept ? (isDim ? 0.28 : level === 'box' ? 0.6 : 1) : 0.07)
    for (let first = 0; first < group.length; first += linesPerStroke) {
      context.beginPath()
      for (const { points } of group.slice(first, first + linesPerStroke)) {
        context.moveTo(points[0] ?? 0, points[1] ?? 0)
        for (let i = 6; i + 1 < points.length; i += 6) context.lineTo(points[i] as number, points[i + 1] as number)
      }
      context.stroke()
    }
  }
  for (const edge of marked) paintEdge(pen, picture, edge, alpha)
  context.globalAlpha = 1
}

function measureLength(points: readonly number[]): number {
  return Math.hypot((points.at(-2) ?? 0) - (points[0] ?? 0), (points.at(-1) ?? 0) - (points[1] ?? 0))
}

/** The local derivative of an edge, or how many edges a bundle stands for. */
export function paintPill(pen: Pen, picture: Picture, painted: PaintedEdge, alpha: number): void {
  const { edge, from, to } = painted
  const { palette, marks, kept, level, showPartials } = picture
  const isBundle = edge.count > 1
  const size = level === 'whole' ? 11 : isBundle ? 13 : 12.5
  if (picture.isCrowded && !isLegible(size, picture.k)) return
  const words = isBundle ? `×${writeCount(edge.count)}` : showPartials ? edge.partial : ''
  if (words === '') return
  const mark = marks.markEdge(from, to)
  const { width, height } = measurePill(words)
  pen.at(edge.labelX, edge.labelY, 1, alpha * findOpacity(picture, kept.keepsEdge(edge, from, to), mark), () => {
    const [left, top] = [-width / 2, -height / 2]
    pen.fillBox(left, top, width, height, isBundle ? palette.badge : palette.ground, height / 2)
    const border = mark.isOnPath ? palette.accent : palette.outline
    if (!isBundle) pen.strokeBox(left, top, width, height, border, height / 2)
    else if (palette.isHighContrast) pen.strokeBox(left, top, width, height, palette.contrast, height / 2)
    const isStrong = isBundle || mark.isOnPath || mark.isLit
    const colour = isStrong ? palette.text : palette.quiet
    pen.write(words, 0, 0, { size, family: palette.code, colour, align: 'center' })
  })
}
