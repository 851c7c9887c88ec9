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
  return { severity, message, code, file, start, end, related: mergeRepeated(further) }
}

function locateFrame(frame: Frame, program: Program, sources: ReadonlyMap<string, SourceText>): RelatedPlace {
  const file = program.modules[frame.module]?.path ?? ''
  const source = sources.get(file)
  const message = frame.functionName ? `called from ${frame.functionName}` : 'called from here'
  if (source === undefined) return { message, file, start: 0, end: 0 }
  return { message, file, ...findSpan(source.text, source.toOriginal(frame.line, frame.column)) }
}

/** What stands at an offset: a name (also one that a `(` there calls), `new Name(…)` up to the end of its line, else one character. */
function findSpan(text: string, offset: number): Span {
  const at = Math.min(Math.max(offset, 0), text.length)
  const called = text.charAt(at) === '(' ? /[\p{ID_Continue}$]+$/u.exec(text.slice(0, at))?.[0] : undefined
  const start = at - (called?.length ?? 0)
  const line = /^.*/.exec(text.slice(start))?.[0] ?? ''
  const made = /^(?:new|throw)\b[^;]*/.exec(line)?.[0].trimEnd()
  const name = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*/u.exec(line)?.[0]
  const length = made?.length ?? name?.length ?? (line === '' ? 0 : 1)
  return { start, end: start + length }
}

/** A function that calls itself is told once. */
function mergeRepeated(places: readonly RelatedPlace[]): RelatedPlace[] {
  return places.filter((place, at) => {
    const before = places[at - 1]
    return before === undefined || before.file !== place.file || before.start !== place.start
  })
}
