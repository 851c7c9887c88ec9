// What there is to see of a file's runs: the last good one, as it ended or at an earlier pass, or a pass of one that goes on.
import type { Snapshot } from '../protocol/snapshot.ts'
import type { Replay } from '../runtime/replay.ts'
import { chooseBaseline, type GoodRun } from './baseline.ts'
import { PassReplay } from './passReplay.ts'
import type { RunUnderWay } from './runUnderWay.ts'
import { showAtPass } from './showAtPass.ts'

/** What a run found: all it would have, or what it had by the end of a pass. */
export interface FoundRun {
  readonly snapshot: Snapshot
  readonly isWhole: boolean
}

export class SeenRuns {
  #good: GoodRun | null = null
  /** The same run as it ended, where what is shown is an earlier pass. */
  #whole: GoodRun | null = null
  #live: { readonly of: RunUnderWay; readonly run: GoodRun; readonly notePainted: () => void } | null = null
  readonly #replay = new PassReplay()
  #trouble: string | null = null
  /** How many runs and passes of them there were to see. */
  #count = 0
  #readyAt = 0

  /** The last run that ended well, as it ended or at the pass that is shown. */
  get good(): GoodRun | null {
    return this.#good
  }

  /** When it ended, in milliseconds since 1970. */
  get readyAt(): number {
    return this.#readyAt
  }

  /** The latest pass that a run has shown on its way; it stays until the next run has something to show. */
  get live(): GoodRun | null {
    return this.#live?.run ?? null
  }

  /** Why the pass asked for last is not shown; null: it is. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** The last pass of the good run, where it did not come to its end; else null. */
  get cancelledAfter(): number | null {
    return this.#whole?.isWhole === false ? this.#whole.snapshot.passes - 1 : null
  }

  liveOf(run: RunUnderWay | null): GoodRun | null {
    return this.#live?.of === run ? this.live : null
  }

  showLive(of: RunUnderWay, snapshot: Snapshot, notePainted: () => void): void {
    // Of a run that goes on the time so far is of interest, not that of taking the picture.
    const milliseconds = of.progress?.elapsedMs ?? snapshot.milliseconds
    const run = this.#number(of, { snapshot: { ...snapshot, milliseconds }, isWhole: false })
    this.#live = { of, run: { ...run, before: null }, notePainted }
  }

  dropLive(): void {
    this.#live = null
  }

  /** The run of this number is painted: if it goes on, it may show its next pass. */
  notePainted(number: number): void {
    if (this.#live?.run.number === number) this.#live.notePainted()
  }

  /** `isSave`: what it changes is told from the run before. */
  take(of: RunUnderWay, found: FoundRun, isSave: boolean, openReplay: () => Replay): void {
    const run = this.#number(of, found)
    this.#readyAt = performance.timeOrigin + performance.now()
    this.#good = this.#whole = { ...run, before: chooseBaseline(this.#whole, run, isSave) }
    this.#trouble = null
    this.#replay.follow(openReplay)
  }

  /** False: there is nothing new to see, as a later call or run overtook this one. */
  async showPass(pass: number | null): Promise<boolean> {
    const whole = this.#whole
    if (!whole?.snapshot.training) return false
    this.#replay.forget()
    this.#trouble = null
    const seen = pass === null ? null : await this.#replay.show(pass)
    if (pass === null) this.#good = whole
    else if (seen && 'snapshot' in seen) this.#good = showAtPass(whole, seen.snapshot, pass)
    else if (seen) this.#trouble = `Pass ${pass} cannot be shown: ${seen.trouble}`
    else return false
    if (this.#good) this.#good = { ...this.#good, number: ++this.#count }
    return true
  }

  dispose(): void {
    this.#replay.follow(null)
  }

  #number({ root, started }: RunUnderWay, found: FoundRun): Omit<GoodRun, 'before'> {
    const texts = started?.texts ?? new Map<string, string>()
    return { ...found, number: ++this.#count, askedRoot: root, texts, shownPass: null }
  }
}
