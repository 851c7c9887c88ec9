// The counts and times of a run in words, for the toolbar and for the CodeLens.
import { readOpCode, rules } from '../core/ops.ts'
import type { DrawableSnapshot, GraphColumns, Snapshot } from '../protocol/snapshot.ts'
import { formatNumber } from './formatNumber.ts'

const CONST = readOpCode('const')

export interface GraphCounts {
  /** Constants not counted. */
  readonly values: number
  readonly ops: number
}

/** What every refresh asks for, and a graph never changes. */
const counted = new WeakMap<GraphColumns, GraphCounts>()

export function countGraph({ graph }: DrawableSnapshot): GraphCounts {
  const known = counted.get(graph)
  if (known) return known
  const { op } = graph
  const ofCode = new Uint32Array(rules.length)
  for (let id = 0; id < op.length; id++) ofCode[op[id] as number] = (ofCode[op[id] as number] as number) + 1
  const counts = {
    values: op.length - (ofCode[CONST] ?? 0),
    ops: ofCode.reduce((sum, count, code) => sum + ((rules[code]?.arity ?? 0) > 0 ? count : 0), 0),
  }
  counted.set(graph, counts)
  return counts
}

/** `7 values · 3 operations · pass 0 · 0.4 ms`, or `… · backward not run · …`. */
export function describeGraph(snapshot: Snapshot): string {
  const { values, ops } = countGraph(snapshot)
  const pass = snapshot.rootHasPass ? `pass ${snapshot.passes - 1}` : 'backward not run'
  const counts = values > 0 ? [writeCount(values, 'value'), writeCount(ops, 'operation'), pass] : ['no values']
  return [...counts, writeDuration(snapshot.milliseconds)].join(' · ')
}

/** `L = −8.0000 · 7 values`, for the CodeLens above the root's statement; empty where there is no graph. */
export function describeRoot(snapshot: Snapshot): string {
  const root = snapshot.graph.data.at(-1)
  if (root === undefined) return ''
  const name = snapshot.rootName?.replace(/#\d+$/, '') ?? 'root'
  return `${name} = ${formatNumber(root)} · ${writeCount(countGraph(snapshot).values, 'value')}`
}

/** `1 value`, `12,345 values`. */
export function writeCount(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`
}

/** `0.4 ms`, `38 ms`, `1.2 s`. */
export function writeDuration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds >= 10 ? `${Math.round(milliseconds)} ms` : `${milliseconds.toFixed(1)} ms`
}
