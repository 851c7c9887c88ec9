// Turns the text of a data file into the JSON its importers get as default export.
import { csvParseRows } from 'd3-dsv'

/** What a data file holds, as JSON text; throws a SyntaxError where JSON is not. */
export function readDataFile(path: string, text: string): string {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (path.endsWith('.csv')) return JSON.stringify(readCsv(plain))
  JSON.parse(plain)
  return plain
}

/** A header row gives objects keyed by it; a first row of numbers only gives rows of numbers. Empty rows are skipped. */
function readCsv(text: string): unknown[] {
  const rows = csvParseRows(text).filter((row) => row.length > 1 || row[0]?.trim() !== '')
  const [first, ...rest] = rows
  if (first === undefined) return []
  if (first.every(isNumeric)) return rows.map((row) => row.map(readCell))
  const header = first.map((name) => name.trim())
  return rest.map((row) => Object.fromEntries(header.map((name, at) => [name, readCell(row[at] ?? '')])))
}

function readCell(cell: string): number | string {
  return isNumeric(cell) ? Number(cell) : cell
}

/** A decimal number; hexadecimal and words like Infinity stay text. */
function isNumeric(cell: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell)
}
