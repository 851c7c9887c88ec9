// Finds, in the text the user wrote, the place of what was raised in generated text.
import type { Problem, RelatedPlace } from '../protocol/problem.ts'
import type { Frame, Raised } from '../protocol/processMessages.ts'
import { isLibraryPath, type Program } from '../protocol/program.ts'
import { findNamed, findSpan } from './findSpan.ts'
import { wordRaised } from './wordRaised.ts'

/** A source file as the host knows it. */
export interface SourceText {
  readonly text: string
  /** From a 1-based line and column of the generated text to an offset in `text`; null for what the user did not write. */
  readonly toOriginal: (line: number, column: number) => number | null
}

/**
 * The problem at the innermost frame in the user's own files: where the library threw, it was called there. Without any frame
 * at the beginning of the first file.
 */
export function locateRaised(raised: Raised, program: Program, sources: ReadonlyMap<string, SourceText>): Problem {
  const { severity, code, frames } = raised
  const located = frames.map((frame) => locateFrame(frame, program, sources))
  const places = located.filter((place) => place !== null)
  const first = places.find(({ file }) => !isLibraryPath(file)) ?? places[0]
  const further = places.filter((place) => place !== first)
  const calledAt = locateStatement(raised.statement, program, sources)
  const related = mergeRepeated([...further, ...calledAt])
  if (first === undefined) {
    return { severity, code, message: raised.message, file: program.files[0] ?? '', start: 0, end: 0, related }
  }
  const { file, start, end } = first
  const text = sources.get(file)?.text ?? ''
  // What stands for an import is read in the file that exports it, the innermost where it is passed on.
  const exporting = located[0] === null ? program.modules[frames[0]?.module ?? -1]?.path : undefined
  const message = wordRaised(raised.message, { text, start, end }, exporting)
  return { severity, code, message, file, ...(findNamed(message, text, start) ?? { start, end }), related }
}

/** The first line of a top-level statement, where one is told. */
function locateStatement(id: number, program: Program, sources: ReadonlyMap<string, SourceText>): RelatedPlace[] {
  const site = program.sites[id]
  const file = site && program.files[site.file]
  if (id === 0 || !site || file === undefined) return []
  const line = /^.*/.exec(sources.get(file)?.text.slice(site.start, site.end) ?? '')?.[0] ?? ''
  return [{ message: 'called from here', file, start: site.start, end: site.start + line.length }]
}

function locateFrame(frame: Frame, program: Program, sources: ReadonlyMap<string, SourceText>): RelatedPlace | null {
  const file = program.modules[frame.module]?.path ?? ''
  const source = sources.get(file)
  const where = isLibraryPath(file) ? 'in the library, in' : 'called from'
  const message = frame.functionName ? `${where} ${frame.functionName}` : 'called from here'
  if (source === undefined) return { message, file, start: 0, end: 0 }
  const offset = source.toOriginal(frame.line, frame.column)
  return offset === null ? null : { message, file, ...findSpan(source.text, offset) }
}

/** What calls itself, also through others, is told once. */
function mergeRepeated(places: readonly RelatedPlace[]): RelatedPlace[] {
  const told = new Set<string>()
  return places.filter(({ file, start }) => {
    const key = `${start} ${file}`
    return !told.has(key) && told.add(key)
  })
}
