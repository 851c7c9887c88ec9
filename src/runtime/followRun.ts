// Follows one run in its process from the request to the outcome, and shows on the way how a training goes on.
import type { FromProcess, Limits, Raised, RunRequest } from '../protocol/processMessages.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { TrainingProgress } from '../protocol/training.ts'
import type { Child } from './childProcess.ts'
import { describeEnd, describeNonsense, describeTimeout } from './describeEnd.ts'
import { readShown } from './readShown.ts'
import type { TrainingReport } from './sandbox/watchRun.ts'
import { checkReply } from './snapshotSchema.ts'

export type RunOutcome =
  /** `isStopped`: at the end of a pass, because it was told to. */
  | {
      readonly type: 'done'
      readonly snapshot: Snapshot
      readonly raised: readonly Raised[]
      readonly isStopped: boolean
    }
  | Extract<FromProcess, { type: 'failed' }>
  | { readonly type: 'cancelled' }

export interface RunControl {
  /** Ends the run at once, as cancelled. */
  readonly signal?: AbortSignal
  /** Stops a training at the end of the pass that goes on: its outcome is what it found so far. Else like `signal`. */
  readonly stop?: AbortSignal
  /** How long a training that was told to stop is given to end its pass; 2 s otherwise. */
  readonly stopMs?: number
  readonly onProgress?: (progress: TrainingProgress) => void
  /** Gets the latest pass from time to time; another is taken once what it returns has resolved. */
  readonly onPass?: (snapshot: Snapshot) => Promise<void>
}

/** How much longer than the limit the host waits for the watchdog's report, before it ends the process itself. */
const graceMs = 2_000
const usualStopMs = 2_000
/** A run shorter than this shows nothing on the way. */
const firstPassMs = 300
const betweenPassesMs = { least: 100, most: 1_000 }
/** Of the time of a run at most one part in so many goes into showing it, unless that would be less than once a second. */
const share = 5

export async function followRun(child: Child, request: RunRequest, control: RunControl): Promise<RunOutcome> {
  const { program, limits } = request
  const { stop, stopMs = usualStopMs, onPass, onProgress } = control
  const clock = createClock(limits)
  child.onReport = ({ passes, training }) => {
    if (passes === 0) return
    clock.notePasses(passes)
    onProgress?.(readProgress(passes, training))
  }
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, act: () => void): void => void timers.add(setTimeout(act, ms))
  const gaveUp = new Promise<'cancelled'>((resolve) => {
    const stopNow = (): void => {
      child.order('stop 1')
      if (stopMs < Infinity) later(stopMs, () => resolve('cancelled'))
    }
    if (stop?.aborted) stopNow()
    else stop?.addEventListener('abort', stopNow, { once: true })
  })
  const reply = child.run(request)
  void child.ready.then(() => clock.start())
  if (onPass) later(firstPassMs, () => child.order('live'))
  try {
    for (;;) {
      const first = await Promise.race([readShown(child, program), reply, clock.isOver, gaveUp])
      if (first === 'cancelled') return { type: 'cancelled' }
      if (first === 'timeout') return describeTimeout(child.watched(), program, limits)
      // The pipe ends with the process, whose end says why.
      const shown = first === null ? await reply : first
      if (shown === 'nonsense') return describeNonsense(child.watched(), program)
      if (shown.kind === 'ended') return describeEnd(shown.end, child.watched(), program, limits)
      if (shown.kind === 'message') {
        const checked = checkReply(shown.message, program)
        return checked?.type === 'failed' ? checked : describeNonsense(child.watched(), program)
      }
      const { snapshot, raised, moment } = shown
      if (moment !== 'live') return { type: 'done', snapshot, raised, isStopped: moment === 'stop' }
      clock.notePasses(snapshot.passes)
      const pause = Math.min(Math.max(betweenPassesMs.least, share * snapshot.milliseconds), betweenPassesMs.most)
      // What is seen late is not worth waiting for: the run goes on meanwhile.
      void onPass?.(snapshot).then(() => later(pause, () => child.order('live')))
    }
  } finally {
    timers.forEach((timer) => clearTimeout(timer))
    clock.stop()
    child.onReport = () => {}
  }
}

/** The host's own clock, for a process whose watchdog does not answer: `isOver` resolves when all limits are long past. */
function createClock({ timeMs, trainingMs }: Limits) {
  let passes = 0
  let sign = Infinity
  let begin = Infinity
  let timer: NodeJS.Timeout | undefined
  const isOver = new Promise<'timeout'>((resolve) => {
    timer = setInterval(
      () => {
        const now = performance.now()
        if (now - sign > timeMs + graceMs || now - begin > Math.max(timeMs, trainingMs) + graceMs) resolve('timeout')
      },
      Math.min(500, timeMs + graceMs),
    )
  })
  return {
    isOver,
    start: (): void => {
      begin = sign = performance.now()
    },
    notePasses: (count: number): void => {
      if (count > passes) sign = performance.now()
      passes = count
    },
    stop: (): void => clearInterval(timer),
  }
}

function readProgress(passes: number, { epoch, epochs, loss, elapsedMs, done }: TrainingReport): TrainingProgress {
  return {
    passes,
    epoch: epoch || null,
    epochs: epochs || null,
    loss: Number(loss),
    elapsedMs,
    done: done < 0 ? null : done,
  }
}
