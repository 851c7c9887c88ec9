// What programs print with console.log, in an output channel: the latest run of each file.
import * as vscode from 'vscode'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { LiveFiles } from './liveFiles.ts'

export function showPrints(files: LiveFiles): vscode.Disposable {
  const shown = new WeakSet<Snapshot>()
  let channel: vscode.OutputChannel | undefined
  return vscode.Disposable.from(
    files.onDidChange(({ good, uri }) => {
      if (!good || shown.has(good.snapshot)) return
      shown.add(good.snapshot)
      if (good.snapshot.prints.length === 0) return
      channel ??= vscode.window.createOutputChannel('Gradient Graph')
      channel.replace(`${vscode.workspace.asRelativePath(uri)}\n${good.snapshot.prints.join('\n')}\n`)
    }),
    { dispose: () => channel?.dispose() },
  )
}
