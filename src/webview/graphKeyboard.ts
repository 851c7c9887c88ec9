// The keyboard on the graph: walks it, chooses, opens and closes, moves the view.
import type { GroupGestures } from './groupGestures.ts'
import type { GroupStrip } from './groupStrip.ts'
import { listFilters, withoutFilters, type Looks } from './looks.ts'
import { findNextNode } from './nextNode.ts'
import { findStart } from './panelModel.ts'
import type { PanelStore } from './panelStore.ts'
import { isSearchShortcut, readGraphKey, type GraphCommand } from './readGraphKey.ts'
import { findRootKey } from './sceneIndex.ts'
import type { Searching } from './searching.ts'
import { zoomStep, type Toolbar } from './toolbar.ts'
import type { TrainingView } from './training/training.ts'
import type { Viewport } from './viewport.ts'

/** What the keys act on. */
export interface KeyboardParts {
  readonly store: PanelStore
  readonly toolbar: Toolbar
  readonly strip: GroupStrip
  readonly groups: GroupGestures
  readonly viewport: Viewport
  readonly searching: Searching
  readonly training: Pick<TrainingView, 'togglePlay'>
  readonly select: (key: string | null) => void
  readonly reveal: (key: string | null, focus: boolean) => void
  readonly changeLooks: (change: Partial<Looks>) => void
}

export function listenToKeys(page: HTMLElement, graph: HTMLElement, parts: KeyboardParts): void {
  function obeyKey(event: KeyboardEvent): void {
    const command = readGraphKey(event)
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    obey(command, graph, parts)
  }
  graph.addEventListener('keydown', obeyKey)
  page.addEventListener('keydown', (event) => {
    // A panel that got the keyboard as a whole obeys at once, without a way through the toolbar.
    if (event.target === page && !graph.hidden && readGraphKey(event)) {
      graph.focus()
      obeyKey(event)
    } else if (isSearchShortcut(event)) {
      event.preventDefault()
      parts.toolbar.focusSearch()
    }
  })
}

function obey(command: GraphCommand, graph: HTMLElement, parts: KeyboardParts): void {
  const { toolbar, strip, groups, viewport, select } = parts
  const { model } = parts.store
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
      if ((model.active === null || model.active === model.selected) && parts.training.togglePlay()) return
      return select(start)
    case 'reveal':
      if (start !== null && groups.open(model, start)) return
      select(start)
      return parts.reveal(start, true)
    case 'clear':
      if (listFilters(model.looks, model.index).length > 0) return parts.changeLooks(withoutFilters)
      if (model.query === '' && groups.closeAround(model)) return
      parts.searching.clear()
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
