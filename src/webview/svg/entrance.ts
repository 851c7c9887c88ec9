// How new shapes come in: out of the box of the group that was opened, else by fading in.
import type { Card, Frame, GroupBox } from '../../protocol/scene.ts'
import type { Growth } from '../growth.ts'
import type { Box } from '../viewTransform.ts'

export interface Entrance {
  readonly enterShape: (element: SVGElement, shape: Card | GroupBox) => void
  readonly enterFrame: (element: SVGElement, frame: Frame) => void
  /** What belongs to shapes: edges, circles, pills. */
  readonly enterPart: (element: SVGElement) => void
}

/** `growth` null: nothing is new, the whole picture is. */
export function createEntrance(growth: Growth | null): Entrance {
  function enter(element: SVGElement, from: Box | null, to: Box): void {
    if (!growth) return
    element.classList.add(from ? 'growing' : 'entering')
    if (!from) return
    const scale = `scale(${from.width / to.width}, ${from.height / to.height})`
    element.style.setProperty('--gg-from', `translate(${from.x}px, ${from.y}px) ${scale}`)
  }
  return {
    enterShape: (element, shape) => enter(element, growth?.findStart(shape) ?? null, shape),
    enterFrame: (element, frame) =>
      enter(element, growth?.findOrigin(frame.key) ?? growth?.findStart(frame) ?? null, frame),
    enterPart: (element) => element.classList.toggle('entering', growth !== null),
  }
}
