// Finds the parts of a `dot` or `sum`, which one place in the source makes all of: its products and its partial sums.
import { readOpCode } from '../core/ops.ts'
import type { Snapshot } from '../protocol/snapshot.ts'

const ADD = readOpCode('add')

/** Parts of a sum follow each other on the tape, with a plain number for each operand between them at most. */
const nearest = 3

/** A product, or of how many terms a partial sum is; null for any other node, and for the whole sum. */
export function findSumPart({ graph }: Pick<Snapshot, 'graph'>, id: number): 'product' | number | null {
  const { op, in0, site, scope } = graph
  const isPart = (other: number): boolean =>
    other >= 0 && site[other] === site[id] && scope[other] === scope[id] && (in0[other] as number) >= 0
  if ((in0[id] as number) < 0) return null
  let isLast = true
  for (let other = id + 1; other <= id + nearest && isLast; other++) isLast = !isPart(other)
  if (isLast) return null
  if (op[id] !== ADD) return 'product'
  let terms = 2
  for (let sum = in0[id] as number; op[sum] === ADD && isPart(sum); sum = in0[sum] as number) terms++
  return terms
}
