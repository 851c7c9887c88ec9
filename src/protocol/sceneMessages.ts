// What the host and the scene worker say to each other.
import type { GroupChoices } from './panelMessages.ts'
import type { Scene, SceneTimes } from './scene.ts'
import type { DrawableSnapshot } from './snapshot.ts'

/** A snapshot by its number; with it the snapshot where the worker does not hold it: its columns are shared, not copied. */
export interface NumberedSnapshot {
  readonly number: number
  readonly snapshot: DrawableSnapshot | null
}

/** What a user does with all groups of a graph, or to see a node of it. */
export type GroupGesture =
  { readonly kind: 'openAll' } | { readonly kind: 'closeAll' } | { readonly kind: 'openAround'; readonly node: number }

/**
 * Of a viewer (a panel) the worker holds the snapshots that its latest message named, and forgets all others.
 * `draw`: answered by `drawn`; `before`: what differs from it is marked; `isFlat`: every value a card, however many there are.
 * `choose`: answered by `chosen`.
 */
export type ToScenes =
  | {
      readonly type: 'draw'
      readonly request: number
      readonly viewer: number
      readonly snapshot: NumberedSnapshot
      readonly before: NumberedSnapshot | null
      readonly choices: GroupChoices
      readonly isFlat: boolean
    }
  | {
      readonly type: 'choose'
      readonly request: number
      readonly viewer: number
      readonly snapshot: NumberedSnapshot
      readonly before: NumberedSnapshot | null
      readonly choices: GroupChoices
      readonly gesture: GroupGesture
    }
  /** The viewer is gone. */
  | { readonly type: 'forget'; readonly viewer: number }

export type FromScenes =
  | { readonly type: 'drawn'; readonly request: number; readonly scene: Scene | null; readonly times: SceneTimes }
  | { readonly type: 'chosen'; readonly request: number; readonly choices: GroupChoices }
  | { readonly type: 'error'; readonly request: number; readonly message: string }
