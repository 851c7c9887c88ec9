// The panel: holds the model, draws it, and turns gestures and messages into the next one.
import type { PanelState } from '../protocol/panelMessages.ts'
import type { Card, GroupBox, Scene } from '../protocol/scene.ts'
import { createDetailsStrip } from './detailsStrip.ts'
import { hidesValues, startList, stepInList } from './foundList.ts'
import { createGroupGestures } from './groupGestures.ts'
import { createGroupStrip } from './groupStrip.ts'
import { listenToHost, type Post } from './hostPort.ts'
import { listFilters, withoutFilters, type Looks } from './looks.ts'
import { findNextNode } from './nextNode.ts'
import type { PanelMemory } from './panelMemory.ts'
import {
  cycleMatch,
  findNode,
  findStart,
  initialModel,
  receiveState,
  search,
  selectNode,
  showFound,
  type PanelModel,
} from './panelModel.ts'
import { listenToPointer } from './pointer.ts'
import { isSearchShortcut, readGraphKey, type GraphCommand } from './readGraphKey.ts'
import { renderPng } from './renderPng.ts'
import { findKeyOfNode, findRootKey, isOtherScene } from './sceneIndex.ts'
import { createStage } from './stage.ts'
import { createToolbar, zoomStep } from './toolbar.ts'
import { createSampleMenu } from './training/sampleMenu.ts'
import { createTraining } from './training/training.ts'
import type { Box } from './viewTransform.ts'

/** Builds the panel into `page` and says `ready`; the host answers with the state. */
export function createPanel(page: HTMLElement, post: Post, memory: PanelMemory): void {
  let model = initialModel
  let toldNode: number | null = null

  const sample = createSampleMenu((key, button) => groups.press(model, 'choose', key, button))
  const training = createTraining(post, memory)
  const toolbar = createToolbar(
    {
      search(query) {
        update(search(model, query))
        // Where the host is asked, its answer says which is best.
        if (!searchWhole()) show(findMatch())
      },
      cycle(step) {
        update(cycleMatch(model, step))
        const match = findShape(findMatch())
        if (match) viewport.approach(match)
      },
      stepInList(step) {
        if (model.found) update(showFound(model, stepInList(model.found, step)), () => show(findMatch()))
      },
      showNode(node) {
        post({ type: 'showNode', node })
        leaveSearch()
      },
      leave: leaveSearch,
      setRoot: (key) => post({ type: 'setRoot', key }),
      runBackward: () => post({ type: 'runBackward' }),
      exportGraph: () => post({ type: 'export' }),
      zoomBy: (factor) => viewport.zoomBy(factor),
      fit: () => viewport.fit(true),
      togglePartials() {
        update({ ...model, showPartials: !model.showPartials })
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
    press: (action, groupKey, button) => groups.press(model, action, groupKey, button),
    openAll: () => groups.all('openAll'),
    closeAll: () => groups.all('closeAll'),
    resetGroups: () => groups.all('resetGroups'),
  })
  const details = createDetailsStrip({
    openPlace: ({ file, start, end }) => post({ type: 'openPlace', file, start, end }),
    selectNode(node) {
      const key = findKeyOfNode(model.index, node)
      if (key === null) post({ type: 'showNode', node })
      else select(key)
    },
  })
  page.append(toolbar.element, training.arrange([strip.element, stage.element, details.element], stage.element))

  /** Draws what differs; `then` runs after. */
  function update(next: PanelModel, then?: () => void): void {
    model = next
    toolbar.render(model)
    sample.render(model.state?.scene ?? null)
    strip.render(model)
    details.render(model)
    stage.render(model)
    if (model.state) page.dataset['status'] = model.state.status.kind
    then?.()
  }

  function receive(state: PanelState): void {
    const before = model
    const isOtherFile = before.state?.fileUri !== state.fileUri
    if (isOtherFile) stage.clear()
    // A panel without a graph, too, finds its file again after a restart.
    if (isOtherFile && state.fileUri !== null) memory.remember(state.fileUri, {})
    model = receiveState(model, state, (fileUri) => memory.recall(fileUri))
    if (state.fileUri !== null && state.choices !== before.state?.choices) {
      memory.remember(state.fileUri, { choices: state.choices })
    }
    training.receive(state)
    const isNewScene = isOtherFile || state.scene !== before.state?.scene
    if (isNewScene) stage.draw(state, model.index)
    update(model)
    if (isNewScene) searchWhole()
    if (!isNewScene || !state.scene) return
    viewport.setScene(state.scene, findRootBox(state.scene))
    const isFirst = isOtherFile || before.state?.scene === null
    const kept = state.fileUri === null ? null : memory.recall(state.fileUri).transform
    const followed = isOtherFile ? null : groups.follow(before, model)
    if (followed) update(followed)
    else if (isFirst && kept) viewport.restore(kept)
    else if (isFirst || isOtherScene(before.index, model.index)) viewport.frame(false)
    else viewport.settle(true)
    tellSelection()
  }

  function changeLooks(change: Partial<Looks>): void {
    update({ ...model, looks: { ...model.looks, ...change } })
    remember()
  }

  function select(key: string | null): void {
    update(selectNode(model, key), () => show(key))
    remember()
    tellSelection()
  }

  /** The host explains what is selected; it already knows what it was told. */
  function tellSelection(): void {
    const node = findNode(model, model.selected)
    if (node === toldNode) return
    toldNode = node
    post({ type: 'select', id: node })
  }

  /** Asks the host, which alone knows the values that are not drawn; false where all are. */
  function searchWhole(): boolean {
    const { query, state } = model
    const isAsked = query.trim() !== '' && hidesValues(state?.scene ?? null)
    if (isAsked) post({ type: 'search', query })
    return isAsked
  }

  function leaveSearch(): void {
    update(search(model, ''))
    graph.focus()
  }

  function reveal(key: string | null, focus: boolean): void {
    const node = findNode(model, key)
    if (node !== null) post({ type: 'reveal', id: node, focus })
  }

  function show(key: string | null): void {
    const shape = findShape(key)
    if (shape) viewport.reveal(shape)
  }

  function findShape(key: string | null): Card | GroupBox | undefined {
    return key === null ? undefined : model.index.shapes.get(key)
  }

  function findMatch(): string | null {
    return model.matches[model.match] ?? null
  }

  function remember(): void {
    const fileUri = model.state?.fileUri
    if (fileUri === undefined || fileUri === null || !model.state?.scene) return
    const { selected, showPartials, looks } = model
    memory.remember(fileUri, { transform: viewport.transform, selected, showPartials, looks })
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
        // What is chosen already needs no choosing: then the key plays the passes.
        if ((model.active === null || model.active === model.selected) && training.togglePlay()) return
        return select(start)
      case 'reveal':
        if (start !== null && groups.open(model, start)) return
        select(start)
        return reveal(start, true)
      case 'clear':
        if (listFilters(model.looks, model.index).length > 0) return changeLooks(withoutFilters)
        if (model.query === '' && groups.closeAround(model)) return
        update(search(model, ''))
        return select(null)
      case 'fit':
        return viewport.fit(true)
      case 'zoomIn':
        return viewport.zoomBy(zoomStep)
      case 'zoomOut':
        return viewport.zoomBy(1 / zoomStep)
      case 'memberBefore':
        return groups.pressAround(model, 'before', graph)
      case 'memberAfter':
        return groups.pressAround(model, 'after', graph)
      case 'chooseMember':
        return groups.pressAround(model, 'choose', strip.member)
      case 'search':
        return toolbar.focusSearch()
    }
  }

  listenToPointer(graph, {
    hover(key) {
      if (key !== model.hovered) update({ ...model, hovered: key })
    },
    press: (action, groupKey, button) => groups.press(model, action, groupKey, button),
    click(key) {
      if (key !== null && groups.open(model, key)) return
      select(key)
      reveal(key, false)
    },
  })
  function obeyKey(event: KeyboardEvent): void {
    const command = readGraphKey(event)
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    obey(command)
  }
  graph.addEventListener('keydown', obeyKey)
  page.addEventListener('keydown', (event) => {
    // A panel that got the keyboard as a whole obeys at once, without a way through the toolbar.
    if (event.target === page && !graph.hidden && readGraphKey(event)) {
      graph.focus()
      obeyKey(event)
    } else if (isSearchShortcut(event)) {
      event.preventDefault()
      toolbar.focusSearch()
    }
  })
  let width = 0
  new ResizeObserver(() => {
    // A change of height alone is the strip below, which may have grown over the value it explains.
    const isSameWidth = graph.clientWidth === width
    width = graph.clientWidth
    viewport.settle(isSameWidth)
    if (viewport.transform) show(model.selected)
  }).observe(graph)
  listenToHost({
    state: ({ state }) => receive(state),
    cursor({ id }) {
      const cursor = findKeyOfNode(model.index, id)
      update({ ...model, cursor }, () => show(cursor))
    },
    progress: ({ progress }) => training.progress(progress),
    explanation({ explanation }) {
      // An answer may come after the next question.
      if (explanation === null || explanation.id === findNode(model, model.selected)) update({ ...model, explanation })
    },
    found(message) {
      if (message.query === model.query)
        update(showFound(model, startList(message, model.found)), () => show(findMatch()))
    },
    focus({ node }) {
      const key = findKeyOfNode(model.index, node)
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

/** Cards come in the order of the tape, so the root is the last. */
function findRootBox({ cards, groups }: Scene): Box {
  return cards.at(-1) ?? groups.at(-1) ?? { x: 0, y: 0, width: 1, height: 1 }
}
