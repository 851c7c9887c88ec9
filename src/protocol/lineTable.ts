// Turns UTF-16 offsets of a text into lines and columns.

/** 0-based line and UTF-16 column of an offset; lines end with LF, CRLF or CR. */
export interface LineTable {
  at(offset: number): { readonly line: number; readonly column: number }
}

export function createLineTable(text: string): LineTable {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return {
    at(offset) {
      let low = 0
      let high = starts.length
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if ((starts[middle] as number) <= offset) low = middle
        else high = middle
      }
      return { line: low, column: offset - (starts[low] as number) }
    },
  }
}
