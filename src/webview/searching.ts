// Searching: the drawn values by the panel itself, the whole graph by the host, which alone knows what is not drawn.
import type { ToPanel } from '../protocol/panelMessages.ts'
import { hidesValues, startList, stepInList } from './foundList.ts'
import type { Post } from './hostPort.ts'
import { cycleMatch, search, showFound } from './panelModel.ts'
import type { PanelStore } from './panelStore.ts'

export interface Searching {
  search(query: string): void
  /** The next or the one before of the drawn matches. */
  cycle(step: 1 | -1): void
  stepInList(step: 1 | -1): void
  /** Draws a value that was found, opening what is around it. */
  showNode(node: number): void
  leave(): void
  /** Forgets the query. */
  clear(): void
  /** Another graph has come: what was looked for is looked for in it. */
  again(): void
  /** The host's answer. */
  take(found: Extract<ToPanel, { type: 'found' }>): void
}

export interface SearchingView {
  /** Brings a shape into view; `isClose`: so large that it can be read. */
  show(key: string | null, isClose: boolean): void
  focus(): void
}

export function createSearching(store: PanelStore, post: Post, view: SearchingView): Searching {
  const findMatch = (): string | null => store.model.matches[store.model.match] ?? null

  /** False where all values are drawn. */
  function askHost(): boolean {
    const { query, state } = store.model
    const isAsked = query.trim() !== '' && hidesValues(state?.scene ?? null)
    if (isAsked) post({ type: 'search', query })
    return isAsked
  }
  function clear(): void {
    store.update(search(store.model, ''))
  }
  function leave(): void {
    clear()
    view.focus()
  }
  return {
    search(query) {
      store.update(search(store.model, query))
      // Where the host is asked, its answer says which is best.
      if (!askHost()) view.show(findMatch(), false)
    },
    cycle(step) {
      store.update(cycleMatch(store.model, step))
      view.show(findMatch(), true)
    },
    stepInList(step) {
      const { found } = store.model
      if (!found) return
      store.update(showFound(store.model, stepInList(found, step)))
      view.show(findMatch(), false)
    },
    showNode(node) {
      const { found, state } = store.model
      // A list from before the latest run names other nodes; the host is about to answer anew.
      if (found?.run !== state?.run) return
      post({ type: 'showNode', run: state?.run ?? 0, node })
      leave()
    },
    leave,
    clear,
    again: askHost,
    take(found) {
      if (found.query !== store.model.query || found.run !== store.model.state?.run) return
      store.update(showFound(store.model, startList(found, store.model.found)))
      view.show(findMatch(), false)
    },
  }
}
