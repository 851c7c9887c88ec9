// Finds the place in the file from which a place in generated code comes, for the stacks of errors.
import type { Output } from './output.ts'

/** From a line and a column of the generated text, both from 1, to an offset in the file; null in the first `headLength` characters. */
export type ToOriginal = (line: number, column: number) => number | null

export function createOriginalMap(code: string, out: Output, headLength: number): ToOriginal {
  let map: ReturnType<Output['mapOffsets']> | undefined
  let starts: readonly number[] | undefined
  return (line, column) => {
    map ??= out.mapOffsets()
    starts ??= findLineStarts(code)
    const generated = (starts[line - 1] ?? code.length) + column - 1
    if (generated < headLength) return null
    // In what was inserted, the place is that of the text it was inserted before, or at the end of a line behind.
    let low = 0
    let high = map.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((map[middle]?.[0] ?? 0) < generated) low = middle + 1
      else high = middle
    }
    const next = map[low]?.[1] ?? out.text.length
    const isAtLineEnd = /[\n\r\u2028\u2029]/.test(code.slice(generated, map[low]?.[0]))
    return isAtLineEnd ? (map[low - 1]?.[1] ?? next) : next
  }
}

/** Lines as JavaScript counts them. */
function findLineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({ index, 0: sign }) => index + sign.length)]
}
