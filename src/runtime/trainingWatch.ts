// Watches the passes of a program: takes them down, tells how far it is, and holds it where the host wants to look.
import type { Engine } from '../core/engine.ts'
import type { Moment } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import { createLoopTurns, type LoopTurns } from './loopTurns.ts'
import type { PassRecord } from './passRecord.ts'
import { cell } from './progress.ts'

/** Why the program is held at the end of a pass. */
export type PassMoment = Exclude<Moment, 'end'>

export interface TrainingWatch {
  readonly calls: LoopTurns['calls']
}

export interface WatchedRun {
  readonly engine: Engine
  readonly program: Program
  readonly record: PassRecord
  readonly progress: Float64Array
  /** Called in the middle of the program, at the end of a pass; the program goes on when it returns. */
  readonly onMoment: (moment: PassMoment) => void
}

/** Sets the engine's hook for the ends of passes. */
export function watchTraining(run: WatchedRun): TrainingWatch {
  const { engine, program, record, progress, onMoment } = run
  const { tape, hooks } = engine
  const turns = createLoopTurns(program.sites, engine.calls.$num)

  hooks.onPass = (root, leaves) => {
    const place = turns.locate(tape.scopes.current)
    record.note(root, leaves, place.epoch)
    progress[cell.loss] = tape.readData(tape.lastRoot)
    progress[cell.passes] = tape.passes
    if (progress[cell.told] === 0) {
      progress[cell.epoch] = place.epoch ?? 0
      progress[cell.epochs] = place.epochs ?? 0
      progress[cell.done] = place.done ?? -1
      progress[cell.told] = 1
    }
    const { [cell.stop]: stop = 0, [cell.live]: live = 0 } = progress
    if (stop > 0 && tape.passes >= stop) return onMoment('stop')
    if (live === 1) {
      progress[cell.live] = 0
      onMoment('live')
    }
  }
  return { calls: turns.calls }
}
