// One panel: shows the graph of one live file and passes the user's gestures on.
import * as vscode from 'vscode'
import { explainNode } from '../graph/explain.ts'
import { findValues } from '../graph/findValues.ts'
import type { SceneViewer } from '../graph/sceneClient.ts'
import { describeProgress } from '../graph/progressText.ts'
import { nodeAtOffset, placeOfNode } from '../graph/siteLookup.ts'
import type { FromPanel, ToPanel } from '../protocol/panelMessages.ts'
import type { GoodRun } from './baseline.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { openPlace } from './openPlace.ts'
import { OrderedPictures } from './orderedPictures.ts'
import { createPacer } from './pacer.ts'
import { emptyPanelState, makePanelState } from './panelState.ts'
import { ShownGraph } from './shownGraph.ts'

/** Of a display that shows 60 pictures a second, three. */
const framePauseMs = 50

/** A place in a file of the program, by path in the project folder. */
export interface CursorPlace {
  readonly path: string
  readonly offset: number
}

export class GraphPanel implements vscode.Disposable {
  readonly view: vscode.WebviewPanel
  readonly uri: vscode.Uri | null
  readonly graph: ShownGraph
  /** How the graph is being looked at, as the webview tells it. */
  memory = ''
  readonly #files: LiveFiles
  readonly #subscriptions: vscode.Disposable[]
  readonly #pictures = new OrderedPictures()
  #isReady = false
  #isDisposed = false
  #selected: number | null = null
  /** Where the editor's cursor is. */
  #cursor: CursorPlace | null = null
  #toldCursor: number | null = null
  /** The webview shows that a run trains. */
  #toldProgress = false
  readonly #progress = createPacer(() => this.#tellProgress(), framePauseMs)

  constructor(view: vscode.WebviewPanel, uri: vscode.Uri | null, files: LiveFiles, viewer: SceneViewer) {
    this.view = view
    this.uri = uri
    this.graph = new ShownGraph(() => this.file?.shown ?? null, viewer)
    this.#files = files
    this.#subscriptions = [
      view.webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message)),
      files.onDidChange((file) => {
        if (file === this.file) void this.#show()
      }),
      files.onDidTrain((file) => {
        if (file === this.file) this.#followTraining()
      }),
      // What is posted to a hidden webview is lost: it gets the whole state when it is seen again.
      view.onDidChangeViewState(() => {
        if (!view.visible) this.#isReady = false
        this.#refresh()
      }),
    ]
    if (uri) this.#subscriptions.push(files.pin(uri))
  }

  get file(): LiveFile | undefined {
    return this.uri ? this.#files.find(this.uri) : undefined
  }

  /** Highlights the node whose code holds the cursor, now and after later runs. */
  setCursor(place: CursorPlace | null): void {
    this.#cursor = place
    const id = this.#findCursorNode()
    if (id === this.#toldCursor) return
    this.#toldCursor = id
    this.#post({ type: 'cursor', id })
  }

  /** Draws an SVG text as PNG, in the webview; resolves with the file's bytes. */
  async renderPng(svg: string, scale: number): Promise<Uint8Array> {
    this.view.reveal(undefined, true)
    const base64 = await this.#pictures.order(svg, scale, (question) => {
      if (this.#isReady) this.#post(question)
    })
    return Buffer.from(base64, 'base64')
  }

  dispose(): void {
    this.#isDisposed = true
    this.#progress.clear()
    this.graph.dispose()
    this.#pictures.failAll('the panel was closed')
    vscode.Disposable.from(...this.#subscriptions).dispose()
  }

  /** Draws the latest good run, unless that is what is shown, and posts the state. `before` is done first. */
  async #show(before?: Promise<void>): Promise<void> {
    try {
      await before
      await this.graph.layOut()
    } catch (error) {
      if (!this.#isDisposed) tellFailure(error)
      return
    }
    this.#refresh()
  }

  #refresh(): void {
    // A drawing under way posts the state when it has ended.
    if (!this.#isReady || !this.view.visible || this.graph.isDrawing) return
    const { file } = this
    this.#toldCursor = this.#findCursorNode()
    const state = file ? makePanelState(file, this.graph.drawn, this.#toldCursor) : emptyPanelState
    this.#post({ type: 'state', state })
    this.#explain()
    this.#tellProgress()
  }

  /** What a hidden panel does not show is neither drawn nor told. */
  #followTraining(): void {
    if (!this.#isReady || !this.view.visible) return
    this.#progress.offer(undefined)
    if (this.file?.shown !== this.graph.drawn.run && !this.graph.isDrawing) void this.#show()
  }

  #tellProgress(): void {
    const progress = this.file?.progress ?? null
    if (!this.#isReady || !this.view.visible || (progress === null && !this.#toldProgress)) return
    this.#toldProgress = progress !== null
    this.#post({ type: 'progress', progress: progress && { ...progress, words: describeProgress(progress) } })
  }

  #explain(): void {
    const { run } = this.graph.drawn
    if (!run) return
    const explanation =
      this.#selected === null ? null : explainNode(run.snapshot, this.#selected, (path) => run.texts.get(path) ?? '')
    this.#post({ type: 'explanation', explanation })
  }

  /** What an edit has moved is looked for again when the text has run. */
  #findCursorNode(): number | null {
    const fresh = this.file?.live ?? this.file?.fresh
    if (!this.#cursor || !fresh || fresh !== this.graph.drawn.run) return null
    return nodeAtOffset(fresh.snapshot, this.#cursor.path, this.#cursor.offset)
  }

  #post(message: ToPanel): void {
    void this.view.webview.postMessage(message)
  }

  #receive(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        this.#toldProgress = false
        this.#pictures.open.forEach((question) => this.#post(question))
        void this.#show()
        break
      case 'select':
        this.#selected = message.id
        this.#explain()
        break
      case 'reveal':
        this.#reveal(message.run, message.id, message.focus)
        break
      case 'search':
        this.#search(message.query)
        break
      case 'showNode':
        void this.#showNode(message.run, message.node)
        break
      case 'setOpen':
      case 'openAll':
      case 'closeAll':
      case 'resetGroups':
      case 'pick':
        void this.#show(this.graph.change(message))
        break
      case 'openPlace':
        if (this.file) void openPlace(this.file.folder.uriOf(message.file), message, true)
        break
      case 'setRoot':
        this.#execute('runBackward', { key: message.key })
        break
      case 'runBackward':
      case 'export':
      case 'newFile':
        this.#execute(message.type)
        break
      case 'painted':
        this.file?.notePainted(message.run)
        break
      case 'showPass':
        void this.file?.showPass(message.pass)
        break
      case 'cancelRun':
        this.file?.cancelRun()
        break
      case 'trust':
        void vscode.commands.executeCommand('workbench.trust.manage')
        break
      case 'png':
        this.#pictures.deliver(message.request, message.base64)
        break
      case 'remember':
        this.memory = message.memory
        break
      case 'failed':
        if (!this.#pictures.fail(message.request, message.message))
          void vscode.window.showErrorMessage(`Gradient Graph: ${message.message}`)
        break
    }
  }

  #execute(command: string, more: { readonly key?: string } = {}): void {
    void vscode.commands.executeCommand(`gradientGraph.${command}`, { uri: this.uri?.toString(), ...more })
  }

  #search(query: string): void {
    const { run } = this.graph.drawn
    if (run) this.#post({ type: 'found', query, run: run.number, ...findValues(run.snapshot, query) })
  }

  /** Opens what is around the node, and then tells the panel where to look. */
  async #showNode(number: number, node: number): Promise<void> {
    const run = this.#findRun(number)
    if (!run) return
    await this.#show(this.graph.openAround(node))
    if (run === this.graph.drawn.run) this.#post({ type: 'focus', node })
  }

  #reveal(number: number, id: number, focus: boolean): void {
    const { file } = this
    const run = this.#findRun(number)
    const place = run && placeOfNode(run.snapshot, id)
    if (file && place) void openPlace(file.folder.uriOf(place.file), place, focus, run.texts.get(place.file))
  }

  /** What the user saw of an earlier run says nothing of this one: its nodes have other ids. */
  #findRun(number: number): GoodRun | null {
    const { run } = this.graph.drawn
    return run?.number === number ? run : null
  }
}

function tellFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  void vscode.window.showErrorMessage(`Gradient Graph: The graph could not be drawn: ${reason}`)
}
