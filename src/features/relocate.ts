// Where a file is after it, or a folder around it, has been renamed.
import type * as vscode from 'vscode'

/** null: the file was not there. */
export function relocate(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | null {
  if (file.scheme !== from.scheme || file.authority !== from.authority) return null
  if (file.path !== from.path && !file.path.startsWith(`${from.path}/`)) return null
  return to.with({ path: to.path + file.path.slice(from.path.length) })
}
