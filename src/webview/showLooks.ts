// Colours the drawn shapes by heat and fades what the filters leave out.
import type { Card, GroupBox } from '../protocol/scene.ts'
import { setStyle } from './buildElement.ts'
import { findKept } from './findKept.ts'
import type { GraphView } from './graphView.ts'
import type { Heat, Looks } from './looks.ts'
import type { PanelModel } from './panelModel.ts'
import { emptyIndex, type SceneIndex } from './sceneIndex.ts'

/** The weakest tint that can still be told from none. */
const faintest = 0.18

/** Returns what shows the looks of a model; it does nothing where neither they nor the scene changed, as on every hover. */
export function createLooksShower(view: GraphView): (model: PanelModel) => void {
  let shownIndex: SceneIndex = emptyIndex
  let shownLooks: Looks | null = null
  return (model) => {
    const { index, looks } = model
    if (index === shownIndex && looks === shownLooks) return
    ;[shownIndex, shownLooks] = [index, looks]
    showHeat(view, model)
    showKept(view, model)
    showConstants(view, model)
  }
}

function showHeat(view: GraphView, { index, looks }: PanelModel): void {
  view.element.classList.toggle('heated', looks.heat !== 'nothing')
  view.element.classList.toggle('flowing', looks.heat === 'grad')
  for (const [key, { element }] of view.cards.views) {
    const card = index.cards.get(key)
    if (card) setHeat(element, measureHeat(card, looks.heat))
  }
  for (const [key, { element }] of view.groups.views) {
    const group = index.groups.get(key)
    if (group) setHeat(element, measureGroupHeat(group, looks.heat))
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

function measureHeat(card: Card, heat: Heat): number | null {
  if (heat === 'nothing') return null
  return heat === 'grad' ? card.gradBar : card.dataBar
}

/** The mean of what is inside. */
function measureGroupHeat({ data, grad }: GroupBox, heat: Heat): number | null {
  if (heat === 'nothing') return null
  return heat === 'grad' ? (grad?.bar ?? null) : data.bar
}

/** Zero and unknown get no tint at all, however small the others are. */
function setHeat(element: SVGElement, heat: number | null): void {
  const isHot = heat !== null && heat > 0
  element.classList.toggle('hot', isHot)
  setMeasure(element, '--gg-heat', isHot ? faintest + (1 - faintest) * heat : null)
}

function setMeasure(element: SVGElement, name: string, measure: number | null): void {
  if (measure === null) element.style.removeProperty(name)
  else setStyle(element, name, measure.toFixed(3))
}
