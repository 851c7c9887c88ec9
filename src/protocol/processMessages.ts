// What the host and the sandboxed process say to each other.
import type { Problem } from './problem.ts'
import type { Program } from './program.ts'
import type { Snapshot } from './snapshot.ts'

export interface Limits {
  /** Wall-clock milliseconds a run may take. */
  readonly timeMs: number
  /** Resident memory of the process, in MiB. */
  readonly memoryMb: number
}

export interface RunRequest {
  readonly type: 'run'
  readonly program: Program
  /** Statement key of the root on which the user pressed "run backward"; null: the root is found by rule. */
  readonly root: string | null
  readonly limits: Limits
}

export type ToProcess = RunRequest

/** `done` carries a snapshot (which may hold problems); `failed` only problems: no graph could be made. */
export type FromProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly snapshot: Snapshot }
  | { readonly type: 'failed'; readonly problems: readonly Problem[]; readonly prints: readonly string[] }
