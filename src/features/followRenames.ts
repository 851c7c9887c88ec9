// Renaming a file takes its chosen root and its panel along; deleting it closes its panel.
import * as vscode from 'vscode'
import type { GraphPanels } from './graphPanels.ts'
import type { LiveFiles } from './liveFiles.ts'
import { relocate } from './relocate.ts'
import type { RootMemory } from './rootMemory.ts'

export function followRenames(files: LiveFiles, panels: GraphPanels, roots: RootMemory): vscode.Disposable {
  const follow = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
    await roots.move(from, to)
    // An editor that was open has run the file under its new name already, but without its root.
    const moved = new Set(files.all.filter(({ uri }) => relocate(uri, to, to)).map(({ uri }) => uri.toString()))
    for (const uri of panels.move(from, to)) moved.add(uri.toString())
    for (const uri of moved) void files.run(vscode.Uri.parse(uri))
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidRenameFiles((event) =>
      event.files.forEach(({ oldUri, newUri }) => void follow(oldUri, newUri)),
    ),
    vscode.workspace.onDidDeleteFiles((event) => event.files.forEach((uri) => panels.close(uri))),
  )
}
