// Draws an edge with its arrow head, a bundle of edges the wider, and the pill with its local derivative or with how many there are.
import type { Edge } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setStyle, setText } from '../buildElement.ts'
import { measureBundle, measurePill } from '../edgeGeometry.ts'
import { writeCount } from '../statusText.ts'
import type { ShapeView } from './keyedGroup.ts'

export function createEdgeView(key: string): ShapeView<Edge> {
  const element = buildSvg('path', { class: 'edge', 'data-key': key, 'marker-end': 'url(#arrow)' })
  return {
    element,
    update(edge) {
      setAttribute(element, 'd', edge.path)
      element.classList.toggle('bundle', edge.count > 1)
      setStyle(element, '--gg-bundle', `${measureBundle(edge.count)}px`)
    },
  }
}

/** The pill of a bundle: how many edges it stands for. */
export function createCountView(key: string): ShapeView<Edge> {
  return createPill(key, 'bundle-count', (edge) => `×${writeCount(edge.count)}`)
}

export function createPartialView(key: string): ShapeView<Edge> {
  return createPill(key, 'partial', (edge) => edge.partial)
}

function createPill(key: string, name: string, write: (edge: Edge) => string): ShapeView<Edge> {
  const face = buildSvg('rect', { class: `${name}-face` })
  const text = buildSvg('text', { class: `${name}-text` })
  const element = buildSvg('g', { class: name, 'data-key': key }, [face, text])
  return {
    element,
    update(edge) {
      const words = write(edge)
      const { width, height } = measurePill(words)
      setStyle(element, 'transform', `translate(${edge.labelX}px, ${edge.labelY}px)`)
      setAttribute(face, 'x', String(-width / 2))
      setAttribute(face, 'y', String(-height / 2))
      setAttribute(face, 'width', String(width))
      setAttribute(face, 'height', String(height))
      setAttribute(face, 'rx', String(height / 2))
      setText(text, words)
    },
  }
}
