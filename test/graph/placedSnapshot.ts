// A snapshot with sites, operands and statements where a small source text has them.
import type { Site } from '../../src/protocol/program.ts'
import type { SiteSummary, Snapshot, StatementValue } from '../../src/protocol/snapshot.ts'
import { buildSnapshot, type NodeSpec } from './buildSnapshot.ts'

/** a · b + c · 2 at (2, −3, 10): ∂d/∂a = b, ∂d/∂b = a, ∂d/∂c = 2. */
const nodes: readonly (NodeSpec & { readonly code?: string; readonly operands?: readonly string[] })[] = [
  { op: 'leaf', label: 'a', data: 2, grad: -3, code: 'value(2)' },
  { op: 'leaf', label: 'b', data: -3, grad: 2, code: 'value(-3)' },
  { op: 'leaf', label: 'c', data: 10, grad: 2, code: 'value(10)' },
  { op: 'mul', label: 'e', inputs: [0, 1], data: -6, grad: 1, code: 'a * b', operands: ['a', 'b'] },
  { op: 'const', data: 2 },
  { op: 'mul', inputs: [2, 4], data: 20, grad: 1, code: 'c * 2', operands: ['c', '2'] },
  { op: 'add', label: 'd', inputs: [3, 5], data: 14, grad: 1, code: 'e + c * 2', operands: ['e', 'c * 2'] },
]

/** `source` must hold the statements `const a = value(2)` … `const d = e + c * 2`. */
export function placeSource(source: string): { snapshot: Snapshot; offsetOf: (needle: string) => number } {
  const plain = buildSnapshot({ nodes })
  const sites: Site[] = plain.program.sites.slice(0, 1).map((site) => ({ ...site }))
  const statements: StatementValue[] = []
  const summaries: SiteSummary[] = []
  for (const [id, { op, label, data, grad, code, operands }] of nodes.entries()) {
    const start = code ? source.indexOf(code) : 0
    const nameStart = source.indexOf(`const ${label} =`) + 6
    const last = { op, label: label ?? null, data, grad: grad ?? null, id }
    const numbers = { minData: data, meanData: data, maxData: data, last, lastInGraph: id }
    summaries.push({ site: sites.length, count: 1, ...numbers })
    sites.push({
      file: 0,
      kind: op === 'leaf' ? 'leaf' : 'op',
      label: label ?? null,
      name: label ? { start: nameStart, end: nameStart + label.length } : null,
      start,
      end: start + (code ?? '').length,
      operands: (operands ?? []).map((text) => {
        const from = start + (code ?? '').indexOf(text)
        return { start: from, end: from + text.length }
      }),
    })
    if (label) statements.push({ key: label, site: 0, isBlock: false, node: last })
  }
  const withSites = statements.map((statement): StatementValue => {
    const start = source.indexOf(`const ${statement.key} =`)
    const site = { file: 0, kind: 'statement', label: null, name: null, operands: [] } as const
    return { ...statement, site: sites.push({ ...site, start, end: source.indexOf('\n', start) }) - 1 }
  })
  const program = { ...plain.program, sites }
  const known = summaries.filter(({ last }) => last.op !== 'const')
  return { snapshot: { ...plain, program, statements: withSites, summaries: known }, offsetOf }

  function offsetOf(needle: string): number {
    return source.indexOf(needle)
  }
}
