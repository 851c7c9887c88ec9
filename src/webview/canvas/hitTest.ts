// Finds what is under a point of the scene: the same that the pointer finds on SVG shapes.
import { describeButton, type FrameAction } from '../frameGeometry.ts'
import { writeTooltip } from '../shapeWords.ts'
import type { Box } from '../viewTransform.ts'
import { canPoint, hasButtons, type DetailLevel } from './detailLevel.ts'
import { listButtons } from './frameButtons.ts'
import type { PaintedScene, PaintedShape } from './paintedScene.ts'
import type { Region } from './spatialIndex.ts'

export type Hit =
  | { readonly kind: 'shape'; readonly key: string; readonly title: string; readonly box: Box }
  | {
      readonly kind: 'button'
      readonly action: FrameAction
      readonly groupKey: string
      readonly frame: number
      readonly title: string
      readonly isEnabled: boolean
      readonly box: Box
    }

/** `view`: what is seen of the scene, in which the headings of frames stay. */
export function findHit(scene: PaintedScene, x: number, y: number, level: DetailLevel, view: Region): Hit | null {
  if (!canPoint(level)) return null
  const point = { left: x, top: y, right: x, bottom: y }
  const found = scene.shapes.search(point).filter(({ shape }) => contains(shape, x, y))
  // Groups lie over cards.
  const top = found.find(isGroup) ?? found[0]
  if (top) return { kind: 'shape', key: top.key, title: writeTooltip(top.shape), box: top.shape }
  const circle = scene.ops.search(point)[0]
  if (circle) return { kind: 'shape', key: circle.key, title: circle.op.title, box: circle.op }
  if (!hasButtons(level)) return null
  for (const frame of scene.frames.search(point).toSorted((one, other) => one.width - other.width)) {
    for (const button of listButtons(frame, view)) {
      if (!contains(button, x, y)) continue
      const { action } = button
      const { name, isEnabled } = describeButton(frame, action)
      return { kind: 'button', action, groupKey: frame.key, frame: frame.id, title: name, isEnabled, box: button }
    }
  }
  return null
}

function isGroup({ kind }: PaintedShape): boolean {
  return kind === 'group'
}

function contains(box: Box, x: number, y: number): boolean {
  return Math.abs(x - box.x) <= box.width / 2 && Math.abs(y - box.y) <= box.height / 2
}
