// The watchdog: runs on a thread of its own inside the sandboxed process, where no endless loop can stop it.

/** What the thread is started with. */
export interface WatchStart {
  /** The cells of progress.ts, and which is which. */
  readonly progress: SharedArrayBuffer
  readonly cell: Readonly<Record<'loop' | 'iteration' | 'statement' | 'asked' | 'count' | 'passes' | 'loops', number>>
  /** The memory of printMemory.ts, and where its text begins. */
  readonly prints: SharedArrayBuffer
  readonly printsAt: number
}

/** What the main thread tells the watchdog; a run begins with limits and ends without; its memory may be full sooner, or its nodes used up. */
export type ToWatch =
  | { readonly type: 'start'; readonly timeMs: number; readonly trainingMs: number; readonly memoryMb: number }
  | { readonly type: 'stop' }
  | { readonly type: 'full'; readonly limit: 'memory' | 'nodes' }

/** What the watchdog writes to standard output between prints, one line of JSON: where the program is, and what limit ends it now. */
export interface WatchReport {
  /** `time`: since the beginning or the latest pass; `training`: in all. */
  readonly limit: 'time' | 'training' | 'memory' | 'nodes' | null
  /** Site of the top-level statement, 0 when unknown. */
  readonly statement: number
  readonly loop: { readonly site: number; readonly iteration: number } | null
  /** Passes made so far. */
  readonly passes: number
}

/**
 * Kills the process when its parent is gone (standard input ends) or a limit is reached, after a last report.
 * Must not refer to anything outside itself: the thread is started from its text.
 */
export function watchRun(require: NodeJS.Require): void {
  type Loop = { readonly site: number; readonly iteration: number }
  const threads: typeof import('node:worker_threads') = require('node:worker_threads')
  const fs: typeof import('node:fs') = require('node:fs')
  const { progress, cell, prints, printsAt }: WatchStart = threads.workerData
  const cells = new Float64Array(progress)
  const printed = new Int32Array(prints, 0, 1)
  const printedText = new Uint8Array(prints, printsAt)
  let told = 0
  const pollMs = 25
  const reportMs = 100
  const lastWordsMs = 500
  type Clock = 'time' | 'training'
  const clocks: Clock[] = ['time', 'training']
  let timeMs = Infinity
  let passes = 0
  const deadlines = { time: Infinity, training: Infinity }
  const halfTimes = { time: Infinity, training: Infinity }
  const loopsAtHalfTime: Record<Clock, Loop[]> = { time: [], training: [] }
  /** The clock whose half time the program was asked at and has not answered yet. */
  let asking: Clock | null = null
  let memoryLimit = Infinity
  let nextReport = Infinity

  const die = () => process.kill(process.pid, 'SIGKILL')
  const readCell = (at: number) => cells[at] ?? 0
  const readLatest = (): Loop | null =>
    readCell(cell.loop) === 0 ? null : { site: readCell(cell.loop), iteration: readCell(cell.iteration) }
  const readLoops = (): Loop[] =>
    Array.from({ length: readCell(cell.count) }, (_, i) => ({
      site: readCell(cell.loops + 2 * i),
      iteration: readCell(cell.loops + 2 * i + 1),
    }))
  const tellPrints = () => {
    const end = Atomics.load(printed, 0)
    while (told < end) told += fs.writeSync(1, printedText, told, end - told)
  }
  const report = (limit: WatchReport['limit'], loop: Loop | null) => {
    const line: WatchReport = { limit, statement: readCell(cell.statement), loop, passes: readCell(cell.passes) }
    tellPrints()
    fs.writeSync(1, `${JSON.stringify(line)}\n`)
  }
  /** False when the host is slow to read, and may be asked again. */
  const tryReport = (limit: WatchReport['limit'], loop: Loop | null): boolean => {
    try {
      report(limit, loop)
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return false
      // A host that is gone cannot be written to.
      return die()
    }
  }
  const end = (limit: WatchReport['limit'], loop: Loop | null) => {
    const latest = performance.now() + lastWordsMs
    const pause = new Int32Array(new SharedArrayBuffer(4))
    while (!tryReport(limit, loop) && performance.now() < latest) Atomics.wait(pause, 0, 0, 1)
    die()
  }
  // Of the loops around the program at two moments the culprit is the outermost that went on in between.
  const findCulprit = (before: readonly Loop[], after: readonly Loop[]): Loop | null => {
    const at = after.findIndex((loop, i) => before[i]?.site !== loop.site || before[i].iteration !== loop.iteration)
    return after[at] ?? after.at(-1) ?? null
  }
  const endInTime = (clock: Clock) => {
    cells[cell.asked] = 1
    // A program that is not inside any loop, or deep in a single native call, does not answer.
    setTimeout(() => {
      const hasAnswered = readCell(cell.asked) === 0 && readCell(cell.loop) !== 0
      end(clock, hasAnswered ? findCulprit(loopsAtHalfTime[clock], readLoops()) : readLatest())
    }, 2 * pollMs)
  }
  const poll = () => {
    const now = performance.now()
    if (process.memoryUsage.rss() > memoryLimit) return end('memory', readLatest())
    if (readCell(cell.passes) > passes) {
      passes = readCell(cell.passes)
      deadlines.time = now + timeMs
      halfTimes.time = now + timeMs / 2
      loopsAtHalfTime.time = []
    }
    const reached = clocks.find((clock) => now > deadlines[clock] && (clock === 'time' || passes > 0))
    if (reached) {
      deadlines.time = deadlines.training = Infinity
      return endInTime(reached)
    }
    if (asking !== null && readCell(cell.asked) === 0) {
      loopsAtHalfTime[asking] = readLoops()
      asking = null
    }
    const half = clocks.find((clock) => now > halfTimes[clock])
    if (asking === null && half) {
      halfTimes[half] = Infinity
      asking = half
      cells[cell.asked] = 1
    }
    // The place is told from time to time as well: an abort of the heap leaves no moment for last words.
    if (now > nextReport) {
      nextReport = now + reportMs
      tryReport(null, readLatest())
    }
  }
  const buffer = new Uint8Array(64)
  const readUntilEnd = () => {
    fs.read(0, buffer, 0, buffer.length, null, (error, count) => (error || count === 0 ? die() : readUntilEnd()))
  }

  threads.parentPort?.on('message', (message: ToWatch) => {
    if (message.type === 'full') return end(message.limit, readLatest())
    const isStart = message.type === 'start'
    timeMs = isStart ? message.timeMs : Infinity
    deadlines.time = performance.now() + timeMs
    halfTimes.time = performance.now() + timeMs / 2
    deadlines.training = isStart ? performance.now() + message.trainingMs : Infinity
    halfTimes.training = isStart ? performance.now() + message.trainingMs / 2 : Infinity
    memoryLimit = isStart ? message.memoryMb * 1024 * 1024 : Infinity
    nextReport = isStart ? 0 : Infinity
  })
  // Without its watchdog the process must not live.
  process.on('uncaughtException', die)
  readUntilEnd()
  setInterval(poll, pollMs)
}
