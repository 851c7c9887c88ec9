// What the commands of the palette, the code lenses and the panel's buttons do.
import * as vscode from 'vscode'
import { exportGraph, type ExportChoices } from './exportGraph.ts'
import { isGraphDocument } from './graphDocument.ts'
import type { GraphPanel } from './graphPanel.ts'
import type { GraphPanels } from './graphPanels.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { createNewFile } from './newFile.ts'
import { writeTypes } from './typesOffer.ts'

/** What a caller may know: a lens its file and statement, the editor's title bar its file, the palette nothing. */
interface Target {
  readonly uri: vscode.Uri | null
  readonly key: string | null
  readonly choices: ExportChoices
}

export type Commands = Record<'show' | 'runBackward' | 'export' | 'cancelRun' | 'newFile' | 'writeTypes', Command>
type Command = (argument: unknown) => Promise<unknown>

export function makeCommands(extension: vscode.Uri, files: LiveFiles, panels: GraphPanels): Commands {
  const show = async (uri: vscode.Uri | null): Promise<GraphPanel> => {
    const panel = panels.show(uri)
    if (uri && !files.find(uri)) await files.run(uri)
    return panel
  }
  return {
    show: async (argument) => {
      await show(readTarget(argument).uri ?? findActiveFile(panels))
    },
    runBackward: async (argument) => {
      const { uri, key } = readTarget(argument)
      const active = uri ?? findActiveFile(panels)
      if (!active) return show(null)
      const file = files.find(active) ?? (await files.run(active))
      const root = key ?? findKey(file)
      if (root === null) return explainNoValue(file)
      await saveEdits(active)
      await files.runBackward(active, root)
      return show(active)
    },
    export: async (argument) => {
      const { uri, choices } = readTarget(argument)
      const active = uri ?? findActiveFile(panels)
      const panel = await show(active)
      // A first run may still be going.
      if (active && !panel.file?.good) await files.run(active)
      return exportGraph(panel, choices)
    },
    cancelRun: async (argument) => {
      const given = readTarget(argument).uri ?? findActiveFile(panels)
      const file = given ? files.find(given) : files.all.find(({ isRunning }) => isRunning)
      if (file?.isRunning) return file.cancelRun()
      return vscode.window.showInformationMessage('There is no run to cancel.')
    },
    newFile: createNewFile,
    writeTypes: (argument) => writeTypes(extension, readTarget(argument).uri ?? findActiveFile(panels)),
  }
}

function readTarget(argument: unknown): Target {
  if (argument instanceof vscode.Uri) return { uri: argument, key: null, choices: {} }
  if (typeof argument === 'string') return { uri: vscode.Uri.parse(argument), key: null, choices: {} }
  const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
    uri?: string
    key?: string
    target?: string
  } & Omit<ExportChoices, 'target'>
  const { uri, key, target, ...choices } = given
  return {
    uri: uri === undefined ? null : vscode.Uri.parse(uri),
    key: key ?? null,
    choices: { ...choices, ...(target !== undefined && { target: vscode.Uri.parse(target) }) },
  }
}

/** The file of the active editor, or of the active panel, or the only one in sight. */
function findActiveFile(panels: GraphPanels): vscode.Uri | null {
  const editor = vscode.window.activeTextEditor
  if (editor && isGraphDocument(editor.document)) return editor.document.uri
  const panel = panels.find(null)
  if (panel?.uri) return panel.uri
  const visible = vscode.window.visibleTextEditors.filter(({ document }) => isGraphDocument(document))
  return visible.length === 1 ? (visible[0]?.document.uri ?? null) : null
}

/** The statement under the cursor, or else the root that is shown. */
function findKey(file: LiveFile): string | null {
  const snapshot = file.good?.snapshot
  if (!snapshot) return null
  const editor = vscode.window.activeTextEditor
  if (editor && editor.document.uri.toString() === file.uri.toString() && file.fresh) {
    const offset = editor.document.offsetAt(editor.selection.active)
    const at = snapshot.statements.findLast(({ site }) => {
      const span = snapshot.program.sites[site]
      return span !== undefined && span.start <= offset && offset <= span.end
    })
    if (at) return at.key
  }
  const root = snapshot.graph.data.length - 1
  return snapshot.statements.find(({ node }) => node.id === root)?.key ?? null
}

/** "run backward" after an edit means the text as it stands: it is saved, as any run of it would be. */
async function saveEdits(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri)
  if (document.isDirty && !document.isUntitled) await document.save()
}

async function explainNoValue(file: LiveFile): Promise<void> {
  const why =
    file.status.kind === 'stale' ? file.status.reason : 'it makes no value at top level, as `const a = value(2)` does'
  await vscode.window.showInformationMessage(`There is nothing to run backward from: ${why}`)
}
