// Reads hovering and clicking on the graph as gestures on values and groups.
import type { FrameAction } from './frameShape.ts'

export interface PointerActions {
  /** Key of the value or group under the pointer, or null. */
  hover(key: string | null): void
  click(key: string | null): void
  /** A button in the heading of the frame of that group; `button` is where it stands. */
  press(action: FrameAction, groupKey: string, button: Element): void
}

export function listenToPointer(area: HTMLElement, actions: PointerActions): void {
  area.addEventListener('pointerover', (event) => {
    // A drag hovers nothing: what the pointer then seems to be on is a frame behind it.
    if (event.buttons === 0) actions.hover(findKey(event.target))
  })
  area.addEventListener('pointerleave', () => actions.hover(null))
  // d3-zoom swallows the click that ends a drag, so what arrives here was meant as one.
  area.addEventListener('click', (event) => {
    const button = findShape(event.target, '.frame-button')
    if (!button) return actions.click(findKey(event.target))
    if (button.getAttribute('aria-disabled') === 'true') return
    const groupKey = findShape(button, '.frame')?.getAttribute('data-frame') ?? ''
    actions.press(button.getAttribute('data-action') as FrameAction, groupKey, button)
  })
}

/** Cards and circles both stand for the value. */
function findKey(target: EventTarget | null): string | null {
  return findShape(target, '.card, .op, .group')?.getAttribute('data-key') ?? null
}

function findShape(target: EventTarget | null, selector: string): Element | null {
  return target instanceof Element ? target.closest(selector) : null
}
