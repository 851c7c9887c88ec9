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
/** Widest advances of a character, at the sizes they have when seen smaller: of the name and of the count; of the contents, of a mean and of an end. */
const nameWidth = 9.3
/** The advance of a character of the name, as a part of its size, and its largest size when seen smaller. */
const nameAdvance = 0.62
const largestSmall = 20
const countWidth = 6.9
export const contentsWidth = 6.2
export const meanWidth = 7.4
export const endWidth = 5.6
const countPadding = 6
const endGap = 6
/** Gap between two bars, as a part of a bar with its gap. */
const barGap = 0.18
const barsBase = 22
const barsHeight = 13
/** Where data and |grad| begin, from the top of the box. */
const [dataTop, gradTop] = [49, 102]

/** A part of the box with a spread of numbers; `top`: where its mean stands. */
export interface Column {
  readonly left: number
  readonly top: number
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
  /** Largest size of the name when it is seen smaller. */
  readonly smallSize: number
  /** Of what is inside only the first, where there is no room for all; nothing where the range stands in its place. */
  readonly contents: string
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
  const nameRoom = room - faceWidth - (faceWidth > 0 ? 8 : 0)
  const name = shorten(group.name, Math.floor(nameRoom / nameWidth))
  const contentsRoom = room - 14
  const isLong = group.contents.length * contentsWidth > contentsRoom
  const start = left + groupPadding
  const farColumns = Math.max(name.length, counted.length, 3) * widestAdvance
  return {
    left,
    top,
    right,
    room,
    counted,
    faceWidth,
    name,
    smallSize: Math.round(Math.min(largestSmall, nameRoom / (Math.max(name.length, 3) * nameAdvance))),
    contents: group.range !== '' ? '' : isLong ? group.contents.replace(/,.*/su, '') : group.contents,
    contentsRoom,
    data: { left: start, top: top + dataTop, width: room },
    grad: { left: start, top: top + gradTop, width: room },
    farSize: Math.round(Math.min(40, room / farColumns)),
  }
}

/** Heights of the parts of a column, from its top. */
export const spreadRows = { mean: 0, axis: barsBase, ends: barsBase + 8, bar: barsBase + 15 } as const

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
export function placeBars(heights: readonly number[], { left, top, width }: Column): Bar[] {
  const step = width / Math.max(heights.length, 1)
  return heights.flatMap((part, i) => {
    if (part <= 0) return []
    // A bin with a single number in it must still be seen.
    const height = Math.max(part * barsHeight, 1)
    return [{ x: left + i * step, y: top + barsBase - height, width: step * (1 - barGap), height }]
  })
}

/** The end of a long path says more than its beginning. */
function shorten(name: string, most: number): string {
  return name.length <= most ? name : `…${name.slice(name.length - Math.max(most, 2) + 1)}`
}
