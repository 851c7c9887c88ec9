// Finds, in the text the user wrote, the place of what was raised in generated text.
import type { Problem, RelatedPlace } from '../protocol/problem.ts'
import type { Frame, Raised } from '../protocol/processMessages.ts'
import type { Program, Span } from '../protocol/program.ts'

/** A source file as the host knows it. */
export interface SourceText {
  readonly text: string
  /** From a 1-based line and column of the generated text to an offset in `text`. */
  readonly toOriginal: (line: number, column: number) => number
}

/** The problem at the innermost frame; without any frame at the beginning of the first file. */
export function locateRaised(raised: Raised, program: Program, sources: ReadonlyMap<string, SourceText>): Problem {
  const places = raised.frames.map((frame) => locateFrame(frame, program, sources))
  const [first, ...further] = places
  const { severity, message, code } = raised
  const { file, start, end } = first ?? { file: program.files[0] ?? '', start: 0, end: 0 }
  const calledAt = locateStatement(raised.statement, program, sources)
  return { severity, message, code, file, start, end, related: mergeRepeated([...further, ...calledAt]) }
}

/** The first line of a top-level statement, where one is told. */
function locateStatement(id: number, program: Program, sources: ReadonlyMap<string, SourceText>): RelatedPlace[] {
  const site = program.sites[id]
  const file = site && program.files[site.file]
  if (id === 0 || !site || file === undefined) return []
  const line = /^.*/.exec(sources.get(file)?.text.slice(site.start, site.end) ?? '')?.[0] ?? ''
  return [{ message: 'called from here', file, start: site.start, end: site.start + line.length }]
}

function locateFrame(frame: Frame, program: Program, sources: ReadonlyMap<string, SourceText>): RelatedPlace {
  const file = program.modules[frame.module]?.path ?? ''
  const source = sources.get(file)
  const message = frame.functionName ? `called from ${frame.functionName}` : 'called from here'
  if (source === undefined) return { message, file, start: 0, end: 0 }
  return { message, file, ...findSpan(source.text, source.toOriginal(frame.line, frame.column)) }
}

/**
 * What stands at an offset: a name (also one that a `(` there calls), `new Name(…)` as far as it goes on its line, else
 * one character. What was raised in code of ours, as the assignment in `x += 1`, stands at the name before it.
 */
function findSpan(text: string, offset: number): Span {
  const at = Math.min(Math.max(offset, 0), text.length)
  const called = findNameBefore(text, at)
  const blanks = called === undefined ? (/^[ \t]*(?=\S)/.exec(text.slice(at))?.[0].length ?? 0) : 0
  const start = at - (called?.length ?? 0) + blanks
  const line = /^.*/.exec(text.slice(start))?.[0] ?? ''
  const made = /^(?:new|throw)\b/.test(line) ? keepBalanced(line) : undefined
  const name = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*/u.exec(line)?.[0]
  const length = made?.length ?? name?.length ?? (line === '' ? 0 : 1)
  return { start, end: start + length }
}

/** `o.f` before the `(` that calls it is `f`; `x` before ` += 1`, `x =` or `x++`. */
function findNameBefore(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  if (text.charAt(at) === '(') return /[\p{ID_Continue}$]+$/u.exec(before)?.[0]
  if (!/^[\s=;]?$/.test(text.charAt(at))) return undefined
  return /[\p{ID_Start}$_][\p{ID_Continue}$]*\s*(?:(?:\*\*|&&|\|\||\?\?|[-+*/%])?=|\+\+|--)?\s*$/u.exec(before)?.[0]
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

/** A function that calls itself is told once. */
function mergeRepeated(places: readonly RelatedPlace[]): RelatedPlace[] {
  return places.filter((place, at) => {
    const before = places[at - 1]
    return before === undefined || before.file !== place.file || before.start !== place.start
  })
}
