// One panel: shows the graph of one live file and passes the user's gestures on.
import * as vscode from 'vscode'
import { explainNode } from '../graph/explain.ts'
import { buildScene } from '../graph/buildScene.ts'
import { findValues } from '../graph/findValues.ts'
import type { LayoutClient } from '../graph/layoutClient.ts'
import { closeAll, findUser, openAll, openAround, pickMember, setOpen } from '../graph/openGroups.ts'
import { nodeAtOffset, placeOfNode } from '../graph/siteLookup.ts'
import { noChoices, type FromPanel, type GroupChoices, type ToPanel } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { openPlace } from './openPlace.ts'
import { emptyPanelState, makePanelState } from './panelState.ts'

interface AwaitedPicture {
  readonly svg: string
  readonly scale: number
  resolve(base64: string): void
  reject(error: Error): void
}

interface Shown {
  readonly run: LiveFile['good']
  readonly choices: GroupChoices
  readonly scene: Scene | null
}

/** A place in a file of the program, by path in the project folder. */
export interface CursorPlace {
  readonly path: string
  readonly offset: number
}

export class GraphPanel implements vscode.Disposable {
  readonly view: vscode.WebviewPanel
  readonly uri: vscode.Uri | null
  /** How the graph is being looked at, as the webview tells it. */
  memory = ''
  /** Which groups the user opened and closed. */
  choices: GroupChoices = noChoices
  readonly #files: LiveFiles
  readonly #layout: LayoutClient
  readonly #subscriptions: vscode.Disposable[]
  readonly #pictures = new Map<number, AwaitedPicture>()
  #lastPicture = 0
  /** The scene last shown, and the run it shows. */
  #shown: Shown = { run: null, choices: noChoices, scene: null }
  #isReady = false
  #selected: number | null = null
  /** Where the editor's cursor is. */
  #cursor: CursorPlace | null = null
  #toldCursor: number | null = null

  constructor(view: vscode.WebviewPanel, uri: vscode.Uri | null, files: LiveFiles, layout: LayoutClient) {
    this.view = view
    this.uri = uri
    this.#files = files
    this.#layout = layout
    this.#subscriptions = [
      view.webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message)),
      files.onDidChange((file) => {
        if (file === this.file) void this.#show()
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

  /** The scene of the latest good run, laid out if need be, for exports; null where there is none. */
  async layOut(): Promise<Scene | null> {
    const run = this.file?.good ?? null
    const choices = this.choices
    if (run !== this.#shown.run || choices !== this.#shown.choices) {
      const before = run?.before?.snapshot ?? null
      const scene =
        run &&
        (await buildScene(run.snapshot, this.#layout, {
          before,
          drawnBefore: this.#shown.run?.snapshot ?? null,
          choices,
        }))
      // A run that ended meanwhile is laid out by a call of its own.
      if ((this.file?.good ?? null) !== run || choices !== this.choices) return this.layOut()
      this.#shown = { run, choices, scene }
    }
    return this.#shown.scene
  }

  /** The whole graph without groups, for exports; null where there is none. */
  async layOutWhole(): Promise<Scene | null> {
    const run = this.file?.good
    return run ? buildScene(run.snapshot, this.#layout, { isFlat: true }) : null
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
    const request = ++this.#lastPicture
    const base64 = await new Promise<string>((resolve, reject) => {
      this.#pictures.set(request, { svg, scale, resolve, reject })
      if (this.#isReady) this.#post({ type: 'renderPng', request, svg, scale })
    })
    return Buffer.from(base64, 'base64')
  }

  dispose(): void {
    for (const picture of this.#pictures.values()) picture.reject(new Error('the panel was closed'))
    vscode.Disposable.from(...this.#subscriptions).dispose()
  }

  /** Lays the latest good run out, unless that is what is shown, and posts the state. */
  async #show(): Promise<void> {
    await this.layOut()
    this.#refresh()
  }

  #refresh(): void {
    if (!this.#isReady || !this.view.visible) return
    const { file } = this
    this.#toldCursor = this.#findCursorNode()
    const state = file ? makePanelState(file, this.#shown.scene, this.#toldCursor, this.choices) : emptyPanelState
    this.#post({ type: 'state', state })
    this.#explain()
  }

  #explain(): void {
    const run = this.#shown.run
    if (!run) return
    const explanation =
      this.#selected === null ? null : explainNode(run.snapshot, this.#selected, (path) => run.texts.get(path) ?? '')
    this.#post({ type: 'explanation', explanation })
  }

  /** What an edit has moved is looked for again when the text has run. */
  #findCursorNode(): number | null {
    const fresh = this.file?.fresh
    if (!this.#cursor || !fresh || fresh !== this.#shown.run) return null
    return nodeAtOffset(fresh.snapshot, this.#cursor.path, this.#cursor.offset)
  }

  #post(message: ToPanel): void {
    void this.view.webview.postMessage(message)
  }

  #receive(message: FromPanel): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        for (const [request, { svg, scale }] of this.#pictures) this.#post({ type: 'renderPng', request, svg, scale })
        void this.#show()
        break
      case 'select':
        this.#selected = message.id
        this.#explain()
        break
      case 'reveal':
        this.#reveal(message.id, message.focus)
        break
      case 'search':
        this.#search(message.query)
        break
      case 'showNode':
        void this.#showNode(message.node)
        break
      case 'setOpen':
        this.#choose((_, choices) => setOpen(choices, message.key, message.open))
        break
      case 'openAll':
        this.#choose(openAll)
        break
      case 'closeAll':
        this.#choose(closeAll)
        break
      case 'resetGroups':
        this.#choose(() => noChoices)
        break
      case 'pick':
        this.#choose((_, choices) => pickMember(choices, message.key, message.member))
        break
      case 'openPlace':
        if (this.file) void openPlace(this.file.folder.uriOf(message.file), message, true)
        break
      case 'setRoot':
        void vscode.commands.executeCommand('gradientGraph.runBackward', {
          uri: this.uri?.toString(),
          key: message.key,
        })
        break
      case 'runBackward':
      case 'export':
      case 'newFile':
        void vscode.commands.executeCommand(`gradientGraph.${message.type}`, { uri: this.uri?.toString() })
        break
      case 'trust':
        void vscode.commands.executeCommand('workbench.trust.manage')
        break
      case 'png':
        this.#takePicture(message.request)?.resolve(message.base64)
        break
      case 'remember':
        this.memory = message.memory
        break
      case 'failed': {
        const picture = message.request === null ? undefined : this.#takePicture(message.request)
        if (picture) picture.reject(new Error(message.message))
        else void vscode.window.showErrorMessage(`Gradient Graph: ${message.message}`)
        break
      }
    }
  }

  #search(query: string): void {
    const run = this.#shown.run
    if (run) this.#post({ type: 'found', query, ...findValues(run.snapshot, query) })
  }

  /** Opens what is around the node, and then tells the panel where to look. */
  async #showNode(node: number): Promise<void> {
    const run = this.#shown.run
    if (!run) return
    this.choices = openAround(run.snapshot, node, this.choices)
    await this.#show()
    if (run === this.#shown.run) this.#post({ type: 'focus', node: this.#findDrawn(run.snapshot, node) })
  }

  /** A value inside a chain of sums is shown by the card of the whole sum. */
  #findDrawn(snapshot: Snapshot, node: number): number {
    const drawn = new Set(this.#shown.scene?.cards.map((card) => card.node))
    let shown = node
    while (!drawn.has(shown) && shown < snapshot.graph.op.length - 1) shown = findUser(snapshot, shown)
    return shown
  }

  /** Opens and closes groups of the graph that is shown. */
  #choose(change: (snapshot: Snapshot, choices: GroupChoices) => GroupChoices): void {
    const run = this.#shown.run
    if (!run) return
    this.choices = change(run.snapshot, this.choices)
    void this.#show()
  }

  #takePicture(request: number): AwaitedPicture | undefined {
    const picture = this.#pictures.get(request)
    this.#pictures.delete(request)
    return picture
  }

  #reveal(id: number, focus: boolean): void {
    const { file } = this
    const run = this.#shown.run
    const place = run && placeOfNode(run.snapshot, id)
    if (file && place) void openPlace(file.folder.uriOf(place.file), place, focus, run.texts.get(place.file))
  }
}
