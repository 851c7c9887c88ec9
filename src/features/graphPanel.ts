// One panel: shows the graph of one live file and passes the user's gestures on.
import * as vscode from 'vscode'
import { explainNode } from '../graph/explain.ts'
import { findValues } from '../graph/findValues.ts'
import { pickMember, setOpen } from '../graph/openGroups.ts'
import type { DrawnSnapshot, SceneViewer } from '../graph/sceneClient.ts'
import { nodeAtOffset, placeOfNode } from '../graph/siteLookup.ts'
import { noChoices, type FromPanel, type GroupChoices, type ToPanel } from '../protocol/panelMessages.ts'
import { noTimes, type Scene, type SceneTimes } from '../protocol/scene.ts'
import type { GroupGesture } from '../protocol/sceneMessages.ts'
import type { GoodRun } from './baseline.ts'
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
  readonly times: SceneTimes
}

type ChangeChoices = (choices: GroupChoices) => GroupChoices | Promise<GroupChoices>

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
  readonly #viewer: SceneViewer
  readonly #subscriptions: vscode.Disposable[]
  readonly #pictures = new Map<number, AwaitedPicture>()
  #lastPicture = 0
  /** The scene last shown, and the run it shows. */
  #shown: Shown = { run: null, choices: noChoices, scene: null, times: noTimes }
  /** The drawing under way. */
  #drawing: { readonly run: GoodRun; readonly choices: GroupChoices; readonly end: Promise<void> } | null = null
  /** Ends when all choices of groups so far have been made. */
  #choosing: Promise<void> = Promise.resolve()
  #isReady = false
  #isDisposed = false
  #selected: number | null = null
  /** Where the editor's cursor is. */
  #cursor: CursorPlace | null = null
  #toldCursor: number | null = null

  constructor(view: vscode.WebviewPanel, uri: vscode.Uri | null, files: LiveFiles, viewer: SceneViewer) {
    this.view = view
    this.uri = uri
    this.#files = files
    this.#viewer = viewer
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

  /** The scene of the latest good run, drawn if need be; null where there is none. Rejects where it cannot be drawn. */
  async layOut(): Promise<Scene | null> {
    const run = this.file?.good ?? null
    const { choices } = this
    if (run === this.#shown.run && choices === this.#shown.choices) return this.#shown.scene
    if (!run) this.#shown = { run, choices, scene: null, times: noTimes }
    else {
      if (this.#drawing?.run !== run || this.#drawing.choices !== choices) {
        this.#drawing = { run, choices, end: this.#draw(run, choices) }
      }
      await this.#drawing.end
    }
    // A run that ended meanwhile is drawn by a call of its own.
    return this.layOut()
  }

  async #draw(run: GoodRun, choices: GroupChoices): Promise<void> {
    try {
      const drawn = await this.#viewer.draw(listDrawn(run), choices)
      if ((this.file?.good ?? null) === run && choices === this.choices) this.#shown = { run, choices, ...drawn }
    } finally {
      if (this.#drawing?.run === run && this.#drawing.choices === choices) this.#drawing = null
    }
  }

  /** The whole graph without groups, for exports; null where there is none. */
  async layOutWhole(): Promise<Scene | null> {
    const run = this.file?.good
    if (!run) return null
    const { scene } = await this.#viewer.draw({ snapshot: run.snapshot, before: null }, noChoices, true)
    return scene
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
    this.#isDisposed = true
    this.#viewer.dispose()
    for (const picture of this.#pictures.values()) picture.reject(new Error('the panel was closed'))
    vscode.Disposable.from(...this.#subscriptions).dispose()
  }

  /** Draws the latest good run, unless that is what is shown, and posts the state. */
  async #show(): Promise<void> {
    try {
      await this.layOut()
    } catch (error) {
      if (!this.#isDisposed) this.#tellFailure(error)
      return
    }
    this.#refresh()
  }

  #tellFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    void vscode.window.showErrorMessage(`Gradient Graph: The graph could not be drawn: ${reason}`)
  }

  #refresh(): void {
    // A drawing under way posts the state when it has ended.
    if (!this.#isReady || !this.view.visible || this.#drawing) return
    const { file } = this
    const { scene, times } = this.#shown
    this.#toldCursor = this.#findCursorNode()
    const state = file ? makePanelState(file, scene, this.#toldCursor, this.choices, times) : emptyPanelState
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
        void this.#choose((choices) => setOpen(choices, message.key, message.open))
        break
      case 'openAll':
        void this.#ask({ kind: 'openAll' })
        break
      case 'closeAll':
        void this.#ask({ kind: 'closeAll' })
        break
      case 'resetGroups':
        void this.#choose(() => noChoices)
        break
      case 'pick':
        void this.#choose((choices) => pickMember(choices, message.key, message.member))
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
    const { run } = this.#shown
    await this.#ask({ kind: 'openAround', node })
    if (run && run === this.#shown.run) this.#post({ type: 'focus', node })
  }

  #ask(gesture: GroupGesture): Promise<void> {
    const { run } = this.#shown
    return this.#choose((choices) => (run ? this.#viewer.choose(listDrawn(run), gesture, choices) : choices))
  }

  /** Opens and closes groups of the graph that is shown, one choice after the other, and shows it. */
  async #choose(change: ChangeChoices): Promise<void> {
    this.#choosing = this.#changeChoices(this.#choosing, change)
    await this.#choosing
    await this.#show()
  }

  async #changeChoices(before: Promise<void>, change: ChangeChoices): Promise<void> {
    await before
    try {
      this.choices = await change(this.choices)
    } catch (error) {
      this.#tellFailure(error)
    }
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

function listDrawn({ snapshot, before }: GoodRun): DrawnSnapshot {
  return { snapshot, before: before?.snapshot ?? null }
}
