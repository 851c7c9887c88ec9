// The user's console: collects what is printed as text, up to a cap.
import { formatPrint, formatValue, type ToNumber } from './formatPrint.ts'
import { readData } from './readPlainly.ts'

export interface PrintLimits {
  readonly lines: number
  readonly characters: number
}

export const defaultPrintLimits: PrintLimits = { lines: 10_000, characters: 1_000_000 }

export interface Printer {
  readonly prints: string[]
  /** What the user's program gets as `console`. */
  readonly console: Readonly<Record<string, (...args: unknown[]) => void>>
}

/** `onPrint` gets every line that is kept; `onCut` is called once, from inside the call whose output did not fit any more. */
export function createPrinter(
  toNumber: ToNumber,
  limits: PrintLimits,
  onCut: () => void,
  onPrint: (text: string) => void = () => {},
): Printer {
  const prints: string[] = []
  let lines = 0
  let characters = 0
  let isCut = false

  const keep = (text: string): void => {
    prints.push(text)
    onPrint(text)
  }
  const print = (text: string): void => {
    lines += text.split('\n').length
    characters += text.length
    if (lines <= limits.lines && characters <= limits.characters) {
      keep(text)
      return
    }
    isCut = true
    keep('… more output was cut')
    onCut()
  }
  const log = (...args: unknown[]): void => {
    if (!isCut) print(formatPrint(args, toNumber))
  }
  const table = (...args: unknown[]): void => {
    if (!isCut) print(formatTable(args[0], toNumber) ?? formatPrint(args, toNumber))
  }
  const assert = (...[condition, ...args]: unknown[]): void => {
    if (toNumber(condition)) return
    const [first, ...rest] = args
    if (typeof first === 'string') log(`Assertion failed: ${first}`, ...rest)
    else log('Assertion failed', ...args)
  }
  return { prints, console: { log, info: log, debug: log, warn: log, error: log, table, assert } }
}

const maxTableRows = 1_000
const maxTableColumns = 30

/** Rows and columns as text; undefined for what has no rows. */
function formatTable(data: unknown, toNumber: ToNumber): string | undefined {
  if (!isTabular(data)) return undefined
  const columns = new Set<string>()
  const keys = Object.keys(data).slice(0, maxTableRows)
  const rows = keys.map((key) => {
    const row = readData(data, key)
    const cells = new Map<string, string>([['(index)', key]])
    const isPlain = row === null || typeof row !== 'object' || toNumber(row) !== row
    for (const name of isPlain ? [''] : Object.keys(row).slice(0, maxTableColumns)) {
      const column = isPlain ? 'value' : name
      if (columns.size < maxTableColumns) columns.add(column)
      cells.set(column, formatValue(isPlain ? row : readData(row, name), toNumber).replaceAll(/\s*\n\s*/g, ' '))
    }
    return cells
  })
  const header = ['(index)', ...columns]
  const lines = [header, ...rows.map((cells) => header.map((name) => cells.get(name) ?? ''))]
  const widths = header.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function isTabular(data: unknown): data is object {
  return typeof data === 'object' && data !== null && (Array.isArray(data) || Object.keys(data).length > 0)
}
