// The whole way from the text of a file to its snapshot and problems: link, run in a session, place what was raised.
import type { Limits } from '../protocol/processMessages.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Program } from '../protocol/program.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { RunControl } from './followRun.ts'
import { linkProgram, type LinkInput } from './link.ts'
import { locateRaised } from './locateRaised.ts'
import type { Session } from './session.ts'

export interface FileRequest {
  /** Path of the file in its project folder, outside of which nothing is imported: `/lessons/first.nn.ts`. */
  readonly entry: string
  readonly text: string
  /** The text of another file of that folder; undefined (or a rejection) where there is none. */
  readonly read: (path: string) => Promise<string | undefined>
  readonly library: LinkInput['library']
  /** Statement key of the root the user chose. */
  readonly root: string | null
  readonly limits: Limits
  /** null: the file is only checked, nothing runs. */
  readonly session: Session | null
  readonly control?: RunControl
  /** Called when the file is linked and its run begins. */
  readonly onStart?: (started: StartedRun) => void
}

export interface StartedRun {
  /** What runs, to be run again. */
  readonly program: Program
  /** The text of every file that was read, by path. */
  readonly texts: ReadonlyMap<string, string>
}

export interface FileRun {
  /** null: nothing ran, it failed, or it was cancelled. */
  readonly snapshot: Snapshot | null
  readonly problems: readonly Problem[]
  readonly prints: readonly string[]
  /** The text of every file that was read, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** It was told to stop: what it had found by the end of a pass. */
  readonly isStopped: boolean
}

/** Never rejects. A run that was cancelled has neither a snapshot nor problems of its own. */
export async function runFile(request: FileRequest): Promise<FileRun> {
  const { entry, text, read, library, root, limits, session, control, onStart } = request
  const linked = await linkProgram({ entry, text, readFile: read, library })
  const { texts } = linked
  const nothing = { snapshot: null, problems: linked.problems, prints: [], texts, isStopped: false }
  if (!linked.ok || session === null) return nothing
  const { program, sources } = linked
  onStart?.({ program, texts })
  const outcome = await session.run(program, root, limits, control)
  if (outcome.type === 'cancelled') return nothing
  const found = outcome.type === 'done' ? outcome.snapshot.problems : outcome.problems
  const problems = [
    ...linked.problems,
    ...found.map((problem) => shorten(problem, texts)),
    ...outcome.raised.map((raised) => locateRaised(raised, program, sources)),
  ]
  if (outcome.type === 'failed') return { ...nothing, problems, prints: outcome.prints }
  const { snapshot, isStopped } = outcome
  return { snapshot: { ...snapshot, problems }, problems, prints: snapshot.prints, texts, isStopped }
}

/** A loop is marked at its first line only. */
function shorten(problem: Problem, texts: ReadonlyMap<string, string>): Problem {
  const lineEnd = texts.get(problem.file)?.indexOf('\n', problem.start) ?? -1
  return lineEnd < 0 || lineEnd >= problem.end ? problem : { ...problem, end: lineEnd }
}
