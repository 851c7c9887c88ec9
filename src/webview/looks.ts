// How the user wants a graph to look: by what it is coloured, what of it steps back, whether its map is shown.
import type { SceneIndex } from './sceneIndex.ts'

/** By what cards and groups are coloured. */
export type Heat = 'nothing' | 'grad' | 'data'

export interface Looks {
  readonly heat: Heat
  /** Key of the value whose paths to the root alone are shown; null: no such filter. */
  readonly reachOf: string | null
  /** What carries no gradient steps back. */
  readonly onlyGradient: boolean
  readonly hideConstants: boolean
  /** The small map, where the graph does not fit. */
  readonly showMap: boolean
}

export const plainLooks: Looks = {
  heat: 'nothing',
  reachOf: null,
  onlyGradient: false,
  hideConstants: false,
  showMap: true,
}

export const withoutFilters = { reachOf: null, onlyGradient: false, hideConstants: false } as const

/** A filter that is on, in words, and the change that takes it away. */
export interface ActiveFilter {
  readonly words: string
  readonly removal: Partial<Looks>
}

export function listFilters(looks: Looks, index: SceneIndex): ActiveFilter[] {
  const filters: ActiveFilter[] = []
  if (looks.reachOf !== null) {
    filters.push({ words: `only what ${nameValue(index, looks.reachOf)} reaches`, removal: { reachOf: null } })
  }
  if (looks.onlyGradient) filters.push({ words: 'only where gradient flows', removal: { onlyGradient: false } })
  if (looks.hideConstants) filters.push({ words: 'constants hidden', removal: { hideConstants: false } })
  return filters
}

export function nameValue(index: SceneIndex, key: string): string {
  return index.cards.get(key)?.label || 'the unnamed value'
}
