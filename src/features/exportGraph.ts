// "Export Graph…": writes what the panel shows as SVG, PNG or DOT.
import * as vscode from 'vscode'
import { exportDot } from '../graph/exportDot.ts'
import { exportSvg } from '../graph/exportSvg.ts'
import type { GraphPanel } from './graphPanel.ts'

const formats = ['svg', 'png', 'dot'] as const
export type ExportFormat = (typeof formats)[number]

const descriptions = {
  svg: { label: 'SVG', description: 'sharp at any size, for documents and the web' },
  png: { label: 'PNG', description: 'a picture, twice the size on screen' },
  dot: { label: 'DOT', description: 'Graphviz source' },
}
const pngScale = 2

/** Asks for what is not given. Resolves with the file written; undefined when the user thought better of it. */
export async function exportGraph(
  panel: GraphPanel,
  given: { readonly format?: ExportFormat; readonly target?: vscode.Uri },
): Promise<vscode.Uri | undefined> {
  const { file } = panel
  const scene = await panel.layOut()
  if (!scene || !file?.good) {
    void vscode.window.showInformationMessage('There is no graph to export yet: save a file that makes a value.')
    return undefined
  }
  const format = given.format ?? (await askFormat())
  if (!format) return undefined
  const target = given.target ?? (await askTarget(file.uri, format))
  if (!target) return undefined
  const snapshot = file.good.snapshot
  const encode = {
    svg: () => new TextEncoder().encode(exportSvg(scene, { theme: 'light' })),
    png: () => panel.renderPng(exportSvg(scene, { theme: currentTheme() }), pngScale),
    dot: () => new TextEncoder().encode(exportDot(snapshot)),
  }
  try {
    await vscode.workspace.fs.writeFile(target, await encode[format]())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    void vscode.window.showErrorMessage(`The graph could not be written to ${target.fsPath}: ${why}`)
    return undefined
  }
  return target
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = formats.map((format) => ({ ...descriptions[format], format }))
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Export the graph as…' }))?.format
}

function askTarget(source: vscode.Uri, format: ExportFormat): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: source.with({ path: source.path.replace(/\.nn\.ts$/, `.${format}`) }),
    filters: { [descriptions[format].label]: [format] },
  })
}

function currentTheme(): 'light' | 'dark' {
  const { kind } = vscode.window.activeColorTheme
  return kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight ? 'light' : 'dark'
}
