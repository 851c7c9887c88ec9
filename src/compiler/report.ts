// Collects what is wrong with one file, so that everything that can be found is reported in one go.
import type { Problem, RelatedPlace } from '../protocol/problem.ts'
import type { Span } from '../protocol/program.ts'

export class Report {
  readonly problems: Problem[] = []
  readonly #path: string

  /** `path` is the file the problems are about. */
  constructor(path: string) {
    this.#path = path
  }

  /** Adds an error; the same message at the same place is told once. */
  add(
    code: string,
    message: string,
    { start, end }: Span,
    related: readonly (Span & { message: string })[] = [],
  ): void {
    if (this.problems.some((known) => known.start === start && known.end === end && known.message === message)) return
    const file = this.#path
    const places: RelatedPlace[] = related.map((place) => ({
      message: place.message,
      file,
      start: place.start,
      end: place.end,
    }))
    this.problems.push({ severity: 'error', message, code, file, start, end, related: places })
  }

  /** The problems in the order of the text. */
  sorted(): Problem[] {
    return this.problems.toSorted((a, b) => a.start - b.start || a.end - b.end)
  }
}
