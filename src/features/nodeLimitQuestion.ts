// Asks whether to go on where a program was stopped at its limit of nodes, before more time and memory is spent on it.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import { nodeLimitCode } from '../runtime/describeEnd.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import type { NodeLimits } from './nodeLimits.ts'

/** What is offered is so many times what was allowed. */
const raise = 4

/** Asks once for each file and limit, until the window closes. */
export function askAboutNodeLimits(files: LiveFiles, limits: NodeLimits): vscode.Disposable {
  const asked = new Set<string>()
  const seen = new WeakSet<readonly Problem[]>()
  const consider = async ({ uri, problems }: LiveFile): Promise<void> => {
    if (seen.has(problems)) return
    seen.add(problems)
    const limit = limits.of(uri)
    const question = `${uri.toString()} ${limit}`
    if (!problems.some(({ code }) => code === nodeLimitCode) || asked.has(question)) return
    asked.add(question)
    const more = `Run with up to ${writeCount(raise * limit)}`
    const setting = 'Open setting'
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
    const message = `${name} was stopped: it made more than ${writeCount(limit)} nodes, the most that a run may make.`
    const answer = await vscode.window.showWarningMessage(message, more, setting)
    if (answer === setting)
      await vscode.commands.executeCommand('workbench.action.openSettings', 'gradientGraph.nodeLimit')
    if (answer !== more) return
    limits.grant(uri, raise * limit)
    await files.run(uri)
  }
  return files.onDidChange((file) => void consider(file))
}

function writeCount(count: number): string {
  return count.toLocaleString('en-US')
}
