// Finds tokens between syntax nodes. The text holds no types and no comments: between two nodes only blanks and parentheses are left.

const lineBreaks = /\r\n|[\n\r\u2028\u2029]/g
const blank = /\s/

/** The first position at or after `from` that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && blank.test(text.charAt(at))) at++
  return at
}

/** Where `token` begins, the next one after `from` that is neither white space nor a closing parenthesis. */
export function findToken(text: string, from: number, token: string): number {
  let at = skipSpace(text, from)
  while (text.charAt(at) === ')') at = skipSpace(text, at + 1)
  if (!text.startsWith(token, at)) throw new Error(`“${token}” was expected at ${at}.`)
  return at
}

/** The line breaks of a text, to stand where it stood. */
export function keepLines(text: string): string {
  return text.match(lineBreaks)?.join('') ?? ''
}

/** Spaces as long as the text, with its line breaks. */
export function blankOut(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ')
}

/** A piece of source on one line. */
export function collapse(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
