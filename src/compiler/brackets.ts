// Finds the bracket that was never closed.
import { tokenizer } from 'acorn'

/** Signs that open, with what closes them. */
export const pairs: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['${', '}'],
])
export const closers: ReadonlySet<string> = new Set(pairs.values())

/** The innermost bracket that is open at `end`. */
export function findOpener(text: string, end: number): { readonly sign: string; readonly at: number } | null {
  const open: { readonly sign: string; readonly at: number }[] = []
  try {
    for (const token of tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: false })) {
      if (token.start >= end) break
      const sign = text.slice(token.start, token.end)
      if (pairs.has(sign)) open.push({ sign, at: token.start })
      else if (closers.has(sign)) open.pop()
    }
  } catch {
    // What cannot be read further does not open anything.
  }
  return open.at(-1) ?? null
}
