// Writes the whole graph as Graphviz source: records `{ label | data | grad }`, operations between them.
import type { Snapshot } from '../protocol/snapshot.ts'
import { circleSize, drawValue, type DrawnValue } from './drawing.ts'
import { formatFactor, formatNumber } from './formatNumber.ts'
import { computeLocal, isConstant, listInputs } from './nodeReading.ts'

/** A whole DOT file; a digraph without nodes where there is no graph. */
export function exportDot(snapshot: Snapshot): string {
  const ids = Array.from(snapshot.graph.op.keys()).filter((id) => !isConstant(snapshot.graph, id))
  const lines = [
    ...ids.flatMap((id) => writeValue(snapshot, drawValue(snapshot, id, null))),
    ...ids.flatMap((id) => writeInputs(snapshot, id)),
  ]
  return [
    'digraph {',
    '  graph [rankdir=LR, ordering=in]',
    '  node [fontname="Courier", fontsize=12]',
    '  edge [fontname="Courier", fontsize=10]',
    ...lines.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n')
}

function writeValue({ graph }: Snapshot, { id, label, op }: DrawnValue): string[] {
  const isKnown = (graph.pass[id] ?? -1) >= 0
  const data = `data ${formatNumber(graph.data[id] ?? NaN)}`
  const grad = `grad ${isKnown ? formatNumber(graph.grad[id] ?? NaN) : '–'}`
  const record = [label, data, grad].map(escapeRecord).join(' | ')
  const lines = [`v${id} [shape=record, label="{ ${record} }"]`]
  if (op) {
    const shape = op.width === circleSize ? 'circle' : 'oval'
    lines.push(`op${id} [shape=${shape}, label="${escapeLabel(op.symbol)}"]`, `op${id} -> v${id}`)
  }
  return lines
}

function writeInputs({ graph }: Snapshot, to: number): string[] {
  return listInputs(graph, to).flatMap((from, slot) =>
    isConstant(graph, from) ? [] : [`v${from} -> op${to} [label="×${formatFactor(computeLocal(graph, to, slot))}"]`],
  )
}

/** Fields of a record have marks of their own besides those of every label. */
function escapeRecord(text: string): string {
  return escapeText(text).replace(/[\\|{}<>"]/g, '\\$&')
}

function escapeLabel(text: string): string {
  return escapeText(text).replace(/[\\"]/g, '\\$&')
}

/** Graphviz reads entities as HTML does, and ends a text at NUL. */
function escapeText(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('\0', '\ufffd').replaceAll('&', '&amp;')
}
