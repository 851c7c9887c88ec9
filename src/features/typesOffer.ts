// TypeScript 7 loads no plugins: offers to write the two files that give a folder of `.nn.ts` files their types there.
import * as vscode from 'vscode'
import { environmentFile, makeEnvironmentFiles } from '../tsserver/environmentFiles.ts'
import { exists } from './fileExists.ts'
import { isGraphDocument } from './graphDocument.ts'

/** Offers once a session, when a `.nn.ts` file is in the editor, TypeScript 7 checks it and its folder has no declarations yet. */
export function offerTypes(extension: vscode.Uri): vscode.Disposable {
  let isOffered = false
  const consider = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (isOffered || !editor || !isGraphDocument(editor.document) || !usesTypeScript7()) return
    const folder = folderOf(editor.document.uri)
    if (await exists(vscode.Uri.joinPath(folder, environmentFile))) return
    isOffered = true
    const write = `Write ${environmentFile}`
    const answer = await vscode.window.showInformationMessage(
      `TypeScript 7 loads no plugins, so it does not know what \`value\` and \`.backward()\` are. ${environmentFile} and a tsconfig.json in ${vscode.workspace.asRelativePath(folder)} tell it.`,
      write,
    )
    if (answer === write) await writeTypes(extension, editor.document.uri)
  }
  void consider(vscode.window.activeTextEditor)
  return vscode.window.onDidChangeActiveTextEditor((editor) => void consider(editor))
}

/** Writes both files into the folder of `file`; a tsconfig.json that is there is never overwritten, but opened and explained. */
export async function writeTypes(extension: vscode.Uri, file: vscode.Uri | null): Promise<void> {
  const folder = file ? folderOf(file) : vscode.workspace.workspaceFolders?.[0]?.uri
  if (!folder) {
    void vscode.window.showInformationMessage('Open a folder or a .nn.ts file first: the types are written beside it.')
    return
  }
  const declarations = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', environmentFile))
  const kept: string[] = []
  for (const { name, text } of makeEnvironmentFiles(new TextDecoder().decode(declarations))) {
    const target = vscode.Uri.joinPath(folder, name)
    if (name !== environmentFile && (await exists(target))) kept.push(name)
    else await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text))
  }
  void vscode.window.showInformationMessage(
    kept.length === 0
      ? `Wrote ${environmentFile} and tsconfig.json.`
      : `Wrote ${environmentFile}. The ${kept.join(', ')} of the folder stays as it is: add "${environmentFile}" and "**/*.nn.ts" to its "include", and "moduleDetection": "force" to its compiler options.`,
  )
}

function usesTypeScript7(): boolean {
  const isOn = (section: string): boolean =>
    vscode.workspace.getConfiguration(section).get('experimental.useTsgo', false)
  return isOn('js/ts') || isOn('typescript')
}

function folderOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..')
}
