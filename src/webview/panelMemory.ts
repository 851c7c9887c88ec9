// Remembers for every file how its graph was being looked at, through hiding, closing and restarting.
import { plainColumn, type ColumnLook } from './training/columnLook.ts'
import { plainLooks, type Looks } from './looks.ts'
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'
import type { ViewTransform } from './viewTransform.ts'

export interface FileMemory {
  /** null: the view fits the scene by itself. */
  readonly transform: ViewTransform | null
  /** Key of the selected value. */
  readonly selected: string | null
  readonly showPartials: boolean
  readonly looks: Looks
  readonly charts: ColumnLook
  /** What the user opened and closed, from which the host restores it. */
  readonly choices: GroupChoices
}

export const freshMemory: FileMemory = {
  transform: null,
  selected: null,
  showPartials: true,
  looks: plainLooks,
  charts: plainColumn,
  choices: noChoices,
}

/** What the panel keeps with VS Code; `fileUri` is the file last shown. */
export interface SavedState {
  readonly fileUri: string | null
  /** The most recently shown file last. */
  readonly files: readonly (readonly [fileUri: string, memory: FileMemory])[]
}

export interface PanelMemory {
  recall(fileUri: string): FileMemory
  remember(fileUri: string, change: Partial<FileMemory>): void
}

const filesKept = 50

export function createPanelMemory(load: () => SavedState | undefined, save: (state: SavedState) => void): PanelMemory {
  const files = new Map(load()?.files)
  const recall = (fileUri: string): FileMemory => ({ ...freshMemory, ...files.get(fileUri) })
  return {
    recall,
    remember(fileUri, change) {
      const memory = { ...recall(fileUri), ...change }
      files.delete(fileUri)
      files.set(fileUri, memory)
      save({ fileUri, files: [...files].slice(-filesKept) })
    },
  }
}
