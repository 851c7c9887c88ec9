// Lays out the parts of an array or object that is printed: on one line, in rows, or one below the other.

/** Longest text of an array or object that still stands on one line. */
const lineWidth = 76

/** On one line where there is room for it, else one part below the other; many short numbers stand in rows. */
export function layOutParts(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close
  const line = `${open} ${parts.join(', ')} ${close}`
  if (line.length <= lineWidth && !line.includes('\n')) return line
  const numeric = parts.length > 6 && parts.every((part) => part.length <= 24 && !part.includes(':'))
  const rows = numeric ? fillRows(parts) : parts.map((part) => part.replaceAll('\n', '\n  '))
  return `${open}\n  ${rows.join(',\n  ')}\n${close}`
}

/** Many short items stand several to a row. */
function fillRows(parts: readonly string[]): string[] {
  const rows: string[] = []
  let row = ''
  for (const part of parts) {
    const longer = row === '' ? part : `${row}, ${part}`
    if (longer.length > lineWidth) {
      rows.push(row)
      row = part
    } else row = longer
  }
  rows.push(row)
  return rows
}

/** The parts shown, and how many of `total` are not. */
export function withRest(parts: readonly string[], total: number): string[] {
  return total > parts.length ? [...parts, describeRest(total - parts.length)] : [...parts]
}

export function describeRest(count: number): string {
  return `… ${count} more item${count === 1 ? '' : 's'}`
}
