// Keeps the losses that a run reports while it goes on, for a chart that grows with it.
import type { PassHistory, TrainingProgress } from '../../protocol/training.ts'
import type { Losses } from './passCharts.ts'

export const noLosses: Losses = { pass: [], loss: [], validation: [] }

/** A chart is a few hundred pixels wide: of more points every other one goes. */
const mostPoints = 2048

/** Adds what a run reports; one that reports fewer passes than before is another run. */
export function addProgress(live: Losses, { passes, loss }: TrainingProgress): Losses {
  const pass = passes - 1
  const last = live.pass.at(-1) ?? -1
  if (pass < 0 || pass === last) return live
  const base = pass < last ? noLosses : thinLosses(live)
  return { pass: [...base.pass, pass], loss: [...base.loss, loss], validation: [] }
}

/** Of too many every other one, from the first on. */
function thinLosses(losses: Losses): Losses {
  const { length } = losses.pass
  if (length < mostPoints) return losses
  const stays = (_: number, i: number): boolean => i % 2 === 0
  return { pass: losses.pass.filter(stays), loss: losses.loss.filter(stays), validation: [] }
}

/**
 * The history, and what was reported after it where that is the same run; the reported ones alone where it is another run. If
 * not known (`isSame`), the losses at the passes they have in common tell, as runs are deterministic.
 */
export function mergeLosses(history: PassHistory | null, live: Losses, isSame = false): Losses {
  // One point is no line yet.
  if (!history || live.pass.length < 2) return history ?? live
  if (!isSame && !hasSameLosses(history, live)) return live
  const last = history.pass.at(-1) ?? -1
  const from = live.pass.findIndex((pass) => pass > last)
  if (from < 0) return history
  const { pass, loss, validation } = history
  return { pass: [...pass, ...live.pass.slice(from)], loss: [...loss, ...live.loss.slice(from)], validation }
}

function hasSameLosses(history: PassHistory, live: Losses): boolean {
  const known = new Map(history.pass.map((pass, i) => [pass, history.loss[i]]))
  const shared = live.pass.flatMap((pass, i) => (known.has(pass) ? [Object.is(known.get(pass), live.loss[i])] : []))
  return shared.length > 0 && shared.every((isEqual) => isEqual)
}
