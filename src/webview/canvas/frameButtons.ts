// The buttons in the heading of a frame, as boxes of the scene: to paint them, and to find the one under the pointer.
import type { Frame } from '../../protocol/scene.ts'
import { buttonSize, measureHeading, stickHeading, type FrameAction } from '../frameGeometry.ts'
import type { Box } from '../viewTransform.ts'
import type { Region } from './spatialIndex.ts'

export interface FrameButton extends Box {
  readonly action: FrameAction
}

/** `view`: what is seen of the scene, in which headings stay. */
export function listButtons(frame: Frame, view: Pick<Region, 'left' | 'right'>): FrameButton[] {
  const heading = measureHeading(frame)
  const { start, close, y } = stickHeading(frame, heading.width, view.left, view.right)
  const place = (action: FrameAction, x: number, width = buttonSize): FrameButton => {
    return { action, x: frame.x + x, y: frame.y + y, width, height: buttonSize }
  }
  const members = [
    place('before', start + heading.before),
    place('choose', start + heading.choose, heading.wordsWidth),
    place('after', start + heading.after),
  ]
  return [...(heading.hasMembers ? members : []), place('close', close)]
}
