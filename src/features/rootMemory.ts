// Remembers, per file, the value on which the user pressed "run backward".
import * as vscode from 'vscode'
import { relocate } from './relocate.ts'

export interface RootMemory {
  get(file: vscode.Uri): string | null
  set(file: vscode.Uri, key: string): Thenable<void>
  /** After a rename of the file, or of a folder around it. */
  move(from: vscode.Uri, to: vscode.Uri): Promise<void>
}

const prefix = 'root:'

export function createRootMemory(state: vscode.Memento): RootMemory {
  const nameOf = (file: vscode.Uri): string => `${prefix}${file.toString()}`
  return {
    get: (file) => state.get<string>(nameOf(file)) ?? null,
    set: (file, key) => state.update(nameOf(file), key),
    async move(from, to) {
      for (const name of state.keys().filter((key) => key.startsWith(prefix))) {
        const moved = relocate(vscode.Uri.parse(name.slice(prefix.length)), from, to)
        if (!moved) continue
        await state.update(nameOf(moved), state.get(name))
        await state.update(name, undefined)
      }
    },
  }
}
