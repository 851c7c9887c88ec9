// Remembers, per file, the value on which the user pressed "run backward".
import type * as vscode from 'vscode'

export interface RootMemory {
  get(file: vscode.Uri): string | null
  set(file: vscode.Uri, key: string): Thenable<void>
}

export function createRootMemory(state: vscode.Memento): RootMemory {
  const name = (file: vscode.Uri): string => `root:${file.toString()}`
  return {
    get: (file) => state.get<string>(name(file)) ?? null,
    set: (file, key) => state.update(name(file), key),
  }
}
