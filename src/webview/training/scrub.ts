// Where the timeline stands: what the user wants, what the host was asked and shows. Pure; at most one request is under way.
import type { PanelState, PanelStatus } from '../../protocol/panelMessages.ts'
import type { Training } from '../../protocol/training.ts'

export interface Scrub {
  /** How many passes there are. */
  readonly passes: number
  /** The pass the graph shows. */
  readonly shown: number
  /** The pass the user is at, shown by the slider at once. */
  readonly wanted: number
  /** The pass the host was asked for and has not shown yet. */
  readonly asked: number | null
  readonly isPlaying: boolean
}

export const noScrub: Scrub = { passes: 0, shown: 0, wanted: 0, asked: null, isPlaying: false }

export function goTo(scrub: Scrub, pass: number): Scrub {
  return { ...scrub, wanted: Math.min(Math.max(Math.round(pass), 0), lastPass(scrub)) }
}

/** Starts over at the end. */
export function play(scrub: Scrub): Scrub {
  return { ...(scrub.wanted === lastPass(scrub) ? goTo(scrub, 0) : scrub), isPlaying: true }
}

/** The next picture of playing; at the end it stops. */
export function advance(scrub: Scrub, step: number): Scrub {
  if (!scrub.isPlaying) return scrub
  const next = goTo(scrub, scrub.wanted + step)
  return next.wanted === lastPass(next) ? { ...next, isPlaying: false } : next
}

/** The pass to ask the host for now, if any: the latest wanted, once it has answered. */
export function findRequest({ asked, wanted, shown }: Scrub): number | null {
  return asked === null && wanted !== shown ? wanted : null
}

/** The host shows a pass: as it was asked to, of its own accord, or because it cannot show what it was asked for. */
export function receivePass(
  scrub: Scrub,
  { passes, shownPass, trouble }: Training,
  isOfSameRun: boolean,
  status: PanelStatus,
): Scrub {
  const taken = { ...scrub, passes, shown: shownPass }
  if (!isOfSameRun) return { ...taken, wanted: shownPass, asked: null, isPlaying: false }
  if (scrub.asked === null) return { ...taken, wanted: shownPass }
  if (scrub.asked === shownPass) return { ...taken, asked: null }
  // A pass that cannot be shown is not waited for; a run that failed shows no other pass any more.
  return trouble !== null || status.kind === 'stale'
    ? { ...taken, wanted: shownPass, asked: null, isPlaying: false }
    : taken
}

/** Whether the states are of one run of one file: a run is deterministic, so its first loss names it. */
export function isSameRun(before: PanelState | null, after: PanelState): boolean {
  const [one, other] = [before?.training, after.training]
  if (!one || !other || before?.fileUri !== after.fileUri) return false
  return other.passes >= one.passes && Object.is(one.history.loss[0], other.history.loss[0])
}

/** How playing steps: a whole run takes some ten seconds, however long it is. */
export function choosePace(
  passes: number,
  hasReducedMotion: boolean,
): { readonly step: number; readonly pause: number } {
  const frames = hasReducedMotion ? 16 : 200
  const step = Math.max(1, Math.ceil(passes / frames))
  const [shortest, longest] = hasReducedMotion ? [600, 1000] : [40, 300]
  return { step, pause: Math.min(Math.max((10_000 * step) / Math.max(passes, 1), shortest), longest) }
}

function lastPass({ passes }: Scrub): number {
  return Math.max(passes - 1, 0)
}
