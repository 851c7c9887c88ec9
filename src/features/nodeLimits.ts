// How many nodes the program of a file may make, and the question before more is spent on one that wants more.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import { nodeLimitCode } from '../runtime/describeEnd.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'

/** What is offered is so many times what was allowed. */
const raise = 4
/** What the process itself makes on its way to being ready. */
const least = 1_000

export class NodeLimits {
  /** By file, until the window closes. */
  readonly #granted = new Map<string, number>()
  readonly #asked = new Set<string>()
  readonly #seen = new WeakSet<readonly Problem[]>()

  of(file: vscode.Uri): number {
    const setting = vscode.workspace.getConfiguration('gradientGraph', file).get('nodeLimit', 2_000_000)
    return Math.max(least, setting, this.#granted.get(file.toString()) ?? 0)
  }

  /** Asks once for each file and limit. */
  askAbout(files: LiveFiles): vscode.Disposable {
    return files.onDidChange((file) => void this.#consider(file, files))
  }

  async #consider({ uri, problems }: LiveFile, files: LiveFiles): Promise<void> {
    if (this.#seen.has(problems)) return
    this.#seen.add(problems)
    const limit = this.of(uri)
    const question = `${uri.toString()} ${limit}`
    if (!problems.some(({ code }) => code === nodeLimitCode) || this.#asked.has(question)) return
    this.#asked.add(question)
    const more = `Run with up to ${writeCount(raise * limit)}`
    const setting = 'Open setting'
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
    const message = `${name} was stopped: it made more than ${writeCount(limit)} nodes, the most that a run may make.`
    const answer = await vscode.window.showWarningMessage(message, more, setting)
    if (answer === setting)
      await vscode.commands.executeCommand('workbench.action.openSettings', 'gradientGraph.nodeLimit')
    if (answer !== more) return
    this.#granted.set(uri.toString(), raise * limit)
    await files.run(uri)
  }
}

function writeCount(count: number): string {
  return count.toLocaleString('en-US')
}
