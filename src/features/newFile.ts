// "New .nn.ts File": an unsaved file with the smallest program that has a graph.
import * as vscode from 'vscode'
import { exists } from './fileExists.ts'

const program = `// Plain operators; every value remembers how it was computed.
// Save, then press "run backward" above L to see every gradient.
const a = value(2)
const b = value(-3)
const c = value(10)
const L = a * b + c
`

export async function createNewFile(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const uri = folder ? await findFreeName(folder) : vscode.Uri.from({ scheme: 'untitled', path: 'graph.nn.ts' })
  const document = await vscode.workspace.openTextDocument(uri)
  if (document.getText() === '') {
    const edit = new vscode.WorkspaceEdit()
    edit.insert(uri, new vscode.Position(0, 0), program)
    await vscode.workspace.applyEdit(edit)
  }
  await vscode.window.showTextDocument(document)
}

/** Saving it then asks for nothing. */
async function findFreeName(folder: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = vscode.Uri.joinPath(folder, number === 1 ? 'graph.nn.ts' : `graph-${number}.nn.ts`)
    const untitled = file.with({ scheme: 'untitled' })
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.path === file.path)
    if (!isOpen && !(await exists(file))) return untitled
  }
}
