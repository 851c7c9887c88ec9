// Draws an edge with its arrow head, and the pill with its local derivative.
import type { Edge } from '../protocol/scene.ts'
import { buildSvg, setAttribute, setStyle, setText } from './buildElement.ts'
import type { ShapeView } from './keyedGroup.ts'

const pillHeight = 18
/** Widest advance of a character at the pill's text size. */
const characterWidth = 6.7
const pillPadding = 7

export function createEdgeView(key: string): ShapeView<Edge> {
  const element = buildSvg('path', { class: 'edge', 'data-key': key, 'marker-end': 'url(#arrow)' })
  return {
    element,
    update(edge) {
      setAttribute(element, 'd', edge.path)
    },
  }
}

export function createPartialView(key: string): ShapeView<Edge> {
  const face = buildSvg('rect', { class: 'partial-face', rx: String(pillHeight / 2), height: String(pillHeight) })
  const text = buildSvg('text', { class: 'partial-text' })
  const element = buildSvg('g', { class: 'partial', 'data-key': key }, [face, text])
  return {
    element,
    update(edge) {
      const width = Math.max(edge.partial.length * characterWidth + 2 * pillPadding, pillHeight)
      setStyle(element, 'transform', `translate(${edge.labelX}px, ${edge.labelY}px)`)
      setAttribute(face, 'x', String(-width / 2))
      setAttribute(face, 'y', String(-pillHeight / 2))
      setAttribute(face, 'width', String(width))
      setText(text, edge.partial)
    },
  }
}
