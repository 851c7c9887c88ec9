// Says in words how current the graph is.
import type { PanelState, PanelStatus } from '../protocol/panelMessages.ts'

export interface StatusText {
  readonly words: string
  readonly reason: string
}

export function describeStatus(status: PanelStatus): StatusText {
  switch (status.kind) {
    case 'current':
      return { words: 'up to date', reason: '' }
    case 'running':
      return { words: 'running', reason: '' }
    case 'stale':
      return { words: 'out of date', reason: status.reason }
    case 'restricted':
      return { words: 'restricted', reason: 'the folder is not trusted, so nothing runs' }
  }
}

/** One sentence for a screen reader; empty where nothing is shown or a run is under way, which ends in a sentence of its own. */
export function announceState(state: PanelState): string {
  if (state.fileName === null || state.status.kind === 'running') return ''
  const { words, reason } = describeStatus(state.status)
  const detail = reason || (state.scene ? state.summary : '')
  return `${state.fileName}: ${words}${detail ? `, ${detail}` : ''}`
}

/** The quiet note under a graph of which only a part is drawn; empty otherwise. */
export function describePart(state: PanelState): string {
  const { scene } = state
  if (!scene || scene.totalValues <= scene.cards.length) return ''
  const count = (n: number): string => n.toLocaleString('en-US')
  return `showing the ${count(scene.cards.length)} values nearest to ${state.rootLabel ?? 'the root'} of ${count(scene.totalValues)}`
}
