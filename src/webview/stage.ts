// The stage: the graph with its viewport, what lies over it, and what stands in its place while there is none.
import type { PanelState } from '../protocol/panelMessages.ts'
import { describeChanges } from './changeMark.ts'
import { buildElement, setAttribute, setText } from './buildElement.ts'
import { createEmptyView } from './emptyState.ts'
import { createFilterChips } from './filterChips.ts'
import { createGraphView } from './graphView.ts'
import { showHighlights } from './highlight.ts'
import type { Post } from './hostPort.ts'
import { createLegend } from './legend.ts'
import type { Looks } from './looks.ts'
import { createMinimap } from './minimap.ts'
import { createMemberPicker, type MemberPicker } from './memberPicker.ts'
import type { PanelModel } from './panelModel.ts'
import { emptyIndex, type SceneIndex } from './sceneIndex.ts'
import { createLooksShower } from './showLooks.ts'
import { announceState, describeLostRoot, describePart } from './statusText.ts'
import { createViewport, type Viewport } from './viewport.ts'

export interface Stage {
  readonly element: HTMLElement
  readonly picker: MemberPicker
  /** Takes the pointer and the keyboard. */
  readonly graph: HTMLElement
  readonly viewport: Viewport
  draw(state: PanelState, index: SceneIndex): void
  /** Takes all shapes away, so that those of the next file do not glide from their places. */
  clear(): void
  /** Shows everything but the shapes themselves. */
  render(model: PanelModel): void
}

export function createStage(post: Post, onMove: () => void, changeLooks: (change: Partial<Looks>) => void): Stage {
  const view = createGraphView()
  let zoom = 0
  const viewport = createViewport(view.element, view.canvas, onMove, (transform, size, isGesture) => {
    map.follow(transform, size, isGesture)
    // While a gesture zooms, whatever lays something out lays out the whole graph: the headings wait for its end.
    if (isGesture && transform.k !== zoom) return
    zoom = transform.k
    const [left, right] = [-transform.x / transform.k, (size.width - transform.x) / transform.k]
    for (const frame of view.frames.views.values()) frame.stick(left, right)
  })
  const map = createMinimap({
    lookAt: ({ x, y }) => viewport.lookAt(x, y),
    hold: (isHeld) => viewport.hold(isHeld),
  })
  const showLooks = createLooksShower(view)
  const chips = createFilterChips(changeLooks, () => view.element.focus())
  const legend = createLegend()
  const empty = createEmptyView(post)
  const banner = buildElement('p', { class: 'banner' })
  const note = buildElement('p', { class: 'note' })
  const picker = createMemberPicker(() => view.element.focus())
  const progress = buildElement('div', { class: 'progress', 'aria-hidden': 'true' })
  const announcer = buildElement('div', { class: 'announcer', 'aria-live': 'polite' })
  const overlay = buildElement('div', { class: 'overlay' }, [
    banner,
    buildElement('div', { class: 'looks' }, [chips.element, legend.element]),
  ])
  return {
    element: buildElement('main', { class: 'stage' }, [
      view.element,
      empty.element,
      overlay,
      note,
      map.element,
      picker.element,
      progress,
      announcer,
    ]),
    picker,
    graph: view.element,
    viewport,
    draw(state, index) {
      view.draw(state.scene, index)
      map.draw(state.scene)
    },
    clear() {
      picker.close()
      view.draw(null, emptyIndex)
      map.draw(null)
    },
    render(model) {
      showHighlights(view, model)
      showLooks(model)
      legend.render(model)
      chips.render(model)
      map.allow(model.looks.showMap)
      view.element.classList.toggle('without-partials', !model.showPartials)
      const { state } = model
      if (!state) return
      view.element.hidden = state.scene === null
      setAttribute(view.element, 'aria-label', nameGraph(state))
      empty.render(state)
      setText(banner, state.scene && state.status.kind === 'stale' ? `Out of date: ${state.status.reason}` : '')
      const notes = [describeLostRoot(state), describePart(state), describeChanges(state.scene?.changes ?? null)]
      setText(note, notes.filter((sentence) => sentence !== '').join(' · '))
      const announcement = announceState(state)
      if (announcement) setText(announcer, announcement)
    },
  }
}

function nameGraph(state: PanelState): string {
  const hasGroups = state.scene !== null && state.scene.groups.length + state.scene.frames.length > 0
  const groups = hasGroups ? ' or opens the group, Escape closes the one around' : ''
  const root = state.rootLabel === null ? '' : ` of ${state.rootLabel}`
  return `Computation graph${root}. Arrow keys walk its edges, Enter shows the code${groups}.`
}
