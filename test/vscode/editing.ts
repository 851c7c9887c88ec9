// What a user does with files in the editor, for the suites: write, open, edit, save, read the problems.
import * as vscode from 'vscode'
import { poll } from './poll.ts'

/** A file of the workspace, written to disk. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('The suites need a workspace folder.')
  const uri = vscode.Uri.joinPath(folder.uri, name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Opens the file alone: whatever was open before is closed. */
export async function openAlone(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  return vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false })
}

/** Replaces the first occurrence of `from`, as typing would: the document is then unsaved. */
export async function replaceText(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor
  const offset = document.getText().indexOf(from)
  if (offset < 0) throw new Error(`“${from}” is not in the text.`)
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length))
  await editor.edit((edit) => edit.replace(range, to))
}

export interface SeenProblem {
  readonly message: string
  /** The text the problem underlines. */
  readonly text: string
  readonly code: string
}

/** Waits for our own problems of a file to be as `isRight` says; reads them with the text they underline. */
export async function waitForProblems(
  document: vscode.TextDocument,
  isRight: (problems: readonly SeenProblem[]) => boolean,
  timeout = 15_000,
): Promise<readonly SeenProblem[]> {
  let seen: readonly SeenProblem[] = []
  const ask = async (): Promise<readonly SeenProblem[] | undefined> => {
    seen = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'Gradient Graph')
      .map(({ message, range, code }) => ({
        message,
        text: document.getText(range),
        code: typeof code === 'string' ? code : '',
      }))
    return isRight(seen) ? seen : undefined
  }
  return poll(ask, timeout, () => `The problems are ${JSON.stringify(seen)}.`)
}

/** Markdown of our hover at the first occurrence of `text` (or `inside` it); empty where there is none. */
export async function readHover(document: vscode.TextDocument, text: string, inside = 0): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + inside)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  )
  const texts = hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
  return texts.filter((part) => part.includes('data') || part.includes('out of date')).join('\n')
}
