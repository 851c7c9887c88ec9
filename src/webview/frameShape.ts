// Draws an open group: an outline with a heading that names it, steps through its members, and closes it.
import { frameHeading, type Frame } from '../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from './buildElement.ts'
import type { ShapeView } from './keyedGroup.ts'
import { writeCount } from './statusText.ts'

/** What a button of the heading does: the member before or after, choosing one by number, closing. */
export type FrameAction = 'before' | 'after' | 'choose' | 'close'

const padding = 11
const buttonSize = 22
/** From the end of the heading to the middle of the button that closes. */
const closeInset = 16
/** Widest advances of a character of the name, and of `[3] of 16`, at the sizes they have when seen smaller. */
const nameWidth = 9.3
const memberWidth = 8.4

export interface FrameView extends ShapeView<Frame> {
  /** Keeps name and buttons in sight, as far as the frame reaches: `left` and `right` bound what is seen, in scene units. */
  stick(left: number, right: number): void
}

export function createFrameView(key: string): FrameView {
  const title = buildSvg('title')
  const outline = buildSvg('rect', { class: 'frame-outline', rx: '10' })
  const rule = buildSvg('rect', { class: 'frame-rule', height: '1' })
  const name = buildSvg('text', { class: 'frame-name' })
  const before = createButton('before', 'M2,-4.5L-2.5,0L2,4.5')
  const member = buildSvg('text', { class: 'frame-member' })
  const choose = buildSvg('g', { class: 'frame-button', role: 'button', 'data-action': 'choose' }, [
    buildSvg('rect', { class: 'frame-button-face', rx: '4' }),
    member,
  ])
  const after = createButton('after', 'M-2,-4.5L2.5,0L-2,4.5')
  const close = createButton('close', 'M-4,-4L4,4M4,-4L-4,4')
  const heading = buildSvg('g', { class: 'frame-heading' }, [name, before, choose, after])
  const element = buildSvg('g', { class: 'frame', role: 'group', 'data-frame': key })
  element.append(title, outline, rule, heading, close)
  let shown: Frame | null = null
  let headingWidth = 0

  return {
    element,
    update(frame) {
      const [left, top] = [-frame.width / 2, -frame.height / 2]
      setStyle(element, 'transform', `translate(${frame.x}px, ${frame.y}px)`)
      setAttribute(element, 'data-id', String(frame.id))
      setAttribute(element, 'aria-label', frame.title)
      setText(title, frame.title)
      setBox(outline, left, top, frame.width, frame.height)
      setBox(rule, left, top + frameHeading, frame.width, 1)

      const hasMembers = frame.count > 1
      for (const button of [before, choose, after]) setAttribute(button, 'display', hasMembers ? 'inline' : 'none')
      const words = writeMember(frame)
      const wordsWidth = words.length * memberWidth + 12
      const members = hasMembers ? wordsWidth + 2 * buttonSize : 0
      const room = frame.width - 2 * padding - buttonSize - members
      const taken = Math.min(frame.name.length * nameWidth, room)
      setPoint(name, padding, 0)
      setText(name, frame.name)
      squeezeText(name, frame.name.length * nameWidth, room)
      const start = padding + taken + 6
      place(before, start + buttonSize / 2)
      place(choose, start + buttonSize + wordsWidth / 2)
      for (const face of choose.querySelectorAll('rect')) {
        setBox(face, -wordsWidth / 2, -buttonSize / 2, wordsWidth, buttonSize)
      }
      setText(member, words)
      place(after, start + buttonSize + wordsWidth + buttonSize / 2)
      headingWidth = start + (hasMembers ? wordsWidth + 2 * buttonSize : 0) + buttonSize + 10
      shown = frame

      nameButton(before, `Show the member before of ${frame.name}`, frame.member > 0)
      nameButton(choose, `${frame.name} ${words}: choose another member`, true)
      nameButton(after, `Show the next member of ${frame.name}`, frame.member < frame.count - 1)
      nameButton(close, `Close ${frame.name}`, true)
    },
    stick(left, right) {
      if (!shown) return
      const { x, width, height } = shown
      const middle = frameHeading / 2 - height / 2
      const most = Math.max(width - headingWidth, 0)
      const shift = Math.min(Math.max(left - (x - width / 2), 0), most)
      const end = Math.min(Math.max(right - (x - width / 2), shift + headingWidth), width)
      place(heading, shift - width / 2, middle)
      place(close, end - width / 2 - closeInset, middle)
    },
  }
}

/** `[3] of 16` */
export function writeMember({ member, count }: Pick<Frame, 'member' | 'count'>): string {
  return `[${member}] of ${writeCount(count)}`
}

function createButton(action: FrameAction, glyph: string): SVGGElement {
  const half = String(-buttonSize / 2)
  const size = String(buttonSize)
  return buildSvg('g', { class: 'frame-button', role: 'button', 'data-action': action }, [
    buildSvg('rect', { class: 'frame-button-face', rx: '4', x: half, y: half, width: size, height: size }),
    buildSvg('path', { class: 'frame-glyph', d: glyph }),
  ])
}

function place(element: SVGElement, x: number, y = 0): void {
  setStyle(element, 'transform', `translate(${x}px, ${y}px)`)
}

function nameButton(button: SVGElement, name: string, isEnabled: boolean): void {
  setAttribute(button, 'aria-label', name)
  setAttribute(button, 'aria-disabled', String(!isEnabled))
}
