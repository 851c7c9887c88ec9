// Keeps a LiveFile for every `.nn.ts` file in sight, and runs it when it is opened, saved or trusted.
import * as vscode from 'vscode'
import { isGraphDocument } from './graphDocument.ts'
import { LiveFile } from './liveFile.ts'
import type { RootMemory } from './rootMemory.ts'
import type { Runner } from './runner.ts'

export class LiveFiles implements vscode.Disposable {
  readonly #files = new Map<string, LiveFile>()
  readonly #pins = new Map<string, number>()
  /** By file, a text that another program has saved and that its editor is about to show, or would show without its edits. */
  readonly #awaited = new Map<string, string>()
  readonly #runner: Runner
  readonly #roots: RootMemory
  readonly #library: vscode.Uri
  readonly #changed = new vscode.EventEmitter<LiveFile>()
  readonly #trained = new vscode.EventEmitter<LiveFile>()
  readonly #closed = new vscode.EventEmitter<vscode.Uri>()
  readonly #subscriptions: vscode.Disposable[]
  /** Fires whenever what is known of a file changes. */
  readonly onDidChange = this.#changed.event
  /** Fires whenever the training of a file has come further. */
  readonly onDidTrain = this.#trained.event
  readonly onDidClose = this.#closed.event

  /** `library`: the folder of the library `nn`, whose files are read but not run. */
  constructor(runner: Runner, roots: RootMemory, library: vscode.Uri) {
    this.#runner = runner
    this.#library = library
    this.#roots = roots
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{nn.ts,csv,json}')
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(({ document }) => this.#see(document))),
      vscode.workspace.onDidSaveTextDocument((document) => this.#rerunDependents(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.#runAwaited(document)) this.#noticeEdits(document.uri)
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri)
        this.#noticeEdits(uri)
      }),
      watcher,
      watcher.onDidCreate((uri) => this.#noticeDisk(uri)),
      watcher.onDidChange((uri) => this.#noticeDisk(uri)),
      watcher.onDidDelete((uri) => this.#noticeDisk(uri)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#files.forEach((file) => void this.run(file.uri))),
    ]
    vscode.window.visibleTextEditors.forEach(({ document }) => this.#see(document))
  }

  get all(): readonly LiveFile[] {
    return [...this.#files.values()]
  }

  find(uri: vscode.Uri): LiveFile | undefined {
    return this.#files.get(uri.toString())
  }

  /** Runs the file as it stands in the editor, and resolves with it when the run has ended. */
  run(uri: vscode.Uri): Promise<LiveFile> {
    return this.#run(uri, true)
  }

  /** Makes `key` the root of the file, from now on, and runs backward from it. */
  async runBackward(uri: vscode.Uri, key: string): Promise<LiveFile> {
    await this.#roots.set(uri, key)
    return this.#run(uri, false)
  }

  /** Keeps what is known of the file, also when its document is closed, until disposed. */
  pin(uri: vscode.Uri): vscode.Disposable {
    const key = uri.toString()
    this.#pins.set(key, (this.#pins.get(key) ?? 0) + 1)
    return new vscode.Disposable(() => {
      this.#pins.set(key, (this.#pins.get(key) ?? 1) - 1)
      if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) this.#forget(uri)
    })
  }

  dispose(): void {
    const events = [this.#changed, this.#trained, this.#closed]
    vscode.Disposable.from(...this.#subscriptions, ...this.#files.values(), ...events).dispose()
  }

  async #run(uri: vscode.Uri, isSave: boolean): Promise<LiveFile> {
    const file = this.find(uri) ?? this.#add(uri)
    const document = await vscode.workspace.openTextDocument(uri)
    await file.run(document, this.#roots.get(uri), isSave)
    return file
  }

  #see(document: vscode.TextDocument): void {
    if (this.#isOwn(document) && !this.find(document.uri)) void this.run(document.uri)
  }

  #isOwn(document: vscode.TextDocument): boolean {
    return isGraphDocument(document) && !document.uri.toString().startsWith(`${this.#library.toString()}/`)
  }

  #rerunDependents(saved: vscode.TextDocument): void {
    if (this.#isOwn(saved) && !this.find(saved.uri)) this.#add(saved.uri)
    for (const file of this.#files.values()) {
      if (file.isAbout(saved.uri)) void this.run(file.uri)
    }
  }

  #noticeEdits(uri: vscode.Uri): void {
    for (const file of this.#files.values()) {
      if (file.isAbout(uri)) file.noticeEdits()
    }
  }

  /** Something is there, gone or another, whoever did it; after a save in the editor the latest run has seen it. */
  async #noticeDisk(uri: vscode.Uri): Promise<void> {
    for (const file of this.#files.values()) {
      if (!file.isAbout(uri)) continue
      const text = await file.folder.read(file.folder.pathOf(uri))
      if (file.hasSeen(uri, text)) continue
      if (file.uri.toString() !== uri.toString()) void this.run(file.uri)
      else if (text !== undefined) this.#runSaved(uri, text)
    }
  }

  /** Another program has saved the file itself: a save like any other, unless there are edits it would be lost on. */
  #runSaved(uri: vscode.Uri, text: string): void {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
    if (!document || (!document.isDirty && document.getText() === text)) void this.run(uri)
    else this.#awaited.set(uri.toString(), text)
  }

  #runAwaited(document: vscode.TextDocument): boolean {
    const key = document.uri.toString()
    if (document.isDirty || this.#awaited.get(key) !== document.getText()) return false
    this.#awaited.delete(key)
    void this.run(document.uri)
    return true
  }

  #add(uri: vscode.Uri): LiveFile {
    const file = new LiveFile(uri, this.#runner, this.#library)
    this.#files.set(uri.toString(), file)
    file.onDidChange(() => this.#changed.fire(file))
    file.onDidTrain(() => this.#trained.fire(file))
    return file
  }

  #forget(uri: vscode.Uri): void {
    const file = this.find(uri)
    if (!file || (this.#pins.get(uri.toString()) ?? 0) > 0) return
    this.#files.delete(uri.toString())
    this.#awaited.delete(uri.toString())
    file.dispose()
    this.#closed.fire(uri)
  }
}
