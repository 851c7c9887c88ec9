// All open panels, one a file: opens, restores and finds them, and brings forward the one of the file being edited.
import * as vscode from 'vscode'
import type { SceneClient } from '../graph/sceneClient.ts'
import { isGraphDocument } from './graphDocument.ts'
import { GraphPanel } from './graphPanel.ts'
import type { LiveFiles } from './liveFiles.ts'
import { readChoices } from './rememberedChoices.ts'
import { makePanelHtml } from './panelHtml.ts'

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
    const column = [...this.#panels][0]?.view.viewColumn ?? vscode.ViewColumn.Beside
    const place = { viewColumn: column, preserveFocus: true }
    return this.#add(vscode.window.createWebviewPanel('gradientGraph.panel', 'Gradient Graph', place, {}), uri)
  }

  /** Fills a panel that VS Code restored after a reload; `state` is what the webview kept. */
  restore(view: vscode.WebviewPanel, state: unknown): void {
    const uri = readFileUri(state)
    const panel = this.#add(view, uri)
    panel.choices = readChoices(state, String(uri))
    // A file that was deleted or renamed meanwhile has nothing to show.
    if (uri) this.#files.run(uri).catch(() => view.dispose())
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, ...this.#panels).dispose()
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
    if (panel.memory) panel.choices = readChoices(JSON.parse(panel.memory), String(uri))
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
