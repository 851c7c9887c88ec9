// Compares two runs: which values of the new one were not there before the last save, and which read otherwise now.
import type { Change, ChangeCounts } from '../protocol/scene.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { matchNodes } from './counterparts.ts'
import { formatNumber } from './formatNumber.ts'
import { isConstant, readGrad } from './nodeReading.ts'
import { countGraph } from './summary.ts'

export interface Changes {
  readonly counts: ChangeCounts
  /** 1 for each node of the new snapshot that was added or changed. */
  readonly marks: Uint8Array
  /** What became of a node of the new snapshot; null: it reads as it did. */
  find(id: number): Change | null
}

/** Beyond this many nodes a comparison would cost more than it tells. */
export const maxComparedNodes = 200_000

/**
 * A value is changed when its data, or its gradient where both runs know it, reads otherwise on its card. Added are the
 * values of `after` without a counterpart in `before`, removed those of `before` that are nobody's counterpart. Constants are
 * part of their operation and do not count. Null where a graph is too large to compare.
 */
export function findChanges(before: DrawableSnapshot, after: DrawableSnapshot): Changes | null {
  let found = known.get(after)
  if (found?.before !== before) {
    found = { before, changes: compare(before, after) }
    known.set(after, found)
  }
  return found.changes
}

/** A scene is made anew for every group that is opened, of the same two runs. */
const known = new WeakMap<DrawableSnapshot, { readonly before: DrawableSnapshot; readonly changes: Changes | null }>()

function compare(before: DrawableSnapshot, after: DrawableSnapshot): Changes | null {
  if (Math.max(before.graph.op.length, after.graph.op.length) > maxComparedNodes) return null
  const counterparts = matchNodes(before, after)
  const marks = new Uint8Array(after.graph.op.length)
  let [added, changed, matched] = [0, 0, 0]
  for (let id = 0; id < after.graph.op.length; id++) {
    if (isConstant(after.graph, id)) continue
    const old = counterparts[id] ?? -1
    if (old >= 0) matched++
    if (old < 0) added++
    else if (hasOtherData(before, old, after, id) || hasOtherGrad(before, old, after, id)) changed++
    else continue
    marks[id] = 1
  }
  return {
    counts: { added, changed, removed: countGraph(before).values - matched },
    marks,
    find(id) {
      const old = counterparts[id] ?? -1
      if (old < 0) return { kind: 'added' }
      const data = hasOtherData(before, old, after, id) ? formatNumber(before.graph.data[old] ?? NaN) : null
      const grad = hasOtherGrad(before, old, after, id) ? formatNumber(before.graph.grad[old] ?? NaN) : null
      return data === null && grad === null ? null : { kind: 'changed', data, grad }
    },
  }
}

function hasOtherData(before: DrawableSnapshot, old: number, after: DrawableSnapshot, id: number): boolean {
  return readsOtherwise(before.graph.data[old] ?? NaN, after.graph.data[id] ?? NaN)
}

/** That a pass has reached it, or has not, is about the run and no change of the value. */
function hasOtherGrad(before: DrawableSnapshot, old: number, after: DrawableSnapshot, id: number): boolean {
  const [was, is] = [readGrad(before.graph, old), readGrad(after.graph, id)]
  return was !== null && is !== null && readsOtherwise(was, is)
}

/** Texts are written only where the numbers alone do not tell what four decimals of them are. */
function readsOtherwise(was: number, is: number): boolean {
  if (was === is) return false
  if (isPlain(was) && isPlain(is)) {
    const [first, second] = [was * 1e4, is * 1e4]
    if (Math.abs(first - second) > 1.001) return true
    const [one, other] = [Math.round(first), Math.round(second)]
    if (Math.abs(first - one) < 0.499 && Math.abs(second - other) < 0.499) return one !== other
  }
  return formatNumber(was) !== formatNumber(is)
}

/** Written with four decimals and without an exponent. */
function isPlain(x: number): boolean {
  const size = Math.abs(x)
  return size >= 0.0001 && size < 1e5
}
