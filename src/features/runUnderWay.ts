// A run of a live file that goes on: what it depends on, how far it is, and how it is told to stop.
import type { TrainingProgress } from '../protocol/training.ts'
import type { RunControl } from '../runtime/followRun.ts'
import type { StartedRun } from '../runtime/runFile.ts'
import { RunSources } from './runSources.ts'

export class RunUnderWay {
  /** Statement key of the root the user chose. */
  readonly root: string | null
  readonly sources = new RunSources()
  /** null before it was linked. */
  started: StartedRun | null = null
  /** null while it has made no pass. */
  progress: TrainingProgress | null = null
  isAnnounced = false
  readonly #abort = new AbortController()
  readonly #stop = new AbortController()

  constructor(root: string | null) {
    this.root = root
  }

  get signals(): Pick<RunControl, 'signal' | 'stop'> {
    return { signal: this.#abort.signal, stop: this.#stop.signal }
  }

  /** It was told to stop at the end of a pass. */
  get isStopping(): boolean {
    return this.#stop.signal.aborted
  }

  stop(): void {
    this.#stop.abort()
  }

  end(): void {
    this.#abort.abort()
  }
}
