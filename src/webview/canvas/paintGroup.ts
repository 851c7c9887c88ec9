// Paints a closed group, as the style sheet has it at every zoom.
import type { GroupBox, Spread } from '../../protocol/scene.ts'
import {
  contentsWidth,
  countHeight,
  endWidth,
  groupPadding,
  groupRadius,
  meanWidth,
  measureColumn,
  measureGroup,
  placeBars,
  spreadRows,
  stackDepth,
  stackStep,
  type Column,
  type GroupGeometry,
} from '../groupGeometry.ts'
import type { ShapeMarks } from '../marks.ts'
import { isLegible } from './detailLevel.ts'
import { paintFace, paintMark } from './paintFace.ts'
import type { Tint } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'

/** At the pen's origin; `tint` null: not heated. */
export function paintGroup(pen: Pen, picture: Picture, group: GroupBox, marks: ShapeMarks, tint: Tint | null): void {
  const geometry = measureGroup(group)
  const { left, top } = geometry
  const { palette, level } = picture
  for (let depth = group.count > 1 ? stackDepth : 0; depth > 0; depth--) {
    const shift = depth * stackStep
    pen.fillBox(left + shift, top - shift, group.width, group.height, palette.card, groupRadius)
    pen.strokeBox(left + shift, top - shift, group.width, group.height, palette.behind, groupRadius)
  }
  paintFace(pen, picture, group, marks, tint, groupRadius, () => undefined)
  if (level === 'far') writeFar(pen, picture, geometry, tint)
  else {
    writeHead(pen, picture, group, geometry, tint)
    paintSpread(pen, picture, 'data', group.data, geometry.data, tint)
    paintSpread(pen, picture, '|grad|', group.grad, geometry.grad, tint)
  }
  paintMark(pen, picture, group.changed > 0 ? 'changed' : null, group)
}

function writeFar(pen: Pen, { palette, k }: Picture, geometry: GroupGeometry, tint: Tint | null): void {
  const { left, top, right, counted, faceWidth, name, farSize } = geometry
  const size = Math.min(12 / k, farSize)
  if (!isLegible(size, k)) return
  const text = { size, family: palette.code } as const
  pen.write(name, left + groupPadding, top + 27, { ...text, weight: 600, colour: tint?.ink ?? palette.text })
  if (counted === '') return
  const middle = top + 8 + countHeight / 2
  pen.write(counted, right - faceWidth / 2 + 14, middle + 52, { ...text, colour: palette.quiet, align: 'right' })
}

function writeHead(pen: Pen, picture: Picture, group: GroupBox, geometry: GroupGeometry, tint: Tint | null): void {
  const { left, top, right, counted, faceWidth, name, smallSize, contents, contentsRoom } = geometry
  const { palette, level } = picture
  const isSmall = level === 'small'
  const start = left + groupPadding
  const size = isSmall ? smallSize : 13
  pen.write(name, start, top + (isSmall ? 19 : 17), {
    size,
    family: palette.code,
    weight: 600,
    colour: tint?.ink ?? palette.text,
  })
  if (group.range !== '') {
    const words = { size: isSmall ? 13.5 : 11, family: palette.code, width: 0, room: contentsRoom } as const
    const width = pen.measure(group.range, words.size, palette.code, 400)
    pen.write(group.range, start, top + (isSmall ? 36 : 33), { ...words, width, colour: tint?.ink ?? palette.quiet })
  }
  if (counted !== '') {
    pen.fillBox(right - faceWidth, top + 8, faceWidth, countHeight, palette.badge, 4)
    if (palette.isHighContrast) pen.strokeBox(right - faceWidth, top + 8, faceWidth, countHeight, palette.contrast, 4)
    const text = { size: isSmall ? 13 : 11, family: palette.code, align: 'center' } as const
    pen.write(counted, right - faceWidth / 2, top + 8 + countHeight / 2, { ...text, colour: palette.text })
  }
  if (isSmall) return
  const width = contents.length * contentsWidth
  const words = { size: 11, family: palette.words, width, room: contentsRoom } as const
  pen.write(contents, start, top + 33, { ...words, colour: tint?.ink ?? palette.quiet })
  if (group.canOpen) pen.strokePath(`M${right - 9},${top + 33}h8m-4,-4v8`, tint?.ink ?? palette.quiet, 1.4)
}

function paintSpread(
  pen: Pen,
  picture: Picture,
  words: 'data' | '|grad|',
  spread: Spread | null,
  column: Column,
  tint: Tint | null,
): void {
  const { palette, level, isOld } = picture
  const isSmall = level === 'small'
  const { left, top, width } = column
  const right = left + width
  const isGrad = words === '|grad|'
  const room = measureColumn(words, width)
  const old = isOld ? palette.old : null
  if (!isSmall) {
    pen.write(words, left, top + spreadRows.mean, {
      size: 11,
      family: palette.words,
      colour: tint?.ink ?? palette.quiet,
    })
  }
  const mean = spread?.mean ?? '–'
  pen.write(mean, right, top + spreadRows.mean - (isSmall ? 5 : 0), {
    size: isSmall ? 19 : 12,
    family: palette.code,
    weight: isGrad && spread ? 600 : 400,
    colour: tint?.ink ?? old ?? (spread ? (isGrad ? palette.up : palette.text) : palette.quiet),
    align: 'right',
    width: mean.length * meanWidth,
    room: room.mean,
  })
  if (!spread) return
  const drop = isSmall ? 6 : 0
  const fill = tint?.ink ?? old ?? (isGrad ? palette.up : palette.wire)
  for (const bar of placeBars(spread.histogram, column)) {
    pen.fillBox(bar.x, bar.y + drop, bar.width, bar.height, fill)
  }
  pen.fillBox(left, top + spreadRows.axis + drop, width, 1, tint?.ink ?? palette.outline)
  if (!isSmall) {
    const end = { size: 9, family: palette.code, colour: tint?.ink ?? old ?? palette.quiet, room: room.end } as const
    pen.write(spread.min, left, top + spreadRows.ends, { ...end, width: spread.min.length * endWidth })
    pen.write(spread.max, right, top + spreadRows.ends, { ...end, width: spread.max.length * endWidth, align: 'right' })
  }
  pen.fillBox(left, top + spreadRows.bar, spread.bar * width, 3, fill, 1.5)
}
