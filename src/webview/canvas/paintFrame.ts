// Paints an open group: its outline, and the heading with its buttons.
import { frameHeading, type Frame } from '../../protocol/scene.ts'
import {
  describeButton,
  frameGlyphs,
  frameNameWidth,
  framePadding,
  frameRadius,
  measureHeading,
  stickHeading,
} from '../frameGeometry.ts'
import { hasButtons, isLegible } from './detailLevel.ts'
import { listButtons } from './frameButtons.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'
import type { Region } from './spatialIndex.ts'

/** At the frame's centre; `view`: what is seen of the scene. */
export function paintFrame(pen: Pen, picture: Picture, frame: Frame, view: Region): void {
  const { palette, marks, level, k } = picture
  const [left, top] = [-frame.width / 2, -frame.height / 2]
  const border = marks.around.has(frame.key) ? palette.wire : palette.outline
  pen.fillBox(left, top, frame.width, frame.height, palette.inside, frameRadius)
  pen.strokeBox(left, top, frame.width, frame.height, border, frameRadius, Math.max(1, 0.5 / k))
  if (level === 'box' || level === 'dot') return
  pen.context.globalAlpha *= 0.45
  pen.fillBox(left, top + frameHeading, frame.width, 1, palette.outline)
  pen.context.globalAlpha /= 0.45
  const size = level === 'whole' ? 13 : level === 'small' ? 15 : Math.min(12 / k, 26)
  if (!isLegible(size, k)) return
  const { nameRoom, width } = measureHeading(frame)
  const { start, y } = stickHeading(frame, width, view.left, view.right)
  pen.write(frame.name, start + framePadding, y, {
    size,
    family: palette.code,
    weight: 600,
    colour: palette.text,
    width: frame.name.length * frameNameWidth,
    room: nameRoom,
  })
  if (hasButtons(level)) paintButtons(pen, picture, frame, view)
}

function paintButtons(pen: Pen, { palette, level, hoveredButton }: Picture, frame: Frame, view: Region): void {
  const { words } = measureHeading(frame)
  for (const { action, x, y, width, height } of listButtons(frame, view)) {
    const { isEnabled } = describeButton(frame, action)
    const isHovered = isEnabled && hoveredButton?.frame === frame.id && hoveredButton.action === action
    pen.at(x - frame.x, y - frame.y, 1, isEnabled ? 1 : 0.35, () => {
      if (isHovered) {
        pen.fillBox(-width / 2, -height / 2, width, height, palette.button, 4)
        pen.strokeBox(-width / 2, -height / 2, width, height, palette.buttonOutline, 4)
      }
      if (action !== 'choose') return pen.strokePath(frameGlyphs[action], palette.text, 1.4)
      const size = level === 'whole' ? 11.5 : 13.5
      pen.write(words, 0, 0, { size, family: palette.code, colour: palette.quiet, align: 'center' })
    })
  }
}
