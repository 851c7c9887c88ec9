// The counts and times of a run in words, for the toolbar and for the CodeLens.
import type { Snapshot, StatementValue } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'
import { isConstant, listInputs } from './nodeReading.ts'

export interface GraphCounts {
  /** Constants not counted. */
  readonly values: number
  readonly ops: number
}

export function countGraph({ graph }: Snapshot): GraphCounts {
  let values = 0
  let ops = 0
  for (let id = 0; id < graph.op.length; id++) {
    if (isConstant(graph, id)) continue
    values++
    if (listInputs(graph, id).length > 0) ops++
  }
  return { values, ops }
}

/** `7 values · 3 operations · pass 0 · 0.4 ms`, or `… · backward not run · …`. */
export function summarizeRun(snapshot: Snapshot): string {
  const { values, ops } = countGraph(snapshot)
  const pass = snapshot.rootHasPass ? `pass ${snapshot.passes - 1}` : 'backward not run'
  const counts = [writeCount(values, 'value'), writeCount(ops, 'operation'), pass]
  return [...counts, writeDuration(snapshot.milliseconds)].join(' · ')
}

/** `L = −8.0000 · 7 values` above the statement that is the root; without the count above every other. */
export function summarizeStatement(snapshot: Snapshot, statement: StatementValue): string {
  const text = `${statement.key.replace(/#\d+$/, '')} = ${formatNumber(statement.node.data)}`
  const isRoot = statement.node.id >= 0 && statement.node.id === snapshot.graph.op.length - 1
  return isRoot ? `${text} · ${writeCount(countGraph(snapshot).values, 'value')}` : text
}

/** `1 value`, `12,345 values`. */
export function writeCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** `0.4 ms`, `38 ms`, `1.2 s`. */
export function writeDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds >= 10 ? `${Math.round(milliseconds)} ms` : `${milliseconds.toFixed(1)} ms`
}
