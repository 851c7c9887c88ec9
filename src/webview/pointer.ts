// Reads hovering and clicking on the graph as gestures on values.

export interface PointerActions {
  /** Key of the value under the pointer, or null. */
  hover(key: string | null): void
  click(key: string | null): void
}

export function listenToPointer(area: HTMLElement, actions: PointerActions): void {
  area.addEventListener('pointerover', (event) => actions.hover(findKey(event.target)))
  area.addEventListener('pointerleave', () => actions.hover(null))
  // d3-zoom swallows the click that ends a drag, so what arrives here was meant as one.
  area.addEventListener('click', (event) => actions.click(findKey(event.target)))
}

/** Cards and circles both stand for the value. */
function findKey(target: EventTarget | null): string | null {
  const shape = target instanceof Element ? target.closest('.card, .op') : null
  return shape?.getAttribute('data-key') ?? null
}
