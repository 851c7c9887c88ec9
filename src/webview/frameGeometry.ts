// Where the parts of a frame's heading stand, and how they stay in sight, so that every renderer draws the same heading.
import { frameHeading, type Frame } from '../protocol/scene.ts'
import { writeCount } from './statusText.ts'

/** What a button of the heading does: the member before or after, choosing one by number, closing. */
export type FrameAction = 'before' | 'after' | 'choose' | 'close'

export const frameRadius = 10
export const framePadding = 11
export const buttonSize = 22
/** From the end of the heading to the middle of the button that closes. */
const closeInset = 16
/** Widest advances of a character of the name, and of `[3] of 16`, at the sizes they have when seen smaller. */
export const frameNameWidth = 9.3
const memberWidth = 8.4

export const frameGlyphs: Readonly<Record<Exclude<FrameAction, 'choose'>, string>> = {
  before: 'M2,-4.5L-2.5,0L2,4.5',
  after: 'M-2,-4.5L2.5,0L-2,4.5',
  close: 'M-4,-4L4,4M4,-4L-4,4',
}

export interface HeadingGeometry {
  readonly hasMembers: boolean
  /** `[3] of 16` and the width of the button around it. */
  readonly words: string
  readonly wordsWidth: number
  /** Room of the name. */
  readonly nameRoom: number
  /** Middles of the buttons, from the start of the heading. */
  readonly before: number
  readonly choose: number
  readonly after: number
  /** Of all but the button that closes. */
  readonly width: number
}

export function measureHeading(frame: Frame): HeadingGeometry {
  const hasMembers = frame.count > 1
  const words = writeMember(frame)
  const wordsWidth = words.length * memberWidth + 12
  const members = hasMembers ? wordsWidth + 2 * buttonSize : 0
  const nameRoom = frame.width - 2 * framePadding - buttonSize - members
  const start = framePadding + Math.min(frame.name.length * frameNameWidth, nameRoom) + 6
  return {
    hasMembers,
    words,
    wordsWidth,
    nameRoom,
    before: start + buttonSize / 2,
    choose: start + buttonSize + wordsWidth / 2,
    after: start + buttonSize + wordsWidth + buttonSize / 2,
    width: start + members + buttonSize + 10,
  }
}

/** Where the heading begins, where the button that closes has its middle, and their height, from the frame's centre. */
export interface HeadingPlace {
  readonly start: number
  readonly close: number
  readonly y: number
}

/** Keeps name and buttons in sight, as far as the frame reaches: `left` and `right` bound what is seen, in scene units. */
export function stickHeading(
  { x, width, height }: Pick<Frame, 'x' | 'width' | 'height'>,
  headingWidth: number,
  left: number,
  right: number,
): HeadingPlace {
  const most = Math.max(width - headingWidth, 0)
  const shift = Math.min(Math.max(left - (x - width / 2), 0), most)
  const end = Math.min(Math.max(right - (x - width / 2), shift + headingWidth), width)
  return { start: shift - width / 2, close: end - width / 2 - closeInset, y: frameHeading / 2 - height / 2 }
}

/** `[3] of 16` */
export function writeMember({ member, count }: Pick<Frame, 'member' | 'count'>): string {
  return `[${member}] of ${writeCount(count)}`
}

export interface ButtonWords {
  readonly name: string
  readonly isEnabled: boolean
}

/** What a button of a heading is called, and whether it can be pressed. */
export function describeButton(frame: Frame, action: FrameAction): ButtonWords {
  const { name, member, count } = frame
  const words: Readonly<Record<FrameAction, ButtonWords>> = {
    before: { name: `Show the member before of ${name}`, isEnabled: member > 0 },
    choose: { name: `${name} ${writeMember(frame)}: choose another member`, isEnabled: true },
    after: { name: `Show the next member of ${name}`, isEnabled: member < count - 1 },
    close: { name: `Close ${name}`, isEnabled: true },
  }
  return words[action]
}
