// Draws small graphs as SVG and large ones on a canvas; which of them draws cannot be seen.
import type { Scene } from '../protocol/scene.ts'
import { createCanvasRenderer } from './canvas/canvasRenderer.ts'
import type { Renderer } from './renderer.ts'
import { emptyIndex } from './sceneIndex.ts'
import { createSvgRenderer } from './svg/svgRenderer.ts'

/** Measured (`npm run bench`): with more cards and groups SVG loses frames, when it zooms and when all numbers change in each. */
const mostShapesInSvg = 60

export function createSizedRenderer(area: HTMLElement): Renderer {
  const svg = createSvgRenderer(area)
  const canvas = createCanvasRenderer(area)
  let current = svg
  let last: Parameters<Renderer['move']> | null = null
  area.append(svg.element, canvas.element)
  canvas.element.hidden = true

  function choose(scene: Scene | null): void {
    const next = scene && scene.cards.length + scene.groups.length > mostShapesInSvg ? canvas : svg
    if (next === current) return
    current.draw(null, emptyIndex)
    current.element.hidden = true
    next.element.hidden = false
    current = next
    if (last) next.move(last[0], last[1], 'jump')
  }
  return {
    element: area,
    draw(scene, index) {
      choose(scene)
      current.draw(scene, index)
    },
    show: (model) => current.show(model),
    move(transform, view, motion) {
      last = [transform, view, motion]
      current.move(transform, view, motion)
    },
    find: (event) => current.find(event),
    findElementId: (key) => current.findElementId(key),
  }
}
