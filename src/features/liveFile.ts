// One open `.nn.ts` file and what its latest run found: the model every feature reads.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import type { PanelStatus } from '../protocol/panelMessages.ts'
import { createLineTable } from '../protocol/lineTable.ts'
import type { Span } from '../protocol/program.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { TrainingProgress } from '../protocol/training.ts'
import type { RunControl } from '../runtime/followRun.ts'
import type { FileRun } from '../runtime/runFile.ts'
import type { GoodRun } from './baseline.ts'
import type { Runner } from './runner.ts'
import { describeEdits, RunSources } from './runSources.ts'
import { RunUnderWay } from './runUnderWay.ts'
import { SeenRuns, type FoundRun } from './seenRuns.ts'
import { findProjectFolder, type ProjectFolder } from './projectFolder.ts'

/** A run shorter than this is not announced: the panel would only flicker. */
const announceAfterMs = 200

const cancelledReason = 'the run was cancelled; save to run again'

export class LiveFile implements vscode.Disposable {
  readonly uri: vscode.Uri
  readonly folder: ProjectFolder
  readonly #runner: Runner
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #trained = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  /** A run that goes on has come further, or `shown` is a later pass of it. */
  readonly onDidTrain = this.#trained.event
  readonly #seen = new SeenRuns()
  #problems: readonly Problem[] = []
  #prints: readonly string[] = []
  #texts: ReadonlyMap<string, string> = new Map()
  /** What the latest run that ended looked for, and the latest that began. */
  #sources = new RunSources()
  #latestSources = this.#sources
  /** Of those, the files with edits it has not seen. */
  #edited: readonly string[] = []
  #current: RunUnderWay | null = null
  /** The latest run was cancelled before it had anything to show. */
  #isCancelled = false

  constructor(uri: vscode.Uri, runner: Runner, library: vscode.Uri) {
    this.uri = uri
    this.folder = findProjectFolder(uri, library)
    this.#runner = runner
  }

  /** The last run that ended well, as it ended or at the pass that is shown. */
  get good(): GoodRun | null {
    return this.#seen.good
  }

  /** The latest pass of the run that goes on; null where it has shown none. */
  get live(): GoodRun | null {
    return this.#seen.liveOf(this.#current)
  }

  /** What there is to see: the run that goes on, where it has shown a pass, or else the last good one. */
  get shown(): GoodRun | null {
    return this.#seen.live ?? this.#seen.good
  }

  get isRunning(): boolean {
    return this.#current !== null
  }

  /** How far the run that goes on is; null where none trains. */
  get progress(): TrainingProgress | null {
    return this.#current?.progress ?? null
  }

  /** Why the pass asked for last is not shown; null: it is. */
  get passTrouble(): string | null {
    return this.#seen.trouble
  }

  /** When the good run ended, in milliseconds since 1970. */
  get readyAt(): number {
    return this.#seen.readyAt
  }

  /** Problems of the latest run, good or not. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** What the latest run printed, good or not. */
  get prints(): readonly string[] {
    return this.#prints
  }

  /** The good run while it shows the present text, else null: nothing old, or that still changes, is shown as current. */
  get fresh(): GoodRun | null {
    const isBehind = this.#edited.length > 0 || this.#failure !== undefined || this.#seen.live !== null
    return isBehind ? null : this.#seen.good
  }

  get status(): PanelStatus {
    if (!vscode.workspace.isTrusted) return { kind: 'restricted' }
    if (this.live) return { kind: 'training' }
    if (this.#current?.isAnnounced) return { kind: 'running' }
    if (this.#edited.length > 0) {
      const reason = this.#isCancelled ? cancelledReason : describeEdits(this.#edited, this.#path)
      return { kind: 'stale', reason }
    }
    if (this.#failure) return { kind: 'stale', reason: this.#describe(this.#failure) }
    if (this.#isCancelled) return { kind: 'cancelled', pass: null }
    const pass = this.#seen.cancelledAfter
    return pass === null ? { kind: 'current' } : { kind: 'cancelled', pass }
  }

  /** Whether it is this file, or one the latest run looked for, found or not. */
  isAbout(uri: vscode.Uri): boolean {
    const path = this.folder.pathOf(uri)
    return path === this.#path || this.#sources.has(path) || this.#latestSources.has(path)
  }

  /** Whether the latest run found this text (undefined: none) in the file. */
  hasSeen(uri: vscode.Uri, text: string | undefined): boolean {
    return this.#latestSources.textOf(this.folder.pathOf(uri)) === text
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
    this.#current?.end()
    const mine = (this.#current = new RunUnderWay(root))
    const { sources } = mine
    const text = document.getText()
    sources.note(this.#path, text)
    this.#latestSources = sources
    this.#isCancelled = false
    const announce = setTimeout(
      () => {
        if (this.#current !== mine) return
        mine.isAnnounced = true
        this.#changed.fire()
      },
      this.#seen.live ? 0 : announceAfterMs,
    )
    const ended = await this.#runner.run({
      file: this.uri,
      folder: this.folder,
      text,
      read: sources.follow((path) => this.folder.read(path)),
      root,
      control: this.#control(mine),
      onStart: (started) => {
        mine.started = started
      },
    })
    clearTimeout(announce)
    if (this.#current !== mine) return
    const found = this.#readEnd(mine, ended)
    if (found === 'cancelled') return this.#endWithoutResult()
    this.#current = null
    this.#seen.dropLive()
    this.#problems = ended.problems
    this.#prints = ended.prints
    this.#texts = ended.texts
    this.#sources = sources
    const { started } = mine
    if (found && started) {
      this.#seen.take(mine, found, isSave, () => this.#runner.openReplay(this.uri, started.program))
    }
    this.#edited = this.#findEdited()
    this.#changed.fire()
  }

  /** Stops the run that goes on: a training at the end of its pass, with what it has found; of any other the last good one stays. */
  cancelRun(): void {
    const { progress } = this
    if (progress) this.#current?.stop()
    else if (this.#current) {
      this.#current.end()
      this.#endWithoutResult()
    }
  }

  /** The panel has painted the run of this number. */
  notePainted(number: number): void {
    this.#seen.notePainted(number)
  }

  /**
   * Shows the good run as it was at the end of a pass, from 0, or (null) as it ended. The latest call wins. Resolves when the
   * pass is shown, was overtaken or could not be shown, which `passTrouble` explains.
   */
  async showPass(pass: number | null): Promise<void> {
    if (await this.#seen.showPass(pass)) this.#changed.fire()
  }

  #control(mine: RunUnderWay): RunControl {
    return {
      ...mine.signals,
      onProgress: (progress) => {
        if (this.#current !== mine) return
        mine.progress = progress
        this.#trained.fire()
      },
      onPass: (snapshot) => new Promise((resolve) => this.#showLive(mine, snapshot, resolve)),
    }
  }

  #showLive(mine: RunUnderWay, snapshot: Snapshot, notePainted: () => void): void {
    if (this.#current !== mine || !mine.started) return
    const isFirst = this.live === null
    this.#seen.showLive(mine, snapshot, notePainted)
    // Only once: all but the numbers in the graph stays the same from one pass to the next.
    if (isFirst) this.#changed.fire()
    else this.#trained.fire()
  }

  /** What there is to show of a run that ended; null: nothing, as it failed. */
  #readEnd(mine: RunUnderWay, ended: FileRun): FoundRun | 'cancelled' | null {
    if (ended.snapshot) return { snapshot: ended.snapshot, isWhole: !ended.isStopped }
    // It failed on its way, or its pass took too long to be waited for: what was seen last stays.
    if (this.live) return { snapshot: this.live.snapshot, isWhole: false }
    const hasFailed = ended.problems.some(({ severity }) => severity === 'error')
    return mine.isStopping && !hasFailed ? 'cancelled' : null
  }

  #endWithoutResult(): void {
    this.#current = null
    this.#seen.dropLive()
    this.#isCancelled = true
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
    this.#current?.end()
    this.#seen.dispose()
    this.#changed.dispose()
    this.#trained.dispose()
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
