// Turns places in the program's files into lines and columns that count from 1, as people and editors do.
import { createLineTable, type LineTable } from '../protocol/lineTable.ts'
import type { Span } from '../protocol/program.ts'

export interface Range {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export type Locate = (path: string, span: Span) => Range

/** Line tables are made once a file. */
export function createLocator(textOf: (path: string) => string): Locate {
  const tables = new Map<string, LineTable>()
  return (path, { start, end }) => {
    const table = tables.get(path) ?? createLineTable(textOf(path))
    tables.set(path, table)
    const [from, to] = [table.at(start), table.at(end)]
    return { line: from.line + 1, column: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 }
  }
}
