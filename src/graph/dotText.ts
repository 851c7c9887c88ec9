// Writes the parts of Graphviz source, with every text escaped as Graphviz reads it.

/** The lines of a graph between its head and its end. */
export function* wrapDot(lines: Iterable<string>): Generator<string> {
  yield 'digraph {\n'
  yield '  graph [rankdir=LR, ordering=in]\n'
  yield '  node [fontname="Courier", fontsize=12]\n'
  yield '  edge [fontname="Courier", fontsize=10]\n'
  for (const line of lines) yield `  ${line}\n`
  yield '}\n'
}

/** A value: `{ label | data | grad }`. */
export function writeRecord(id: number, label: string, data: string, grad: string): string {
  const record = [label, `data ${data}`, `grad ${grad}`].map(escapeRecord).join(' | ')
  return `v${id} [shape=record, label="{ ${record} }"]`
}

/** The operation that computes a value, and the edge between them. */
export function writeOp(id: number, symbol: string, isWide: boolean): string[] {
  return [
    `op${id} [shape=${isWide ? 'oval' : 'circle'}, label="${escapeLabel(symbol)}"]`,
    writeEdge(`op${id}`, `v${id}`),
  ]
}

/** Between two names of nodes; `label` empty: none. */
export function writeEdge(from: string, to: string, label = ''): string {
  return label === '' ? `${from} -> ${to}` : `${from} -> ${to} [label="${escapeLabel(label)}"]`
}

/** Lines of one label, one below the other. */
export function writeLabel(lines: readonly string[]): string {
  return lines.map(escapeLabel).join('\\n')
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
