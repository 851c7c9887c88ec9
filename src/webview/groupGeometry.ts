// Where the parts of a closed group's box stand, from its centre, so that every renderer draws the same box.
import type { GroupBox } from '../protocol/scene.ts'
import { widestAdvance } from './cardGeometry.ts'
import { writeCount } from './statusText.ts'

export const groupPadding = 10
export const groupRadius = 7
export const countHeight = 17
/** How far each card of the stack stands out behind the next. */
export const stackStep = 4
export const stackDepth = 2
/** Widest advances of a character, at the size of the name, of the count, of the contents, of a mean and of an end. */
const nameWidth = 8.1
const countWidth = 6.9
export const contentsWidth = 6.2
export const meanWidth = 7.4
export const endWidth = 5.6
const countPadding = 6
const columnGap = 12
const endGap = 6
/** Gap between two bars, as a part of a bar with its gap. */
const barGap = 0.18
const barsBase = 24
const barsHeight = 14

/** A column of the box: a spread of numbers. */
export interface Column {
  readonly left: number
  readonly width: number
}

export interface GroupGeometry {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly room: number
  /** `×40`, empty for a single one, and the width of the badge around it. */
  readonly counted: string
  readonly faceWidth: number
  /** The name as it fits. */
  readonly name: string
  readonly contentsRoom: number
  readonly data: Column
  readonly grad: Column
  /** Largest size of the name from afar, in scene units. */
  readonly farSize: number
}

export function measureGroup(group: GroupBox): GroupGeometry {
  const [left, top] = [-group.width / 2, -group.height / 2]
  const [right, room] = [-left - groupPadding, group.width - 2 * groupPadding]
  const counted = group.count > 1 ? `×${writeCount(group.count)}` : ''
  const faceWidth = counted === '' ? 0 : counted.length * countWidth + 2 * countPadding
  const beside = group.range === '' ? 0 : group.range.length * countWidth + 8
  const nameRoom = room - faceWidth - beside - (faceWidth > 0 ? 8 : 0)
  const name = shorten(group.name, Math.floor(nameRoom / nameWidth))
  const width = (room - columnGap) / 2
  const farColumns = Math.max(name.length, 3) * widestAdvance
  return {
    left,
    top,
    right,
    room,
    counted,
    faceWidth,
    name,
    contentsRoom: room - 18,
    data: { left: left + groupPadding, width },
    grad: { left: left + groupPadding + width + columnGap, width },
    farSize: Math.round(Math.min(group.height * 0.42, room / farColumns)),
  }
}

/** Heights of the parts of a column, from the centre of the box. */
export const spreadRows = { mean: 1, axis: barsBase, ends: 31.5, bar: 38.5 } as const

/** Room of the mean beside its word, and of each end. */
export function measureColumn(words: string, width: number): { readonly mean: number; readonly end: number } {
  return { mean: width - (words.length * 5 + 4), end: (width - endGap) / 2 }
}

export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The histogram of a column: one bar for each bin that is not empty. */
export function placeBars(heights: readonly number[], { left, width }: Column): Bar[] {
  const step = width / Math.max(heights.length, 1)
  return heights.flatMap((part, i) => {
    if (part <= 0) return []
    // A bin with a single number in it must still be seen.
    const height = Math.max(part * barsHeight, 1)
    return [{ x: left + i * step, y: barsBase - height, width: step * (1 - barGap), height }]
  })
}

/** The end of a long path says more than its beginning. */
function shorten(name: string, most: number): string {
  return name.length <= most ? name : `…${name.slice(name.length - Math.max(most, 2) + 1)}`
}
