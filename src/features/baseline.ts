// Decides which run a new one is compared with, to show what the last save changed.
import { maxComparedNodes } from '../graph/changes.ts'
import type { Snapshot } from '../protocol/snapshot.ts'

/** A run that ended well: its snapshot and the texts (by path in the project folder) it was made from. */
export interface GoodRun {
  /** The runs of a file that ended well are counted from 1: ids of nodes are those of one of them. */
  readonly number: number
  readonly snapshot: Snapshot
  /** Statement key of the root the user had chosen: the snapshot's root, unless the file no longer has it. */
  readonly askedRoot: string | null
  readonly texts: ReadonlyMap<string, string>
  /** The pass whose end it shows, from 0; null: the end of the program. */
  readonly shownPass: number | null
  /** False: it was cancelled at the end of its latest pass, or goes on after it. */
  readonly isWhole: boolean
  /** The run before the last save; null where there is nothing to compare with. */
  readonly before: GoodRun | null
}

/**
 * After a save it is the run before, also where failed ones lie between. A run for another reason (backward from a value)
 * stays with what the save was compared with, unless it is the first to see new texts. The graph of another root, chosen by
 * the user, is no change of this one; nor is what a training would have done, had it not been cancelled. Large graphs are not
 * kept.
 */
export function chooseBaseline(last: GoodRun | null, next: Omit<GoodRun, 'before'>, isSave: boolean): GoodRun | null {
  const candidate = last && (isSave || !hasSameTexts(last, next) ? last : last.before)
  if (!candidate?.isWhole || !next.isWhole || candidate.snapshot.graph.op.length > maxComparedNodes) return null
  const isSameRoot = candidate.askedRoot === next.askedRoot || candidate.snapshot.rootName === next.snapshot.rootName
  // What that one was compared with is of no use any more.
  return isSameRoot ? { ...candidate, before: null } : null
}

function hasSameTexts(one: Omit<GoodRun, 'before'>, other: Omit<GoodRun, 'before'>): boolean {
  return one.texts.size === other.texts.size && [...one.texts].every(([path, text]) => other.texts.get(path) === text)
}
