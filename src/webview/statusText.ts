// Says in words how current the graph is.
import { describeChanges } from './describeChange.ts'
import type { PanelState, PanelStatus } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'

export interface StatusText {
  readonly words: string
  readonly reason: string
}

const statusWords: Readonly<Record<PanelStatus['kind'], string>> = {
  current: 'up to date',
  running: 'running',
  training: 'training',
  cancelled: 'cancelled',
  stale: 'out of date',
  restricted: 'restricted',
}

export function describeStatus(status: PanelStatus): StatusText {
  const words = statusWords[status.kind]
  if (status.kind === 'cancelled' && status.pass !== null) {
    return { words: `cancelled after pass ${writeCount(status.pass)}`, reason: '' }
  }
  if (status.kind === 'stale') return { words, reason: status.reason }
  return { words, reason: status.kind === 'restricted' ? 'the folder is not trusted, so nothing runs' : '' }
}

/** One sentence for a screen reader; empty where nothing is shown or a run is under way, which ends in a sentence of its own. */
export function announceState(state: PanelState): string {
  if (state.fileName === null || state.status.kind === 'running' || state.status.kind === 'training') return ''
  const { words, reason } = describeStatus(state.status)
  const detail = reason || (state.scene ? state.summary : '')
  const rest = [describeLostRoot(state), describeChanges(state.scene?.changes ?? null)]
  const sentences = rest.filter((sentence) => sentence !== '').map((sentence) => `. ${sentence}`)
  return `${state.fileName}: ${words}${detail ? `, ${detail}` : ''}${sentences.join('')}`
}

/** Why the graph is not the one of the value the user chose; empty otherwise. */
export function describeLostRoot(state: PanelState): string {
  if (state.lostRoot === null || state.scene === null) return ''
  return `The root you chose, ${state.lostRoot}, is not in the file any more: this is the graph of ${state.rootLabel ?? 'the last value'}`
}

/** The quiet note under a graph of which only a part is drawn; empty otherwise. */
export function describePart(state: PanelState): string {
  const { scene } = state
  if (!scene) return ''
  const drawn = countDrawn(scene)
  if (scene.totalValues <= drawn) return ''
  return `${writeCount(drawn)} of ${writeCount(scene.totalValues)} values, the others inside closed groups`
}

/** After all groups were to be opened: why some are not; empty otherwise. A group of which one member is open is open. */
export function describeClosed(scene: Scene): string {
  const open = new Set(scene.frames.map(({ key }) => key))
  const closed = new Set(scene.groups.filter(({ key, canOpen }) => canOpen && !open.has(key)).map(({ key }) => key))
  if (closed.size === 0) return ''
  const groups = closed.size === 1 ? '1 group is still closed' : `${writeCount(closed.size)} groups are still closed`
  return `Not everything could be opened at once: ${groups}`
}

const drawnCounts = new WeakMap<Scene, number>()

/** A value in several groups is one. */
function countDrawn(scene: Scene): number {
  let count = drawnCounts.get(scene)
  if (count === undefined) {
    count = new Set(scene.cards.map(({ node }) => node)).size
    drawnCounts.set(scene, count)
  }
  return count
}

/** 65,818 */
export function writeCount(count: number): string {
  return count.toLocaleString('en-US')
}
