// Names files by their path inside the workspace folder, the only place a program may import from.
import { realpath } from 'node:fs/promises'
import { relative, isAbsolute } from 'node:path'
import * as vscode from 'vscode'
import { isLibraryPath, libraryRoot } from '../protocol/program.ts'

/** A workspace folder (or, outside of one, a file's own folder). Paths inside it begin with `/` and use `/`. */
export interface ProjectFolder {
  pathOf(file: vscode.Uri): string
  uriOf(path: string): vscode.Uri
  /** The saved text of a file; undefined where there is none, or where a link leads out of the folder. */
  read(path: string): Promise<string | undefined>
}

/** `library`: the folder of the library `nn`, whose files belong to every project. */
export function findProjectFolder(file: vscode.Uri, library: vscode.Uri): ProjectFolder {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri ?? vscode.Uri.joinPath(file, '..')
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`
  const uriOf = (path: string): vscode.Uri =>
    isLibraryPath(path) ? vscode.Uri.joinPath(library, path.slice(libraryRoot.length)) : vscode.Uri.joinPath(root, path)
  return {
    uriOf,
    pathOf: (uri) => (uri.path.startsWith(base) ? uri.path.slice(base.length - 1) : uri.path),
    read: async (path) => {
      const uri = uriOf(path)
      try {
        if (uri.scheme === 'file' && !(await isInside(uri.fsPath, root.fsPath))) return undefined
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
      } catch {
        return undefined
      }
    },
  }
}

async function isInside(file: string, folder: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(file))
  return !way.startsWith('..') && !isAbsolute(way)
}
