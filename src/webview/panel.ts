// The panel: holds the model, draws it, and turns gestures and messages into the next one.
import type { PanelState } from '../protocol/panelMessages.ts'
import type { Card, GroupBox, Scene } from '../protocol/scene.ts'
import { createDetailsStrip } from './detailsStrip.ts'
import { listenToKeys } from './graphKeyboard.ts'
import { createGroupGestures } from './groupGestures.ts'
import { createGroupStrip } from './groupStrip.ts'
import { listenToHost, type Post } from './hostPort.ts'
import type { Looks } from './looks.ts'
import type { PanelMemory } from './panelMemory.ts'
import { findNode, initialModel, receiveState, selectNode, type PanelModel } from './panelModel.ts'
import { createPanelStore } from './panelStore.ts'
import { listenToPointer } from './pointer.ts'
import { renderPng } from './renderPng.ts'
import { findKeyOfNode, isOtherScene } from './sceneIndex.ts'
import { createSearching } from './searching.ts'
import { createStage } from './stage.ts'
import { createToolbar } from './toolbar.ts'
import { createSampleMenu } from './training/sampleMenu.ts'
import { createTraining } from './training/training.ts'
import type { Box } from './viewTransform.ts'

/** Builds the panel into `page` and says `ready`; the host answers with the state. */
export function createPanel(page: HTMLElement, post: Post, memory: PanelMemory): void {
  const store = createPanelStore(initialModel, render)
  let toldNode: number | null = null

  const sample = createSampleMenu((key, button) => groups.press(store.model, 'choose', key, button))
  const training = createTraining(post, memory)
  const searching = createSearching(store, post, {
    show(key, isClose) {
      const shape = findShape(key)
      if (shape) viewport[isClose ? 'approach' : 'reveal'](shape)
    },
    focus: () => graph.focus(),
  })
  const toolbar = createToolbar(
    {
      ...searching,
      setRoot: (key) => post({ type: 'setRoot', key }),
      runBackward: () => post({ type: 'runBackward' }),
      exportGraph: () => post({ type: 'export' }),
      zoomBy: (factor) => viewport.zoomBy(factor),
      fit: () => viewport.fit(true),
      togglePartials() {
        store.update({ ...store.model, showPartials: !store.model.showPartials })
        remember()
      },
      changeLooks,
    },
    sample.element,
    training.toggle,
  )
  const stage = createStage(post, remember, changeLooks)
  const { graph, viewport } = stage
  const groups = createGroupGestures(post, viewport, stage.picker)
  const strip = createGroupStrip({
    goTo: (frame) => (frame ? viewport.showWhole(frame) : viewport.fit(true)),
    press: (action, groupKey, button) => groups.press(store.model, action, groupKey, button),
    openAll: () => groups.all('openAll'),
    closeAll: () => groups.all('closeAll'),
    resetGroups: () => groups.all('resetGroups'),
  })
  const details = createDetailsStrip({
    openPlace: ({ file, start, end }) => post({ type: 'openPlace', file, start, end }),
    selectNode(node) {
      const key = findKeyOfNode(store.model.index, node)
      if (key === null) post({ type: 'showNode', run: store.model.state?.run ?? 0, node })
      else select(key)
    },
  })
  page.append(toolbar.element, training.arrange([strip.element, stage.element, details.element], stage.element))

  /** Draws what differs. */
  function render(model: PanelModel): void {
    toolbar.render(model)
    sample.render(model.state?.scene ?? null)
    strip.render(model)
    details.render(model)
    stage.render(model)
    if (model.state) page.dataset['status'] = model.state.status.kind
  }

  function receive(state: PanelState): void {
    const before = store.model
    const isOtherFile = before.state?.fileUri !== state.fileUri
    if (isOtherFile) stage.clear()
    // A panel without a graph, too, finds its file again after a restart.
    if (isOtherFile && state.fileUri !== null) memory.remember(state.fileUri, {})
    const model = receiveState(before, state, (fileUri) => memory.recall(fileUri))
    if (state.fileUri !== null && state.choices !== before.state?.choices) {
      memory.remember(state.fileUri, { choices: state.choices })
    }
    training.receive(state)
    if (state.status.kind === 'training') tellPainted(state.run)
    const isNewScene = isOtherFile || state.scene !== before.state?.scene
    if (isNewScene) stage.draw(state, model.index)
    store.update(model)
    if (isNewScene) searching.again()
    if (!isNewScene || !state.scene) return
    viewport.setScene(state.scene, findRootBox(state.scene))
    const isFirst = isOtherFile || before.state?.scene === null
    const kept = state.fileUri === null ? null : memory.recall(state.fileUri).transform
    const followed = isOtherFile ? null : groups.follow(before, model)
    if (followed) store.update(followed)
    else if (isFirst && kept) viewport.restore(kept)
    else if (isFirst) viewport.frame(false)
    else if (isOtherScene(before.index, model.index)) viewport[model.wantsAllOpen ? 'fit' : 'frame'](false)
    else viewport.settle(true)
    tellSelection()
  }

  /** When the frame after the next begins, the next has been painted. */
  function tellPainted(run: number): void {
    requestAnimationFrame(() => requestAnimationFrame(() => post({ type: 'painted', run })))
  }

  function changeLooks(change: Partial<Looks>): void {
    store.update({ ...store.model, looks: { ...store.model.looks, ...change } })
    remember()
  }

  function select(key: string | null): void {
    store.update(selectNode(store.model, key))
    show(key)
    remember()
    tellSelection()
  }

  /** The host explains what is selected; it already knows what it was told. */
  function tellSelection(): void {
    const node = findNode(store.model, store.model.selected)
    if (node === toldNode) return
    toldNode = node
    post({ type: 'select', id: node })
  }

  function reveal(key: string | null, focus: boolean): void {
    const node = findNode(store.model, key)
    if (node !== null) post({ type: 'reveal', run: store.model.state?.run ?? 0, id: node, focus })
  }

  function show(key: string | null): void {
    const shape = findShape(key)
    if (shape) viewport.reveal(shape)
  }

  function findShape(key: string | null): Card | GroupBox | undefined {
    return key === null ? undefined : store.model.index.shapes.get(key)
  }

  function remember(): void {
    const { state, selected, showPartials, looks } = store.model
    const fileUri = state?.fileUri
    if (fileUri === undefined || fileUri === null || !state?.scene) return
    memory.remember(fileUri, { transform: viewport.transform, selected, showPartials, looks })
  }

  listenToPointer(graph, stage.renderer, {
    hover(key) {
      if (key !== store.model.hovered) store.update({ ...store.model, hovered: key })
    },
    press: (action, groupKey, anchor) => groups.press(store.model, action, groupKey, anchor),
    click(key) {
      if (key !== null && groups.open(store.model, key)) return
      select(key)
      reveal(key, false)
    },
  })
  listenToKeys(page, graph, {
    store,
    toolbar,
    strip,
    groups,
    viewport,
    searching,
    training,
    select,
    reveal,
    changeLooks,
  })
  let width = 0
  new ResizeObserver(() => {
    // A change of height alone is the strip below, which may have grown over the value it explains.
    const isSameWidth = graph.clientWidth === width
    width = graph.clientWidth
    viewport.settle(isSameWidth)
    if (viewport.transform) show(store.model.selected)
  }).observe(graph)
  listenToHost({
    state: ({ state }) => receive(state),
    cursor({ id }) {
      const cursor = findKeyOfNode(store.model.index, id)
      store.update({ ...store.model, cursor })
      show(cursor)
    },
    progress: ({ progress }) => training.progress(progress),
    explanation({ explanation }) {
      // An answer may come after the next question.
      if (explanation === null || explanation.id === findNode(store.model, store.model.selected)) {
        store.update({ ...store.model, explanation })
      }
    },
    found: (message) => searching.take(message),
    focus({ node }) {
      const key = findKeyOfNode(store.model.index, node)
      if (key === null) return
      select(key)
      const shape = findShape(key)
      if (shape) viewport.approach(shape)
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

/** Everything leads to the root, from left to right: its card, or the closed group that makes it, is the last. */
function findRootBox({ cards, groups }: Scene): Box {
  const findEnd = ({ x, width }: Box): number => x + width / 2
  const [last] = [...cards, ...groups].toSorted((one, other) => findEnd(other) - findEnd(one))
  return last ?? { x: 0, y: 0, width: 1, height: 1 }
}
