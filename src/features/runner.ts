// Runs a file's text: links it with what it imports and, where the workspace is trusted, evaluates it in the sandbox.
import * as vscode from 'vscode'
import type { Limits } from '../protocol/processMessages.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { runFile, type FileRequest } from '../runtime/runFile.ts'
import type { Session } from '../runtime/session.ts'
import type { NodeLimits } from './nodeLimits.ts'
import type { ProjectFolder } from './projectFolder.ts'

interface EndedRun {
  readonly snapshot: Snapshot | null
  readonly problems: readonly Problem[]
  readonly prints: readonly string[]
  /** Text of every file that was read, by path in the project folder. */
  readonly texts: ReadonlyMap<string, string>
}

interface RunOrder {
  readonly file: vscode.Uri
  readonly folder: ProjectFolder
  readonly text: string
  /** The saved text of another file of the project folder; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>
  readonly root: string | null
  /** The graph is shown as it is at the end of this pass; null: at the end of the program. */
  readonly untilPass: number | null
  readonly signal: AbortSignal
}

export type Runner = (order: RunOrder) => Promise<EndedRun>

/** In Restricted Mode nothing is evaluated: the text is only parsed, and its problems are reported. */
export function createRunner(session: Session, library: FileRequest['library'], nodeLimits: NodeLimits): Runner {
  return async ({ file, folder, ...order }) => {
    const entry = folder.pathOf(file)
    const limits = { ...readLimits(file), nodes: nodeLimits.of(file) }
    try {
      return await runFile({ ...order, library, entry, limits, session: vscode.workspace.isTrusted ? session : null })
    } catch (error) {
      return {
        snapshot: null,
        problems: [describeDefeat(entry, error)],
        prints: [],
        texts: new Map([[entry, order.text]]),
      }
    }
  }
}

/** Nothing the user wrote should lead here; where it does, the run has ended all the same, and is not shown as going on. */
function describeDefeat(file: string, error: unknown): Problem {
  const message =
    error instanceof RangeError && /call stack/.test(error.message)
      ? 'An expression of this file is too long to be read as one: give parts of it names of their own.'
      : `Gradient Graph could not run this file, which is a mistake of its own: ${String(error)}`
  return { severity: 'error', message, code: 'defeated', file, start: 0, end: 0, related: [] }
}

function readLimits(file: vscode.Uri): Omit<Limits, 'nodes'> {
  const settings = vscode.workspace.getConfiguration('gradientGraph', file)
  return {
    timeMs: settings.get('timeLimit', 10) * 1000,
    trainingMs: settings.get('trainingLimit', 600) * 1000,
    memoryMb: settings.get('memoryLimit', 1024),
  }
}
