// Elements that stand for painted shapes: one for the value the keyboard is at, which a screen reader names, one under the pointer.
import { buildElement, setAttribute } from '../buildElement.ts'
import type { Box, ViewTransform } from '../viewTransform.ts'

export interface ActiveStandIn {
  readonly element: HTMLElement
  /** null: for nothing. */
  show(name: string | null, isSelected: boolean): void
  /** Lays it over the shape. */
  place(box: Box, to: ViewTransform): void
}

/** Its id is what aria-activedescendant names; every value gets a new one, by which a screen reader knows that it is another. */
export function createActiveStandIn(): ActiveStandIn {
  const element = buildElement('div', { class: 'stand-in', role: 'button', hidden: '' })
  let shown: string | null = null
  let count = 0
  return {
    element,
    show(name, isSelected) {
      element.hidden = name === null
      if (name !== shown) element.id = `painted-${++count}`
      shown = name
      setAttribute(element, 'aria-label', name ?? '')
      setAttribute(element, 'aria-pressed', String(isSelected))
    },
    place: (box, to) => lay(element, box, to),
  }
}

export interface PointedStandIn {
  readonly element: HTMLElement
  /** null: for nothing. */
  show(tooltip: string | null): void
  place(box: Box, to: ViewTransform): void
}

/** It has the tooltip, and the pointer's shape. */
export function createPointedStandIn(): PointedStandIn {
  const element = buildElement('div', { class: 'stand-in pointed', 'aria-hidden': 'true', hidden: '' })
  return {
    element,
    show(tooltip) {
      element.hidden = tooltip === null
      setAttribute(element, 'title', tooltip ?? '')
    },
    place: (box, to) => lay(element, box, to),
  }
}

function lay({ style }: HTMLElement, box: Box, { x, y, k }: ViewTransform): void {
  style.transform = `translate(${(box.x - box.width / 2) * k + x}px, ${(box.y - box.height / 2) * k + y}px)`
  style.width = `${box.width * k}px`
  style.height = `${box.height * k}px`
}
