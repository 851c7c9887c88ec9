// The stage: the graph with its viewport, what lies over it, and what stands in its place while there is none.
import type { PanelState } from '../protocol/panelMessages.ts'
import { describeChanges } from './describeChange.ts'
import { buildElement, setAttribute, setText } from './buildElement.ts'
import { createEmptyView } from './emptyState.ts'
import { createFilterChips } from './filterChips.ts'
import type { Post } from './hostPort.ts'
import { createLegend } from './legend.ts'
import type { Looks } from './looks.ts'
import { createMinimap } from './minimap.ts'
import { createMemberPicker, type MemberPicker } from './memberPicker.ts'
import { findStart, type PanelModel } from './panelModel.ts'
import type { Renderer } from './renderer.ts'
import { emptyIndex, type SceneIndex } from './sceneIndex.ts'
import { createSizedRenderer } from './sizedRenderer.ts'
import { announceState, describeClosed, describeLostRoot, describePart } from './statusText.ts'
import { createViewport, type Viewport } from './viewport.ts'

export interface Stage {
  readonly element: HTMLElement
  readonly picker: MemberPicker
  /** Takes the pointer and the keyboard. */
  readonly graph: HTMLElement
  readonly renderer: Renderer
  readonly viewport: Viewport
  draw(state: PanelState, index: SceneIndex): void
  /** Takes all shapes away, so that those of the next file do not glide from their places. */
  clear(): void
  /** Shows everything but the shapes themselves. */
  render(model: PanelModel): void
}

export function createStage(post: Post, onMove: () => void, changeLooks: (change: Partial<Looks>) => void): Stage {
  const graph = buildElement('div', { class: 'graph', tabindex: '0', role: 'application' })
  const renderer = createSizedRenderer(graph)
  const viewport = createViewport(graph, onMove, (transform, size, motion) => {
    map.follow(transform, size, motion === 'gesture')
    renderer.move(transform, size, motion)
  })
  const map = createMinimap({
    lookAt: ({ x, y }) => viewport.lookAt(x, y),
    hold: (isHeld) => viewport.hold(isHeld),
  })
  const chips = createFilterChips(changeLooks, () => graph.focus())
  const legend = createLegend()
  const empty = createEmptyView(post)
  const banner = buildElement('p', { class: 'banner' })
  const note = buildElement('p', { class: 'note' })
  const picker = createMemberPicker(() => graph.focus())
  const progress = buildElement('div', { class: 'progress', 'aria-hidden': 'true' })
  const announcer = buildElement('div', { class: 'announcer', 'aria-live': 'polite' })
  const overlay = buildElement('div', { class: 'overlay' }, [
    banner,
    buildElement('div', { class: 'looks' }, [chips.element, legend.element]),
  ])
  return {
    element: buildElement('main', { class: 'stage' }, [
      graph,
      empty.element,
      overlay,
      note,
      map.element,
      picker.element,
      progress,
      announcer,
    ]),
    picker,
    graph,
    renderer,
    viewport,
    draw(state, index) {
      renderer.draw(state.scene, index)
      map.draw(state.scene)
    },
    clear() {
      picker.close()
      renderer.draw(null, emptyIndex)
      map.draw(null)
    },
    render(model) {
      renderer.show(model)
      tellActive(graph, renderer, model)
      legend.render(model)
      chips.render(model)
      map.allow(model.looks.showMap)
      graph.classList.toggle('without-partials', !model.showPartials)
      const { state } = model
      if (!state) return
      graph.hidden = state.scene === null
      setAttribute(graph, 'aria-label', nameGraph(state))
      empty.render(state)
      setText(banner, state.scene && state.status.kind === 'stale' ? `Out of date: ${state.status.reason}` : '')
      const closed = model.wantsAllOpen && state.scene ? describeClosed(state.scene) : ''
      const notes = [
        describeLostRoot(state),
        closed,
        describePart(state),
        describeChanges(state.scene?.changes ?? null),
      ]
      setText(note, notes.filter((sentence) => sentence !== '').join(' · '))
      const announcement = closed || announceState(state)
      if (announcement) setText(announcer, announcement)
    },
  }
}

/** Tells a screen reader where the keyboard stands. */
function tellActive(graph: HTMLElement, renderer: Renderer, model: PanelModel): void {
  const start = findStart(model)
  const id = start === null ? null : renderer.findElementId(start)
  if (id === null) graph.removeAttribute('aria-activedescendant')
  else setAttribute(graph, 'aria-activedescendant', id)
}

function nameGraph(state: PanelState): string {
  const hasGroups = state.scene !== null && state.scene.groups.length + state.scene.frames.length > 0
  const groups = hasGroups ? ' or opens the group, Escape closes the one around' : ''
  const root = state.rootLabel === null ? '' : ` of ${state.rootLabel}`
  return `Computation graph${root}. Arrow keys walk its edges, Enter shows the code${groups}.`
}
