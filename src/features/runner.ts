// Runs a file's text: links it with what it imports and, where the workspace is trusted, evaluates it in the sandbox.
import * as vscode from 'vscode'
import type { Limits } from '../protocol/processMessages.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { runFile, type FileRequest } from '../runtime/runFile.ts'
import type { Session } from '../runtime/session.ts'
import type { LiveFile } from './liveFile.ts'
import type { NodeLimits } from './nodeLimits.ts'

interface EndedRun {
  readonly snapshot: Snapshot | null
  readonly problems: readonly Problem[]
  readonly prints: readonly string[]
  /** Text of every file that was read, by path in the project folder. */
  readonly texts: ReadonlyMap<string, string>
}

interface RunOrder {
  readonly text: string
  /** The saved text of another file of the project folder; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>
  readonly root: string | null
  readonly signal: AbortSignal
}

export type Runner = (file: LiveFile, order: RunOrder) => Promise<EndedRun>

/** In Restricted Mode nothing is evaluated: the text is only parsed, and its problems are reported. */
export function createRunner(session: Session, library: FileRequest['library'], nodeLimits: NodeLimits): Runner {
  return (file, order) =>
    runFile({
      ...order,
      library,
      entry: file.folder.pathOf(file.uri),
      limits: { ...readLimits(file.uri), nodes: nodeLimits.of(file.uri) },
      session: vscode.workspace.isTrusted ? session : null,
    })
}

function readLimits(file: vscode.Uri): Omit<Limits, 'nodes'> {
  const settings = vscode.workspace.getConfiguration('gradientGraph', file)
  return {
    timeMs: settings.get('timeLimit', 10) * 1000,
    memoryMb: settings.get('memoryLimit', 1024),
  }
}
