// Draws a graph as SVG: every shape an element, styled by the style sheet, known to screen readers.
import type { FrameAction } from '../frameGeometry.ts'
import type { Renderer, Target } from '../renderer.ts'
import { createGraphView } from './graphView.ts'
import { showHighlights } from './highlight.ts'
import { createLooksShower } from './showLooks.ts'

/** `area` gets the classes that hold for the whole graph. */
export function createSvgRenderer(area: HTMLElement): Renderer {
  const view = createGraphView()
  const { canvas } = view
  const showLooks = createLooksShower(area, view)
  let zoom = 0
  canvas.addEventListener('transitionend', (event) => {
    if (event.target === canvas) canvas.classList.remove('gliding')
  })
  return {
    element: canvas,
    draw: (scene, index) => view.draw(scene, index),
    show(model) {
      showHighlights(area, view, model)
      showLooks(model)
    },
    move({ x, y, k }, { width }, motion) {
      if (motion !== 'rest') canvas.classList.toggle('gliding', motion === 'glide')
      // A CSS transform, never a viewBox: panning then costs no layout and no painting.
      canvas.style.transform = `translate(${x}px, ${y}px) scale(${k})`
      const isGesture = motion === 'gesture'
      // A gesture only scales the picture: another level restyles every shape, which waits for its end.
      if (!isGesture) showZoomLevel(canvas, k)
      // While a gesture zooms, whatever lays something out lays out the whole graph: the headings wait for its end.
      if (isGesture && k !== zoom) return
      zoom = k
      for (const frame of view.frames.views.values()) frame.stick(-x / k, (width - x) / k)
    },
    find: (event) => findTarget(event.target),
    findElementId: (key) => (view.cards.views.get(key) ?? view.groups.views.get(key))?.element.id ?? null,
  }
}

/** What can be read depends on the size: below these, the style sheet draws less of it and larger. */
function showZoomLevel(canvas: HTMLElement, k: number): void {
  canvas.classList.toggle('small', k < 0.72 && k >= 0.36)
  canvas.classList.toggle('far', k < 0.36)
  if (k < 0.36) canvas.style.setProperty('--gg-zoom', k.toFixed(2))
}

/** Cards and circles both stand for the value. */
function findTarget(target: EventTarget | null): Target | null {
  const button = findShape(target, '.frame-button')
  if (!button) {
    const key = findShape(target, '.card, .op, .group')?.getAttribute('data-key')
    return key ? { kind: 'shape', key } : null
  }
  return {
    kind: 'button',
    action: button.getAttribute('data-action') as FrameAction,
    groupKey: findShape(button, '.frame')?.getAttribute('data-frame') ?? '',
    isEnabled: button.getAttribute('aria-disabled') !== 'true',
    anchor: button,
  }
}

function findShape(target: EventTarget | null, selector: string): Element | null {
  return target instanceof Element ? target.closest(selector) : null
}
