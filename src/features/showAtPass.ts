// A good run as it was at the end of an earlier pass: its graph and histograms of then, its history of the whole run.
import type { Snapshot } from '../protocol/snapshot.ts'
import type { RunTraining } from '../protocol/training.ts'
import type { GoodRun } from './baseline.ts'

/** `then` is the snapshot of the same texts, run to the end of the pass. */
export function showAtPass(whole: GoodRun, then: Snapshot, pass: number): GoodRun {
  const training = whole.snapshot.training && mixTraining(whole.snapshot.training, then.training)
  // What the last save changed is told of the end of the program only.
  return { ...whole, snapshot: { ...then, training, problems: whole.snapshot.problems }, shownPass: pass, before: null }
}

/** A layer that no pass had reached by then has no histograms. */
function mixTraining(whole: RunTraining, then: RunTraining | null): RunTraining {
  const none = { min: 0, max: 0, counts: [0] }
  const groups = whole.history.groups.map((group) => {
    const known = then?.history.groups.find(({ name }) => name === group.name)
    return { ...group, weights: known?.weights ?? none, gradients: known?.gradients ?? none }
  })
  return { ...whole, history: { ...whole.history, groups } }
}
