// Colours the drawn shapes by heat and fades what the filters leave out.
import { setStyle } from '../buildElement.ts'
import { findKept } from '../findKept.ts'
import type { GraphView } from './graphView.ts'
import { findHeat } from '../heat.ts'
import type { Looks } from '../looks.ts'
import type { PanelModel } from '../panelModel.ts'
import { emptyIndex, type SceneIndex } from '../sceneIndex.ts'

/** Returns what shows the looks of a model; it does nothing where neither they nor the scene changed, as on every hover. */
export function createLooksShower(area: Element, view: GraphView): (model: PanelModel) => void {
  let shownIndex: SceneIndex = emptyIndex
  let shownLooks: Looks | null = null
  return (model) => {
    const { index, looks } = model
    if (index === shownIndex && looks === shownLooks) return
    ;[shownIndex, shownLooks] = [index, looks]
    showHeat(area, view, model)
    showKept(view, model)
    showConstants(view, model)
  }
}

function showHeat(area: Element, view: GraphView, { index, looks }: PanelModel): void {
  area.classList.toggle('heated', looks.heat !== 'nothing')
  area.classList.toggle('flowing', looks.heat === 'grad')
  for (const [key, { element }] of view.cards.views) {
    const card = index.cards.get(key)
    if (card) setHeat(element, findHeat(card, looks.heat))
  }
  for (const [key, { element }] of view.groups.views) {
    const group = index.groups.get(key)
    if (group) setHeat(element, findHeat(group, looks.heat))
  }
  for (const [key, { edge }] of view.keyedEdges) {
    const element = view.edges.views.get(key)?.element
    if (element) setMeasure(element, '--gg-flow', looks.heat === 'grad' ? edge.flow : null)
  }
}

function showKept(view: GraphView, { state, index, looks }: PanelModel): void {
  const kept = findKept(state?.scene ?? null, index, looks)
  for (const shapes of [view.cards, view.groups, view.ops]) {
    for (const [key, { element }] of shapes.views) element.classList.toggle('faded', !kept.keepsNode(key))
  }
  for (const [key, { edge, from, to }] of view.keyedEdges) {
    const isFaded = !kept.keepsEdge(edge, from, to)
    for (const shapes of [view.edges, view.partials, view.counts])
      shapes.views.get(key)?.element.classList.toggle('faded', isFaded)
  }
}

function showConstants(view: GraphView, { state, index, looks }: PanelModel): void {
  for (const op of state?.scene?.ops ?? []) {
    const shape = view.ops.views.get(index.keyOf.get(op.id) ?? '')
    shape?.update(looks.hideConstants ? { ...op, symbol: op.bareSymbol } : op)
  }
}

function setHeat(element: SVGElement, heat: number | null): void {
  element.classList.toggle('hot', heat !== null)
  setMeasure(element, '--gg-heat', heat)
}

function setMeasure(element: SVGElement, name: string, measure: number | null): void {
  if (measure === null) element.style.removeProperty(name)
  else setStyle(element, name, measure.toFixed(3))
}
