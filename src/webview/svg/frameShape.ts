// Draws an open group: an outline with a heading that names it, steps through its members, and closes it.
import { frameHeading, type Frame } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from '../buildElement.ts'
import {
  buttonSize,
  describeButton,
  frameGlyphs,
  frameNameWidth,
  framePadding,
  frameRadius,
  measureHeading,
  stickHeading,
  type FrameAction,
} from '../frameGeometry.ts'
import type { ShapeView } from './keyedGroup.ts'

export interface FrameView extends ShapeView<Frame> {
  /** Keeps name and buttons in sight, as far as the frame reaches: `left` and `right` bound what is seen, in scene units. */
  stick(left: number, right: number): void
}

export function createFrameView(key: string): FrameView {
  const title = buildSvg('title')
  const outline = buildSvg('rect', { class: 'frame-outline', rx: String(frameRadius) })
  const rule = buildSvg('rect', { class: 'frame-rule', height: '1' })
  const name = buildSvg('text', { class: 'frame-name' })
  const before = createButton('before', frameGlyphs.before)
  const member = buildSvg('text', { class: 'frame-member' })
  const choose = buildSvg('g', { class: 'frame-button', role: 'button', 'data-action': 'choose' }, [
    buildSvg('rect', { class: 'frame-button-face', rx: '4' }),
    member,
  ])
  const after = createButton('after', frameGlyphs.after)
  const close = createButton('close', frameGlyphs.close)
  const heading = buildSvg('g', { class: 'frame-heading' }, [name, before, choose, after])
  const element = buildSvg('g', { class: 'frame', role: 'group', 'data-frame': key })
  element.append(title, outline, rule, heading, close)
  const buttons: Readonly<Record<FrameAction, SVGGElement>> = { before, choose, after, close }
  let shown: { readonly frame: Frame; readonly headingWidth: number } | null = null

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

      const geometry = measureHeading(frame)
      const { hasMembers, words, wordsWidth, nameRoom } = geometry
      for (const button of [before, choose, after]) setAttribute(button, 'display', hasMembers ? 'inline' : 'none')
      setPoint(name, framePadding, 0)
      setText(name, frame.name)
      squeezeText(name, frame.name.length * frameNameWidth, nameRoom)
      place(before, geometry.before)
      place(choose, geometry.choose)
      for (const face of choose.querySelectorAll('rect')) {
        setBox(face, -wordsWidth / 2, -buttonSize / 2, wordsWidth, buttonSize)
      }
      setText(member, words)
      place(after, geometry.after)
      shown = { frame, headingWidth: geometry.width }
      for (const action of ['before', 'choose', 'after', 'close'] as const) nameButton(buttons[action], frame, action)
    },
    stick(left, right) {
      if (!shown) return
      const { start, close: closeX, y } = stickHeading(shown.frame, shown.headingWidth, left, right)
      place(heading, start, y)
      place(close, closeX, y)
    },
  }
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

function nameButton(button: SVGElement, frame: Frame, action: FrameAction): void {
  const { name, isEnabled } = describeButton(frame, action)
  setAttribute(button, 'aria-label', name)
  setAttribute(button, 'aria-disabled', String(!isEnabled))
}
