// All open panels, one a file: opens, restores and finds them, and brings forward the one of the file being edited.
import * as vscode from 'vscode'
import type { SceneClient } from '../graph/sceneClient.ts'
import { isGraphDocument } from './graphDocument.ts'
import { GraphPanel } from './graphPanel.ts'
import type { LiveFiles } from './liveFiles.ts'
import { makePanelHtml } from './panelHtml.ts'
import { relocate } from './relocate.ts'
import { readChoices, renameRemembered } from './rememberedChoices.ts'

export class GraphPanels implements vscode.Disposable {
  readonly #panels = new Set<GraphPanel>()
  /** By file, how a panel that was closed was looking at its graph. */
  readonly #memories = new Map<string, string>()
  readonly #extension: vscode.Uri
  readonly #files: LiveFiles
  readonly #scenes: SceneClient
  readonly #subscriptions: vscode.Disposable[]

  constructor(extension: vscode.Uri, files: LiveFiles, scenes: SceneClient) {
    this.#extension = extension
    this.#files = files
    this.#scenes = scenes
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#pointAt(textEditor)),
    ]
  }

  /** The panel of a file; without a file, the panel that is in front. */
  find(uri: vscode.Uri | null): GraphPanel | undefined {
    const panels = [...this.#panels]
    if (!uri) return panels.find(({ view }) => view.active)
    return panels.find((panel) => panel.uri?.toString() === uri.toString())
  }

  /** Shows the panel of the file beside its code; `null`: the panel that says how to begin. */
  show(uri: vscode.Uri | null): GraphPanel {
    const open = [...this.#panels].find((panel) => panel.uri?.toString() === uri?.toString())
    if (open) {
      open.view.reveal(undefined, true)
      return open
    }
    return this.#open(uri, [...this.#panels][0]?.view.viewColumn ?? vscode.ViewColumn.Beside)
  }

  /** Shows the renamed file, or those of the renamed folder, in place of the old ones; returns which have a panel now. */
  move(from: vscode.Uri, to: vscode.Uri): vscode.Uri[] {
    const moved: vscode.Uri[] = []
    for (const { uri, view, memory } of this.#panels) {
      const renamed = uri && relocate(uri, from, to)
      if (!renamed) continue
      // In this order, so that the panel's column stays.
      if (renamed.path.endsWith('.nn.ts') && !this.find(renamed)) {
        this.#memories.set(renamed.toString(), renameRemembered(memory, uri.toString(), renamed.toString()))
        this.#open(renamed, view.viewColumn ?? vscode.ViewColumn.Beside)
        moved.push(renamed)
      }
      view.dispose()
    }
    return moved
  }

  /** Closes the panels of the file, or of all files of the folder. */
  close(gone: vscode.Uri): void {
    for (const { uri, view } of this.#panels) if (uri && relocate(uri, gone, gone)) view.dispose()
  }

  /** Fills a panel that VS Code restored after a reload; `state` is what the webview kept. */
  restore(view: vscode.WebviewPanel, state: unknown): void {
    const uri = readFileUri(state)
    const panel = this.#add(view, uri)
    panel.graph.choices = readChoices(state, String(uri))
    // A file that was deleted or renamed meanwhile has nothing to show.
    if (uri) this.#files.run(uri).catch(() => view.dispose())
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, ...this.#panels).dispose()
  }

  #open(uri: vscode.Uri | null, viewColumn: vscode.ViewColumn): GraphPanel {
    const place = { viewColumn, preserveFocus: true }
    return this.#add(vscode.window.createWebviewPanel('gradientGraph.panel', 'Gradient Graph', place, {}), uri)
  }

  #add(view: vscode.WebviewPanel, uri: vscode.Uri | null): GraphPanel {
    const name = uri?.path.slice(uri.path.lastIndexOf('/') + 1)
    view.title = name ? `Graph: ${name}` : 'Gradient Graph'
    view.iconPath = vscode.Uri.joinPath(this.#extension, 'media', 'icon.png')
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.#extension, folder)),
    }
    const panel = new GraphPanel(view, uri, this.#files, this.#scenes.openViewer())
    this.#panels.add(panel)
    view.onDidDispose(() => {
      this.#panels.delete(panel)
      this.#memories.set(String(uri), panel.memory)
      panel.dispose()
    })
    panel.memory = this.#memories.get(String(uri)) ?? ''
    if (panel.memory) panel.graph.choices = readChoices(JSON.parse(panel.memory), String(uri))
    view.webview.html = makePanelHtml(view.webview, this.#extension, panel.memory)
    return panel
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isGraphDocument(editor.document)) return
    const panel = this.find(editor.document.uri)
    if (panel && !panel.view.visible && panel.view.viewColumn !== editor.viewColumn) panel.view.reveal(undefined, true)
  }

  #pointAt({ document, selection }: vscode.TextEditor): void {
    for (const panel of this.#panels) {
      const { file } = panel
      if (!file?.isAbout(document.uri)) continue
      const path = file.folder.pathOf(document.uri)
      // A selection is a stretch of text, not a place: the node it came from is selected in the panel already.
      panel.setCursor(selection.isEmpty ? { path, offset: document.offsetAt(selection.active) } : null)
    }
  }
}

function readFileUri(state: unknown): vscode.Uri | null {
  if (typeof state !== 'object' || state === null || !('fileUri' in state)) return null
  return typeof state.fileUri === 'string' ? vscode.Uri.parse(state.fileUri) : null
}
