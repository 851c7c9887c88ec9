// Measures what a message about a place in the text is to mark.

export interface Range {
  readonly start: number
  readonly end: number
}

export function span(start: number, end: number): Range {
  return { start, end }
}

export function toLineEnd(text: string, start: number): Range {
  return span(start, start + (/^.*/.exec(text.slice(start))?.[0].trimEnd().length ?? 1))
}

/** A word, a number or one sign; at the end of the text the last sign before it. */
export function measureToken(text: string, start: number): Range {
  const length = /^(?:[\p{ID_Continue}$#]+|(["'])(?:\\.|(?!\1).)*\1|[^\s])/u.exec(text.slice(start))?.[0].length
  if (length !== undefined) return span(start, start + length)
  const last = text.slice(0, start).trimEnd().length
  return last === 0 ? span(0, 0) : span(last - 1, last)
}
