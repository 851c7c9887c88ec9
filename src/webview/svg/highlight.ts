// Shows on the drawn graph what is hovered, selected, found, and where the cursor and the keyboard are.
import { findMarks, type FlowMarks } from '../marks.ts'
import type { PanelModel } from '../panelModel.ts'
import type { GraphView } from './graphView.ts'

export function showHighlights(area: Element, view: GraphView, model: PanelModel): void {
  const marks = findMarks(model)
  area.classList.toggle('focusing', marks.isFocusing)
  area.classList.toggle('searching', marks.isSearching)
  for (const [key, { element }] of view.frames.views) element.classList.toggle('around', marks.around.has(key))
  for (const [key, { element }] of [...view.cards.views, ...view.groups.views]) {
    const shape = marks.markShape(key)
    markFlow(element, shape)
    element.classList.toggle('selected', shape.isSelected)
    element.classList.toggle('twin', shape.isTwin)
    element.classList.toggle('active', shape.isActive)
    element.classList.toggle('under-cursor', shape.isUnderCursor)
    element.classList.toggle('match', shape.isMatch)
    element.classList.toggle('shown-match', shape.isShownMatch)
    element.setAttribute('aria-pressed', String(shape.isSelected))
  }
  for (const [key, { element }] of view.ops.views) markFlow(element, marks.markOp(key))
  for (const [key, { from, to }] of view.keyedEdges) {
    const edge = marks.markEdge(from, to)
    for (const group of [view.edges, view.partials, view.counts]) {
      const shape = group.views.get(key)
      if (shape) markFlow(shape.element, edge)
    }
  }
}

function markFlow(element: Element, { isLit, isOnPath }: FlowMarks): void {
  element.classList.toggle('lit', isLit)
  element.classList.toggle('on-path', isOnPath)
}
