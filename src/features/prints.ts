// What programs print with console.log, in an output channel: the latest run of each file, also of one that failed.
import * as vscode from 'vscode'
import type { LiveFiles } from './liveFiles.ts'

export function showPrints(files: LiveFiles): vscode.Disposable {
  const seen = new WeakSet<readonly string[]>()
  let channel: vscode.OutputChannel | undefined
  let shown = ''
  return vscode.Disposable.from(
    files.onDidChange(({ prints, uri }) => {
      if (seen.has(prints)) return
      seen.add(prints)
      // A run without a word takes its own file's old words away, not those of another.
      if (prints.length === 0 && shown !== uri.toString()) return
      channel ??= vscode.window.createOutputChannel('Gradient Graph')
      shown = uri.toString()
      channel.replace(`${[vscode.workspace.asRelativePath(uri), ...prints].join('\n')}\n`)
    }),
    { dispose: () => channel?.dispose() },
  )
}
