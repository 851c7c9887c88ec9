// Lines up columns of text of any script.
import { measureColumns } from '../graph/displayWidth.ts'

export interface Cell {
  readonly text: string
  readonly isRight?: boolean
  readonly paint?: (text: string) => string
}

/** One line a row; columns two spaces apart, no spaces at the end of a line. */
export function writeTable(rows: readonly (readonly Cell[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, measureColumns(text))
    }
  }
  return rows.map((row) => {
    const line = row.map((cell, column) => writeCell(cell, widths[column] ?? 0, column === row.length - 1))
    return line.join('  ').trimEnd()
  })
}

function writeCell({ text, isRight, paint }: Cell, width: number, isLast: boolean): string {
  const painted = paint ? paint(text) : text
  const space = ' '.repeat(width - measureColumns(text))
  if (isRight) return space + painted
  return isLast ? painted : painted + space
}
