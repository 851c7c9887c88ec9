// "Export Graph…": writes what the panel shows, or the whole graph, as SVG, PNG, DOT or JSON.
import * as vscode from 'vscode'
import { exportDot } from '../graph/exportDot.ts'
import { exportSceneDot } from '../graph/exportSceneDot.ts'
import { exportSvg, measurePicture } from '../graph/exportSvg.ts'
import { writeJsonReport } from '../graph/jsonReport.ts'
import type { Report } from '../graph/report.ts'
import type { Scene } from '../protocol/scene.ts'
import type { GoodRun } from './baseline.ts'
import { encodePieces } from './encodePieces.ts'
import { askFormat, askPart, askScale, askTarget, type ExportFormat, type ExportPart } from './exportQuestions.ts'
import type { GraphPanel } from './graphPanel.ts'
import type { LiveFile } from './liveFile.ts'

export interface ExportChoices {
  readonly format?: ExportFormat
  readonly part?: ExportPart
  /** Of a PNG: times the size on screen at zoom 1. */
  readonly scale?: number
  readonly target?: vscode.Uri
}

/** A larger graph cannot be read as one picture, and takes long to lay out. */
const mostPictureValues = 2000

/** Asks for what is not given. Resolves with the file written; undefined when the user thought better of it. */
export async function exportGraph(panel: GraphPanel, given: ExportChoices): Promise<vscode.Uri | undefined> {
  const { file } = panel
  const scene = await panel.graph.layOut()
  const run = file?.good
  if (!scene || !file || !run) {
    void vscode.window.showInformationMessage('There is no graph to export yet: save a file that makes a value.')
    return undefined
  }
  const format = given.format ?? (await askFormat())
  if (!format) return undefined
  const part = await choosePart(scene, format, given.part)
  if (!part) return undefined
  const encode = isPicture(format)
    ? await preparePicture(panel, scene, format, part, given.scale)
    : () => encodePieces(writeData(file, run, scene, format, part))
  const target = encode && (given.target ?? (await askTarget(file.uri, format)))
  if (!encode || !target) return undefined
  try {
    await vscode.workspace.fs.writeFile(target, await encode())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    void vscode.window.showErrorMessage(`The graph could not be written to ${target.fsPath}: ${why}`)
    return undefined
  }
  return target
}

/** Asked only where the two differ. */
async function choosePart(
  scene: Scene,
  format: ExportFormat,
  given: ExportPart | undefined,
): Promise<ExportPart | undefined> {
  const { totalValues } = scene
  const drawn = new Set(scene.cards.map(({ node }) => node)).size
  if (drawn === totalValues) return isPicture(format) ? 'visible' : 'whole'
  const total = totalValues.toLocaleString('en-US')
  const limit = mostPictureValues.toLocaleString('en-US')
  const refusal =
    isPicture(format) && totalValues > mostPictureValues
      ? `The whole graph has ${total} values, a picture has room for ${limit}: DOT and JSON take all.`
      : null
  if (given === 'whole' && refusal !== null) {
    void vscode.window.showWarningMessage(refusal)
    return undefined
  }
  const groups = scene.groups.length > 0 ? ` and ${scene.groups.length} closed groups` : ''
  return given ?? askPart(`${drawn} values${groups}`, `${total} values`, refusal)
}

function isPicture(format: ExportFormat): format is 'svg' | 'png' {
  return format === 'svg' || format === 'png'
}

/** What makes the picture's bytes, when it is known how large it is to be. */
async function preparePicture(
  panel: GraphPanel,
  shown: Scene,
  format: 'svg' | 'png',
  part: ExportPart,
  given: number | undefined,
): Promise<(() => Promise<Uint8Array>) | undefined> {
  const scene = part === 'visible' ? shown : await panel.graph.layOutWhole()
  if (!scene) return undefined
  if (format === 'svg') return () => encodePieces([exportSvg(scene, { theme: 'light' })])
  const scale = given ?? (await askScale(measurePicture(scene)))
  return scale === undefined ? undefined : () => panel.renderPng(exportSvg(scene, { theme: currentTheme() }), scale)
}

function writeData(
  file: LiveFile,
  run: GoodRun,
  scene: Scene,
  format: 'dot' | 'json',
  part: ExportPart,
): Iterable<string> {
  if (format === 'dot') return part === 'whole' ? exportDot(run.snapshot) : [exportSceneDot(scene)]
  const report: Report = {
    file: vscode.workspace.asRelativePath(file.uri, false),
    entry: file.folder.pathOf(file.uri),
    backward: run.askedRoot,
    snapshot: run.snapshot,
    prints: run.snapshot.prints,
    problems: run.snapshot.problems,
    textOf: (path) => run.texts.get(path) ?? '',
    showPath: (path) => path.slice(1),
  }
  return writeJsonReport(report, part === 'whole' ? undefined : new Set(scene.cards.map(({ node }) => node)))
}

function currentTheme(): 'light' | 'dark' {
  const { kind } = vscode.window.activeColorTheme
  return kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight ? 'light' : 'dark'
}
