// The training that goes on, in the status bar: how far it is; a click shows its panel, the tooltip cancels it.
import * as vscode from 'vscode'
import { describeProgress } from '../graph/progressText.ts'
import { escapeMarkdown } from '../graph/markdown.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { createPacer } from './pacer.ts'

/** Numbers that change faster cannot be read. */
const pauseMs = 250

export function showTrainingStatus(files: LiveFiles): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('gradientGraph.training', vscode.StatusBarAlignment.Left)
  item.name = 'Gradient Graph Training'
  const show = (): void => {
    const file = findTraining(files)
    if (!file?.progress) return item.hide()
    const name = file.uri.path.slice(file.uri.path.lastIndexOf('/') + 1)
    const words = describeProgress(file.progress)
    item.text = `$(loading~spin) ${name}: ${words}`
    item.tooltip = explain(name, file.uri)
    item.accessibilityInformation = { label: `${name} trains: ${words}` }
    item.command = { title: 'Show Gradient Graph', command: 'gradientGraph.show', arguments: [file.uri] }
    item.show()
  }
  const pacer = createPacer(show, pauseMs)
  const soon = (): void => pacer.offer(undefined)
  return vscode.Disposable.from(
    item,
    files.onDidTrain(soon),
    files.onDidChange(soon),
    files.onDidClose(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    { dispose: () => pacer.clear() },
  )
}

/** That of the editor in front, or else any. */
function findTraining(files: LiveFiles): LiveFile | undefined {
  const active = vscode.window.activeTextEditor?.document.uri
  const own = active && files.find(active)
  return own?.progress ? own : files.all.find(({ progress }) => progress !== null)
}

function explain(name: string, uri: vscode.Uri): vscode.MarkdownString {
  const cancel = `command:gradientGraph.cancelRun?${encodeURIComponent(JSON.stringify([uri.toString()]))}`
  const text = new vscode.MarkdownString(
    `${escapeMarkdown(name)} trains. A click shows its graph.\n\n[Cancel](${cancel} "Stop and show what it has found")`,
  )
  text.isTrusted = { enabledCommands: ['gradientGraph.cancelRun'] }
  return text
}
