// What the host and the sandboxed process say to each other.
import type { Problem, Severity } from './problem.ts'
import type { Program } from './program.ts'
import type { SnapshotTables } from './snapshot.ts'

export interface Limits {
  /** Wall-clock milliseconds a run may take before its first pass, and from each pass to the next. */
  readonly timeMs: number
  /** Wall-clock milliseconds a run that makes passes may take in all. */
  readonly trainingMs: number
  /** Resident memory of the process, in MiB. */
  readonly memoryMb: number
  /** How many nodes the program may make. */
  readonly nodes: number
}

export interface RunRequest {
  readonly type: 'run'
  readonly program: Program
  /** Statement key of the root on which the user pressed "run backward"; null: the root is found by rule. */
  readonly root: string | null
  /** The run ends with the graph as it is at the end of this pass, from 0; null: at the end of the program. */
  readonly untilPass: number | null
  readonly limits: Limits
}

export type ToProcess = RunRequest

/** One frame of the user's own stack: 1-based line and column in the generated text of a module. */
export interface Frame {
  /** Index into `Program.modules`. */
  readonly module: number
  readonly line: number
  readonly column: number
  /** Name of the function as the engine tells it; empty at top level. */
  readonly functionName: string
}

/** Something that went wrong while running, placed by its stack (innermost first); the host finds the place in the source. */
export interface Raised {
  readonly severity: Severity
  readonly message: string
  readonly code: string
  readonly frames: readonly Frame[]
  /** Site of the top-level statement that ran, where the stack is too deep to reach down to it; else 0. */
  readonly statement: number
}

/**
 * `done` carries a snapshot (which may hold problems), whose columns, of so many nodes and scopes, follow through a pipe of
 * their own; `failed` only problems: no graph could be made.
 */
export type FromProcess =
  | { readonly type: 'ready' }
  | {
      readonly type: 'done'
      readonly tables: SnapshotTables
      readonly nodes: number
      readonly scopes: number
      readonly raised: readonly Raised[]
    }
  | {
      readonly type: 'failed'
      readonly problems: readonly Problem[]
      readonly raised: readonly Raised[]
      readonly prints: readonly string[]
    }
