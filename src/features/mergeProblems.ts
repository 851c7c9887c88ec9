// One list of problems out of what several runs found: a file and those that import it tell the same.

export interface FoundProblem {
  readonly file: string
  readonly code: string
  /** Its range, as every run writes it. */
  readonly place: string
}

/** `runs`: what each found, and the file it ran. What two runs found is kept once, as the run of the file itself tells it. */
export function mergeProblems<Found extends FoundProblem>(
  runs: readonly { readonly file: string; readonly found: readonly Found[] }[],
): Found[] {
  const keyOf = ({ file, code, place }: FoundProblem): string => JSON.stringify([file, code, place])
  const tellers = new Map<string, string>()
  for (const run of runs) {
    for (const problem of run.found) {
      const key = keyOf(problem)
      if (!tellers.has(key) || run.file === problem.file) tellers.set(key, run.file)
    }
  }
  return runs.flatMap(({ file, found }) => found.filter((problem) => tellers.get(keyOf(problem)) === file))
}
