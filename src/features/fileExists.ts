// Whether something is there, in any file system VS Code knows.
import * as vscode from 'vscode'

export async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  )
}
