// The panel: holds the model, draws it, and turns gestures and messages into the next one.
import type { PanelState } from '../protocol/panelMessages.ts'
import { buildElement, setAttribute, setText } from './buildElement.ts'
import { createDetailsStrip } from './detailsStrip.ts'
import { createEmptyView } from './emptyState.ts'
import { createGraphView } from './graphView.ts'
import { showHighlights } from './highlight.ts'
import { listenToHost, type Post } from './hostPort.ts'
import { findNextNode } from './nextNode.ts'
import type { PanelMemory } from './panelMemory.ts'
import {
  cycleMatch,
  findId,
  findStart,
  initialModel,
  receiveState,
  search,
  selectNode,
  type PanelModel,
} from './panelModel.ts'
import { listenToPointer } from './pointer.ts'
import { isSearchShortcut, readGraphKey, type GraphCommand } from './readGraphKey.ts'
import { renderPng } from './renderPng.ts'
import { findRootKey, isOtherScene } from './sceneIndex.ts'
import { announceState, describePart } from './statusText.ts'
import { createToolbar, zoomStep } from './toolbar.ts'
import { createViewport } from './viewport.ts'

/** Builds the panel into `page` and says `ready`; the host answers with the state. */
export function createPanel(page: HTMLElement, post: Post, memory: PanelMemory): void {
  let model = initialModel
  let toldId: number | null = null

  const toolbar = createToolbar({
    search: (query) => update(search(model, query), showMatch),
    cycle: (step) => update(cycleMatch(model, step), showMatch),
    leave() {
      update(search(model, ''))
      graph.element.focus()
    },
    setRoot: (key) => post({ type: 'setRoot', key }),
    runBackward: () => post({ type: 'runBackward' }),
    exportGraph: () => post({ type: 'export' }),
    zoomBy: (factor) => viewport.zoomBy(factor),
    fit: () => viewport.fit(true),
    togglePartials() {
      update({ ...model, showPartials: !model.showPartials })
      remember()
    },
  })
  const graph = createGraphView()
  const viewport = createViewport(graph.element, graph.canvas, remember)
  const empty = createEmptyView(post)
  const details = createDetailsStrip({
    openPlace: ({ file, start, end }) => post({ type: 'openPlace', file, start, end }),
    selectId: (id) => select(model.index.keyOf.get(id) ?? null),
  })
  const progress = buildElement('div', { class: 'progress', 'aria-hidden': 'true' })
  const banner = buildElement('p', { class: 'banner' })
  const note = buildElement('p', { class: 'note' })
  const announcer = buildElement('div', { class: 'announcer', 'aria-live': 'polite' })
  const stage = buildElement('main', { class: 'stage' }, [graph.element, empty.element, banner, note, progress])
  page.append(toolbar.element, stage, details.element, announcer)

  /** Draws what differs; `then` runs after. */
  function update(next: PanelModel, then?: () => void): void {
    model = next
    const { state } = model
    toolbar.render(model)
    details.render(model)
    showHighlights(graph, model)
    graph.element.classList.toggle('without-partials', !model.showPartials)
    if (state) {
      page.dataset['status'] = state.status.kind
      graph.element.hidden = state.scene === null
      setAttribute(graph.element, 'aria-label', nameGraph(state))
      empty.render(state)
      setText(banner, state.scene && state.status.kind === 'stale' ? `Out of date: ${state.status.reason}` : '')
      setText(note, describePart(state))
      const announcement = announceState(state)
      if (announcement) setText(announcer, announcement)
    }
    then?.()
  }

  function receive(state: PanelState): void {
    const before = model
    const isOtherFile = before.state?.fileUri !== state.fileUri
    // Shapes of another file must not glide from the places of this one's.
    if (isOtherFile) graph.draw(null, initialModel.index)
    model = receiveState(model, state, memory.recall)
    if (state.scene && (isOtherFile || state.scene !== before.state?.scene)) {
      const isFirst = isOtherFile || before.state?.scene === null
      graph.draw(state.scene, model.index)
      update(model)
      viewport.setScene(state.scene)
      const kept = state.fileUri === null ? null : memory.recall(state.fileUri).transform
      if (!isFirst && isOtherScene(before.index, model.index)) viewport.fit(false)
      else if (!isFirst) viewport.settle(true)
      else if (kept) viewport.restore(kept)
      else viewport.fit(false)
      tellSelection()
    } else {
      if (!state.scene) graph.draw(null, model.index)
      update(model)
    }
  }

  function select(key: string | null): void {
    update(selectNode(model, key), () => show(key))
    remember()
    tellSelection()
  }

  /** The host explains what is selected; it already knows what it was told. */
  function tellSelection(): void {
    const id = findId(model, model.selected)
    if (id === toldId) return
    toldId = id
    post({ type: 'select', id })
  }

  function reveal(key: string | null, focus: boolean): void {
    const id = findId(model, key)
    if (id !== null) post({ type: 'reveal', id, focus })
  }

  function show(key: string | null): void {
    const card = key === null ? undefined : model.index.cards.get(key)
    if (card) viewport.reveal(card)
  }

  function showMatch(): void {
    show(model.matches[model.match] ?? null)
  }

  function remember(): void {
    const fileUri = model.state?.fileUri
    if (fileUri === undefined || fileUri === null || !model.state?.scene) return
    const { selected, showPartials } = model
    memory.remember(fileUri, { transform: viewport.transform, selected, showPartials })
  }

  function obey(command: GraphCommand): void {
    const start = findStart(model)
    switch (command.kind) {
      case 'walk': {
        // The first step only sets foot where the walk begins.
        if (model.active === null || start === null) return select(start)
        return select(findNextNode(model.index, start, command.direction, model.cameFrom) ?? start)
      }
      case 'goToRoot':
        return select(findRootKey(model.index))
      case 'choose':
        return select(start)
      case 'reveal':
        select(start)
        return reveal(start, true)
      case 'clear':
        update(search(model, ''))
        return select(null)
      case 'fit':
        return viewport.fit(true)
      case 'zoomIn':
        return viewport.zoomBy(zoomStep)
      case 'zoomOut':
        return viewport.zoomBy(1 / zoomStep)
      case 'search':
        return toolbar.focusSearch()
    }
  }

  listenToPointer(graph.element, {
    hover(key) {
      if (key !== model.hovered) update({ ...model, hovered: key })
    },
    click(key) {
      select(key)
      reveal(key, false)
    },
  })
  graph.element.addEventListener('keydown', (event) => {
    const command = readGraphKey(event)
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    obey(command)
  })
  page.addEventListener('keydown', (event) => {
    if (!isSearchShortcut(event)) return
    event.preventDefault()
    toolbar.focusSearch()
  })
  let width = 0
  new ResizeObserver(() => {
    // A change of height alone is the strip below, which may have grown over the value it explains.
    const isSameWidth = graph.element.clientWidth === width
    width = graph.element.clientWidth
    viewport.settle(isSameWidth)
    if (viewport.transform) show(model.selected)
  }).observe(graph.element)
  listenToHost({
    state: ({ state }) => receive(state),
    cursor({ id }) {
      const cursor = id === null ? null : (model.index.keyOf.get(id) ?? null)
      update({ ...model, cursor }, () => show(cursor))
    },
    explanation({ explanation }) {
      // An answer may come after the next question.
      if (explanation === null || explanation.id === findId(model, model.selected)) update({ ...model, explanation })
    },
    renderPng({ request, svg, scale }) {
      renderPng(svg, scale).then(
        (base64) => post({ type: 'png', request, base64 }),
        (error: unknown) =>
          post({ type: 'failed', request, message: `The picture could not be drawn: ${String(error)}` }),
      )
    },
  })
  post({ type: 'ready' })
}

function nameGraph(state: PanelState): string {
  const root = state.rootLabel === null ? '' : ` of ${state.rootLabel}`
  return `Computation graph${root}. Arrow keys walk its edges, Enter shows the code.`
}
