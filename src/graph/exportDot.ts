// Writes the drawn graph as Graphviz source: records `{ label | data | grad }`, operations between them.
import type { Snapshot } from '../protocol/snapshot.ts'
import { circleSize, drawGraph, type DrawnInput, type DrawnValue } from './drawing.ts'
import { formatFactor, formatNumber } from './formatNumber.ts'
import { computeLocal } from './nodeReading.ts'

/** A whole DOT file; a digraph without nodes where there is no graph. */
export function exportDot(snapshot: Snapshot): string {
  const drawing = drawGraph(snapshot)
  const lines = drawing
    ? [
        ...drawing.values.flatMap((value) => writeValue(snapshot, value)),
        ...drawing.inputs.map((input) => writeInput(snapshot, input)),
        ...writeNote(drawing.values.length, drawing.totalValues),
      ]
    : []
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

function writeInput({ graph }: Snapshot, { from, to, slot }: DrawnInput): string {
  return `v${from} -> op${to} [label="×${formatFactor(computeLocal(graph, to, slot))}"]`
}

function writeNote(drawn: number, total: number): string[] {
  return drawn < total ? [`label="The ${drawn} values nearest to the root, of ${total}."`] : []
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
