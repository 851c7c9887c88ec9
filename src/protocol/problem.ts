// A problem is what the user reads when something goes wrong: words, a stable code and an exact place.

/** Severity as the editor shows it; an `error` means that no new graph could be made. */
export type Severity = 'error' | 'warning' | 'information'

/** `start` and `end` are UTF-16 offsets into the text of the file; `file` is the path the program was given. */
export interface Problem {
  readonly severity: Severity
  /** One or two sentences in the user's words. */
  readonly message: string
  /** Stable kebab-case name of the kind of problem, as `unknown-name` or `time-limit`. */
  readonly code: string
  readonly file: string
  readonly start: number
  readonly end: number
  /** Further places that explain the problem: the frames of the user's own stack, innermost first. */
  readonly related: readonly RelatedPlace[]
}

export interface RelatedPlace {
  readonly message: string
  readonly file: string
  readonly start: number
  readonly end: number
}
