// Shows on the drawn graph what is hovered, selected, found, and where the cursor and the keyboard are.
import type { GraphView } from './graphView.ts'
import { listOpenAround } from './groupFocus.ts'
import type { PanelModel } from './panelModel.ts'
import { findStart } from './panelModel.ts'
import { findFlow, isEdgeInFlow, isInFlow, leadsOutOf, type Flow } from './reach.ts'
import { listTwins } from './sceneIndex.ts'

export function showHighlights(view: GraphView, model: PanelModel): void {
  const hovered = model.hovered === null ? null : findFlow(model.index, model.hovered)
  const selected = model.selected === null ? null : findFlow(model.index, model.selected)
  const matches = new Set(model.matches)
  const shownMatch = model.matches[model.match]
  view.element.classList.toggle('focusing', hovered !== null)
  view.element.classList.toggle('searching', model.query.trim() !== '')

  const underCursor = new Set(model.cursor === null ? [] : listTwins(model.index, model.cursor))
  const twins = new Set(model.selected === null ? [] : listTwins(model.index, model.selected))
  const around = new Set(listOpenAround(model).map((frame) => frame.key))
  for (const [key, { element }] of view.frames.views) element.classList.toggle('around', around.has(key))
  for (const [key, { element }] of [...view.cards.views, ...view.groups.views]) {
    markFlow(element, isLitNode(hovered, key), selected !== null && selected.outOf.has(key))
    element.classList.toggle('selected', key === model.selected)
    element.classList.toggle('twin', key !== model.selected && twins.has(key))
    element.classList.toggle('active', key === model.active)
    element.classList.toggle('under-cursor', underCursor.has(key))
    element.classList.toggle('match', matches.has(key))
    element.classList.toggle('shown-match', key === shownMatch)
    element.setAttribute('aria-pressed', String(key === model.selected))
  }
  for (const [key, { element }] of view.ops.views) {
    markFlow(element, isLitNode(hovered, key), selected !== null && selected.outOf.has(key))
  }
  for (const [key, { from, to }] of view.keyedEdges) {
    // The short edge from a circle to its own card goes with the circle.
    const isResult = from === to
    const isLit = hovered !== null && (isResult ? isLitNode(hovered, to) : isEdgeInFlow(hovered, from, to))
    const isOnPath = selected !== null && (isResult ? selected.outOf.has(to) : leadsOutOf(selected, from, to))
    for (const group of [view.edges, view.partials, view.counts]) {
      const shape = group.views.get(key)
      if (shape) markFlow(shape.element, isLit, isOnPath)
    }
  }
  const start = findStart(model)
  const active = start === null ? undefined : (view.cards.views.get(start) ?? view.groups.views.get(start))?.element.id
  if (active === undefined) view.element.removeAttribute('aria-activedescendant')
  else view.element.setAttribute('aria-activedescendant', active)
}

function markFlow(element: Element, isLit: boolean, isOnPath: boolean): void {
  element.classList.toggle('lit', isLit)
  element.classList.toggle('on-path', isOnPath)
}

/** An operation's circle takes part wherever its value does. */
function isLitNode(flow: Flow | null, key: string): boolean {
  return flow !== null && isInFlow(flow, key)
}
