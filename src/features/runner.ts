// Runs a file's text: links it with what it imports and, where the workspace is trusted, evaluates it in the sandbox.
import * as vscode from 'vscode'
import type { Limits } from '../protocol/processMessages.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Program } from '../protocol/program.ts'
import type { Replay } from '../runtime/replay.ts'
import { runFile, type FileRequest, type FileRun } from '../runtime/runFile.ts'
import type { Session } from '../runtime/session.ts'
import type { NodeLimits } from './nodeLimits.ts'
import type { ProjectFolder } from './projectFolder.ts'

type RunOrder = Pick<FileRequest, 'text' | 'read' | 'root' | 'control' | 'onStart'> & {
  readonly file: vscode.Uri
  readonly folder: ProjectFolder
}

export interface Runner {
  /** In Restricted Mode nothing is evaluated: the text is only parsed, and its problems are reported. */
  run(order: RunOrder): Promise<FileRun>
  /** For looking at earlier passes of what ran. */
  openReplay(file: vscode.Uri, program: Program): Replay
}

export function createRunner(session: Session, library: FileRequest['library'], nodeLimits: NodeLimits): Runner {
  const limitsOf = (file: vscode.Uri): Limits => ({ ...readLimits(file), nodes: nodeLimits.of(file) })
  return {
    run: async ({ file, folder, ...order }) => {
      const entry = folder.pathOf(file)
      try {
        const trusted = vscode.workspace.isTrusted ? session : null
        return await runFile({ ...order, library, entry, limits: limitsOf(file), session: trusted })
      } catch (error) {
        const texts = new Map([[entry, order.text]])
        return { snapshot: null, problems: [describeDefeat(entry, error)], prints: [], texts, isStopped: false }
      }
    },
    openReplay: (file, program) => session.openReplay(program, limitsOf(file)),
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
