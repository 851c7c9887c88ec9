// Reads hovering and clicking on the graph as gestures on values and groups.
import type { FrameAction } from './frameGeometry.ts'
import type { Anchor, Renderer } from './renderer.ts'

export interface PointerActions {
  /** Key of the value or group under the pointer, or null. */
  hover(key: string | null): void
  click(key: string | null): void
  /** A button in the heading of the frame of that group; `anchor` is where it stands. */
  press(action: FrameAction, groupKey: string, anchor: Anchor): void
}

export function listenToPointer(area: HTMLElement, renderer: Renderer, actions: PointerActions): void {
  const findKey = (event: MouseEvent): string | null => {
    const target = renderer.find(event)
    return target?.kind === 'shape' ? target.key : null
  }
  for (const type of ['pointerover', 'pointermove'] as const) {
    area.addEventListener(type, (event) => {
      // A drag hovers nothing: what the pointer then seems to be on is a frame behind it.
      if (event.buttons === 0) actions.hover(findKey(event))
    })
  }
  area.addEventListener('pointerleave', () => actions.hover(null))
  // d3-zoom swallows the click that ends a drag, so what arrives here was meant as one.
  area.addEventListener('click', (event) => {
    const target = renderer.find(event)
    if (target?.kind !== 'button') return actions.click(target?.key ?? null)
    if (target.isEnabled) actions.press(target.action, target.groupKey, target.anchor)
  })
}
