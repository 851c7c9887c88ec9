// What the host and the webview of the panel say to each other.
import type { Explanation } from './explanation.ts'
import type { Scene, SceneTimes } from './scene.ts'
import type { Training, TrainingProgress } from './training.ts'

/** What the panel shows is…; `reason` says why in the user's words where there is one. */
export type PanelStatus =
  | { readonly kind: 'current' }
  | { readonly kind: 'running' }
  /** The latest pass of a run that goes on. */
  | { readonly kind: 'training' }
  /** The user cancelled the run: what it had found by the end of this pass, from 0; null: it had found nothing yet. */
  | { readonly kind: 'cancelled'; readonly pass: number | null }
  /** The text was edited since the run, or the latest run failed: `reason`. */
  | { readonly kind: 'stale'; readonly reason: string }
  /** Nothing ran: the workspace is not trusted. */
  | { readonly kind: 'restricted' }

/** A value that can be the root. */
export interface RootChoice {
  readonly key: string
  readonly label: string
}

/** How the user wants the groups of a graph, by their keys. */
export interface GroupChoices {
  /** Opened and closed by the user; all others are chosen by size. */
  readonly open: readonly string[]
  readonly closed: readonly string[]
  /** Which call or iteration of an open group is shown, from 0. */
  readonly members: Readonly<Record<string, number>>
}

export const noChoices: GroupChoices = { open: [], closed: [], members: {} }

/** The whole state of the panel; a webview can be created from it at any time. */
export interface PanelState {
  /** Name of the file for the toolbar; null: no file is open. */
  readonly fileName: string | null
  readonly fileUri: string | null
  readonly status: PanelStatus
  readonly roots: readonly RootChoice[]
  readonly root: string | null
  readonly rootLabel: string | null
  /** The root the user chose, where the file no longer holds it and another one is shown; else null. */
  readonly lostRoot: string | null
  /** Counts and time in words: `7 values · 3 operations · pass 0 · 0.4 ms`. */
  readonly summary: string
  /** `run backward` has not reached the root: the panel offers it. */
  readonly canRunBackward: boolean
  /** Number of the run that the scene shows: ids of nodes are those of this run, another has others; 0: none. */
  readonly run: number
  readonly scene: Scene | null
  /** Node whose code holds the cursor, or null. */
  readonly cursor: number | null
  readonly choices: GroupChoices
  /** null where the run made fewer than two passes. */
  readonly training: Training | null
  /** When the run had ended, the stages of its drawing, and when this left the host, in milliseconds since 1970: what measurements need. */
  readonly times: SceneTimes & { readonly ready: number; readonly sent: number }
}

/** A value that a search found, drawn or inside a closed group. */
export interface FoundValue {
  readonly node: number
  readonly label: string
  /** The calls and iterations it was made in; empty at top level. */
  readonly path: string
}

/** Largest side of a picture that the panel is sure to draw, in pixels. */
export const largestSide = 16384

export interface ToldProgress extends TrainingProgress {
  /** `step 63 · epoch 4 of 10 · loss 0.1184 · about 12 s left` */
  readonly words: string
}

export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  | { readonly type: 'cursor'; readonly id: number | null }
  /** How far the run that goes on is, also in words; null: it is no training, or it ended. */
  | { readonly type: 'progress'; readonly progress: ToldProgress | null }
  | { readonly type: 'explanation'; readonly explanation: Explanation | null }
  /** What a search found: the best of `total`. */
  | {
      readonly type: 'found'
      readonly query: string
      /** The run whose nodes these are. */
      readonly run: number
      readonly values: readonly FoundValue[]
      readonly total: number
    }
  /** Select the node and bring it into view. */
  | { readonly type: 'focus'; readonly node: number }
  /** Ask for a picture of what is shown; answered by `png`. */
  | { readonly type: 'renderPng'; readonly request: number; readonly svg: string; readonly scale: number }

export type FromPanel =
  | { readonly type: 'ready' }
  /** A pass of a run that goes on (its number is that of `state.run`) is on the screen: there is time for the next. */
  | { readonly type: 'painted'; readonly run: number }
  /** The user chose a node (or none): answer with its explanation. */
  | { readonly type: 'select'; readonly id: number | null }
  /** Show the code that made the node of this run; `focus`: move the keyboard there as well. */
  | { readonly type: 'reveal'; readonly run: number; readonly id: number; readonly focus: boolean }
  /** Opens or closes a group; `openAll` as far as the panel can draw. */
  | { readonly type: 'setOpen'; readonly key: string; readonly open: boolean }
  | { readonly type: 'openAll' }
  | { readonly type: 'closeAll' }
  /** Forgets what was opened and closed by the user. */
  | { readonly type: 'resetGroups' }
  /** Shows another call or iteration of an open group. */
  | { readonly type: 'pick'; readonly key: string; readonly member: number }
  /** Look for values of the whole graph by their labels: answered by `found`. */
  | { readonly type: 'search'; readonly query: string }
  /** Draw the node of this run, opening the groups around it: answered by a state and `focus`; not at all after a later run. */
  | { readonly type: 'showNode'; readonly run: number; readonly node: number }
  | { readonly type: 'openPlace'; readonly file: string; readonly start: number; readonly end: number }
  | { readonly type: 'setRoot'; readonly key: string }
  | { readonly type: 'runBackward' }
  | { readonly type: 'export' }
  /** Stops the run that goes on: a training at the end of its pass, and what it has found so far is shown. */
  | { readonly type: 'cancelRun' }
  /** Shows the graph, the code's numbers and the plots as they were at a pass, from 0; null: at the end. */
  | { readonly type: 'showPass'; readonly pass: number | null }
  /** How the graph is being looked at, for a panel opened later: text that only the webview reads. */
  | { readonly type: 'remember'; readonly memory: string }
  | { readonly type: 'newFile' }
  | { readonly type: 'trust' }
  | { readonly type: 'png'; readonly request: number; readonly base64: string }
  /** Something went wrong in the panel; `request`: that request gets no other answer. */
  | { readonly type: 'failed'; readonly request: number | null; readonly message: string }
