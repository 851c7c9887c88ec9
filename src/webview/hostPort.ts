// The one channel to the extension host: typed messages out, one handler for each kind of message in.
import type { FromPanel, ToPanel } from '../protocol/panelMessages.ts'

export type Post = (message: FromPanel) => void

type Handlers = { readonly [Type in ToPanel['type']]: (message: Extract<ToPanel, { type: Type }>) => void }

/** Hands every message to its handler. */
export function listenToHost(handlers: Handlers): void {
  window.addEventListener('message', (event: MessageEvent<ToPanel>) => deliver(event.data, handlers))
}

function deliver(message: ToPanel, handlers: Handlers): void {
  switch (message.type) {
    case 'state':
      return handlers.state(message)
    case 'cursor':
      return handlers.cursor(message)
    case 'progress':
      return handlers.progress(message)
    case 'explanation':
      return handlers.explanation(message)
    case 'found':
      return handlers.found(message)
    case 'focus':
      return handlers.focus(message)
    case 'renderPng':
      return handlers.renderPng(message)
  }
}
