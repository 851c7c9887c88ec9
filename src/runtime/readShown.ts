// Reads what a process shows of its run: a message and its columns, checked, as one snapshot.
import type { FromProcess, Moment, Raised } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { checkColumns } from './checkColumns.ts'
import type { Child } from './childProcess.ts'
import { type ColumnCounts, layOutColumns, measureLayout, viewColumns } from './columnLayout.ts'
import { readMessage } from './columnPipe.ts'
import { checkReply } from './snapshotSchema.ts'

export interface Shown {
  readonly kind: 'shown'
  readonly moment: Moment
  readonly snapshot: Snapshot
  readonly raised: readonly Raised[]
}

/** null: the process ends without showing anything more. To be called one after the other. */
export async function readShown(child: Child, program: Program): Promise<Shown | 'nonsense' | null> {
  const written = await readMessage(child.pipe)
  if (written === null) return null
  const checked = checkReply(written.message, program)
  if (checked?.type !== 'done') return 'nonsense'
  const snapshot = await readSnapshot(child, checked)
  return snapshot === null ? 'nonsense' : { kind: 'shown', moment: checked.moment, snapshot, raised: checked.raised }
}

/** Null where the columns of the graph do not come or make no sense. */
async function readSnapshot(
  child: Child,
  { tables, nodes, scopes }: Extract<FromProcess, { type: 'done' }>,
): Promise<Snapshot | null> {
  const { strings, passes, program } = tables
  const counts: ColumnCounts = { nodes, scopes, sites: program.sites.length, strings: strings.length, passes }
  const bytes = await child.pipe(measureLayout(layOutColumns(counts)))
  if (bytes === null) return null
  const columns = viewColumns(counts, bytes)
  return (await checkColumns(columns.graph, columns.scopes, counts)) ? { ...tables, ...columns } : null
}
