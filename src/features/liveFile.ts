// One open `.nn.ts` file and what its latest run found: the model every feature reads.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import type { PanelStatus } from '../protocol/panelMessages.ts'
import { createLineTable } from '../protocol/lineTable.ts'
import type { Span } from '../protocol/program.ts'
import { chooseBaseline, type GoodRun } from './baseline.ts'
import { showAtPass } from './showAtPass.ts'
import type { Runner } from './runner.ts'
import { describeEdits, RunSources } from './runSources.ts'
import { findProjectFolder, type ProjectFolder } from './projectFolder.ts'

/** A run shorter than this is not announced: the panel would only flicker. */
const announceAfterMs = 200

export class LiveFile implements vscode.Disposable {
  readonly uri: vscode.Uri
  readonly folder: ProjectFolder
  readonly #runner: Runner
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #good: GoodRun | null = null
  /** The same run as it ended, where what is shown is an earlier pass. */
  #whole: GoodRun | null = null
  /** A pass of the good run that is being looked for. */
  #showing: AbortController | null = null
  #readyAt = 0
  #problems: readonly Problem[] = []
  #prints: readonly string[] = []
  #texts: ReadonlyMap<string, string> = new Map()
  /** What the latest run that ended looked for. */
  #sources = new RunSources()
  /** Of those, the files with edits it has not seen. */
  #edited: readonly string[] = []
  #announced = false
  #current: { readonly abort: AbortController; readonly sources: RunSources } | null = null

  constructor(uri: vscode.Uri, runner: Runner, library: vscode.Uri) {
    this.uri = uri
    this.folder = findProjectFolder(uri, library)
    this.#runner = runner
  }

  /** The last run that ended well, as it ended or at the pass that is shown. */
  get good(): GoodRun | null {
    return this.#good
  }

  /** When the good run ended, in milliseconds since 1970. */
  get readyAt(): number {
    return this.#readyAt
  }

  /** Problems of the latest run, good or not. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** What the latest run printed, good or not. */
  get prints(): readonly string[] {
    return this.#prints
  }

  /** The good run while it shows the present text, else null: nothing old is shown as current. */
  get fresh(): GoodRun | null {
    return this.#edited.length > 0 || this.#failure !== undefined ? null : this.#good
  }

  get status(): PanelStatus {
    if (!vscode.workspace.isTrusted) return { kind: 'restricted' }
    if (this.#announced) return { kind: 'running' }
    if (this.#edited.length > 0) return { kind: 'stale', reason: describeEdits(this.#edited, this.#path) }
    if (this.#failure) return { kind: 'stale', reason: this.#describe(this.#failure) }
    return { kind: 'current' }
  }

  /** Whether it is this file, or one the latest run looked for, found or not. */
  isAbout(uri: vscode.Uri): boolean {
    const path = this.folder.pathOf(uri)
    return path === this.#path || this.#sources.has(path) || this.#current?.sources.has(path) === true
  }

  /** Whether the latest run found this text (undefined: none) in the file. */
  hasSeen(uri: vscode.Uri, text: string | undefined): boolean {
    return (this.#current?.sources ?? this.#sources).textOf(this.folder.pathOf(uri)) === text
  }

  /** Compares what stands in the editor, in this file and those it imports, with the texts that ran. */
  noticeEdits(): void {
    const edited = this.#findEdited()
    if (edited.join('\n') === this.#edited.join('\n')) return
    this.#edited = edited
    this.#changed.fire()
  }

  /**
   * Runs the text; a run still going is cancelled. Resolves when the run has ended or was overtaken.
   * `isSave`: what it changes is told from the run before.
   */
  async run(document: vscode.TextDocument, root: string | null, isSave: boolean): Promise<void> {
    this.#current?.abort.abort()
    this.#showing?.abort()
    const sources = new RunSources()
    const mine = (this.#current = { abort: new AbortController(), sources })
    const text = document.getText()
    sources.note(this.#path, text)
    const announce = setTimeout(() => {
      if (this.#current !== mine) return
      this.#announced = true
      this.#changed.fire()
    }, announceAfterMs)
    const read = sources.follow((path) => this.folder.read(path))
    const { signal } = mine.abort
    const ended = await this.#runner({ file: this.uri, folder: this.folder, text, read, root, untilPass: null, signal })
    clearTimeout(announce)
    if (this.#current !== mine || signal.aborted) return
    this.#current = null
    this.#announced = false
    this.#problems = ended.problems
    this.#prints = ended.prints
    this.#texts = ended.texts
    if (ended.snapshot) {
      const number = (this.#good?.number ?? 0) + 1
      const good = { number, snapshot: ended.snapshot, askedRoot: root, texts: ended.texts, shownPass: null }
      this.#readyAt = performance.timeOrigin + performance.now()
      this.#good = this.#whole = { ...good, before: chooseBaseline(this.#whole, good, isSave) }
    }
    this.#sources = sources
    this.#edited = this.#findEdited()
    this.#changed.fire()
  }

  /** Stops the run that goes on; the last good one stays. */
  cancelRun(): void {
    this.#current?.abort.abort()
    this.#showing?.abort()
    if (!this.#current) return
    this.#current = null
    this.#announced = false
    this.#changed.fire()
  }

  /**
   * Shows the good run as it was at the end of a pass, from 0, or (null) as it ended: the texts that ran run again, as far as
   * that. The latest call wins. Resolves when the pass is shown, was overtaken or could not be shown.
   */
  async showPass(pass: number | null): Promise<void> {
    this.#showing?.abort()
    const whole = this.#whole
    if (!whole?.snapshot.training) return
    if (pass === null) return this.#show({ ...whole, number: (this.#good?.number ?? 0) + 1 })
    const { signal } = (this.#showing = new AbortController())
    const { texts, askedRoot } = whole
    const ended = await this.#runner({
      file: this.uri,
      folder: this.folder,
      text: texts.get(this.#path) ?? '',
      read: (path) => Promise.resolve(texts.get(path)),
      root: askedRoot,
      untilPass: pass,
      signal,
    })
    if (signal.aborted || this.#whole !== whole) return
    // Where it fails (a limit was lowered meanwhile) the panel is told what it shows instead.
    const number = (this.#good?.number ?? 0) + 1
    if (ended.snapshot) this.#show({ ...showAtPass(whole, ended.snapshot, pass), number })
    else this.#show(this.#good ?? whole)
  }

  #show(run: GoodRun): void {
    this.#good = run
    this.#changed.fire()
  }

  /** Range of a span in a file of the good run. */
  toRange(texts: ReadonlyMap<string, string>, path: string, span: Span): vscode.Range {
    const lines = createLineTable(texts.get(path) ?? '')
    const start = lines.at(span.start)
    const end = lines.at(span.end)
    return new vscode.Range(start.line, start.column, end.line, end.column)
  }

  /** Texts of the latest run, good or not: what problems' spans refer to. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts
  }

  dispose(): void {
    this.#current?.abort.abort()
    this.#showing?.abort()
    this.#changed.dispose()
  }

  get #path(): string {
    return this.folder.pathOf(this.uri)
  }

  /** A program is this file as it stands in the editor, and what it imports as it is saved. */
  #findEdited(): string[] {
    return vscode.workspace.textDocuments
      .filter((document) => {
        const path = this.folder.pathOf(document.uri)
        const isOwn = document.uri.toString() === this.uri.toString()
        if (document.uri.scheme !== this.uri.scheme || !this.#sources.has(path)) return false
        return (isOwn || document.isDirty) && document.getText() !== this.#sources.textOf(path)
      })
      .map(({ uri }) => this.folder.pathOf(uri))
  }

  get #failure(): Problem | undefined {
    return this.#problems.find((problem) => problem.severity === 'error')
  }

  #describe(problem: Problem): string {
    const line = createLineTable(this.#texts.get(problem.file) ?? '').at(problem.start).line + 1
    const place = problem.file === this.#path ? `line ${line}` : `${problem.file.slice(1)}, line ${line}`
    return `${place}: ${problem.message}`
  }
}
