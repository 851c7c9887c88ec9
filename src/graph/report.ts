// What a run found, as the reports need it: the snapshot with the texts it is about.
import type { Problem } from '../protocol/problem.ts'
import type { Snapshot } from '../protocol/snapshot.ts'

export interface Report {
  /** As the user gave it. */
  readonly file: string
  /** Path of that file in the program. */
  readonly entry: string
  readonly backward: string | null
  /** Null where no graph could be made. */
  readonly snapshot: Snapshot | null
  readonly prints: readonly string[]
  readonly problems: readonly Problem[]
  /** Text of a file of the program; empty where it was not read. */
  readonly textOf: (path: string) => string
  /** How the user would write the path of a file of the program. */
  readonly showPath: (path: string) => string
}
