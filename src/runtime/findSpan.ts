// Says how far that reaches in the user's text to which the stack of an error points.
import type { Span } from '../protocol/program.ts'

const nameEnd = /[\p{ID_Continue}$#]+$/u

/**
 * What stands at an offset: a name (also one that a `(` there calls), `new Name(…)` as far as it goes on its line, else
 * one character. What was raised in code of ours, as the assignment in `x += 1`, stands at the name before it.
 */
export function findSpan(text: string, offset: number): Span {
  const at = Math.min(Math.max(offset, 0), text.length)
  const before = findBefore(text, at)
  if (before !== undefined) return before
  const skipped = /^(?:[ \t]|\+\+|--|\??\.(?=[\p{ID_Start}$_#]))*(?=\S)/u.exec(text.slice(at))?.[0] ?? ''
  const start = at + skipped.length
  const line = /^.*/.exec(text.slice(start))?.[0] ?? ''
  const made = /^(?:new|throw)\b/.test(line) ? keepBalanced(line) : undefined
  const name = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*/u.exec(line)?.[0]
  const length = made?.length ?? name?.length ?? (line === '' ? 0 : 1)
  return { start, end: start + length }
}

/** The name a message is about, where it is written behind the start of the expression that the engine points to. */
export function findNamed(message: string, text: string, start: number): Span | undefined {
  const name = /^ReferenceError: “(.+?)”/.exec(message)?.[1]
  if (name === undefined) return undefined
  const names = text.slice(start).matchAll(/(?<![.\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)
  for (const { 0: found, index } of names) {
    if (found === name) return { start: start + index, end: start + index + name.length }
  }
  return undefined
}

/**
 * What is called, assigned to or closed by the sign at an offset: `f` in `o.f(`, `x` in `x += 1`, `o[k]` in `o[k](`, `w[0]` in
 * `w[0] =`, all of `[k, v]` at its end.
 */
function findBefore(text: string, at: number): Span | undefined {
  const sign = text.charAt(at)
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  if (sign === ']') return { start: at - line.length + Math.max(0, findOpening(`${line}]`)), end: at + 1 }
  const isCall = sign === '(' || sign === '`'
  if (!isCall && sign !== '[' && !/^[\s=;]?$/.test(sign)) return undefined
  const left = isCall || sign === '[' ? line : line.replace(/\s*(?:(?:\*\*|&&|\|\||\?\?|[-+*/%])?=|\+\+|--)?\s*$/, '')
  const end = at - line.length + left.length
  const name = nameEnd.exec(left)?.[0]
  if (sign === '[') {
    const element = name !== undefined || /[\])]$/.test(left) ? /^\[[^[\]]*\]/.exec(text.slice(at))?.[0] : undefined
    return element === undefined ? undefined : { start: findChainStart(text, at), end: at + element.length }
  }
  if (name !== undefined) return { start: end - name.length, end }
  return /[\])]$/.test(left) ? { start: findChainStart(text, end), end } : undefined
}

/** Start of `o.list[0]`, `(a * b).f`, `f(x)` that ends there, on the same line. */
function findChainStart(text: string, end: number): number {
  let at = end
  for (;;) {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
    const opening = /[\])]$/.test(line) ? findOpening(line) : -1
    const name = nameEnd.exec(line)?.[0]
    if (name !== undefined) at -= name.length
    else if (opening >= 0) at -= line.length - opening
    else return at
    const link = /\??\.$/.exec(text.slice(0, at))?.[0]
    if (link !== undefined) at -= link.length
    else if (name !== undefined) return at
  }
}

/** Where the bracket opens that the line ends with. */
function findOpening(line: string): number {
  let depth = 0
  for (let at = line.length - 1; at >= 0; at--) {
    if (')]}'.includes(line.charAt(at))) depth++
    if ('([{'.includes(line.charAt(at))) depth--
    if (depth === 0) return at
  }
  return -1
}

/** Up to a `;`, a `,` or the bracket that closes what was opened before; brackets in texts do not count. */
function keepBalanced(line: string): string {
  let depth = 0
  for (const { 0: token, index } of line.matchAll(/(["'`])(?:\\.|(?!\1).)*\1|[([{)\]};,]/g)) {
    if ('([{'.includes(token)) depth++
    else if (')]}'.includes(token)) depth--
    if (depth < 0 || (depth === 0 && /[;,]/.test(token))) return line.slice(0, index).trimEnd()
  }
  return line.trimEnd()
}
