// Every file that a run looked for, with the text it found there: what the run depends on.

export class RunSources {
  readonly #texts = new Map<string, string | undefined>()

  /** `undefined`: it was looked for, and there is none (yet). */
  note(path: string, text: string | undefined): void {
    this.#texts.set(path, text)
  }

  has(path: string): boolean {
    return this.#texts.has(path)
  }

  textOf(path: string): string | undefined {
    return this.#texts.get(path)
  }

  /** Reads as `read` does, and remembers; also while the answer is awaited the run depends on the file. */
  follow(read: (path: string) => Promise<string | undefined>): (path: string) => Promise<string | undefined> {
    return async (path) => {
      this.note(path, undefined)
      const text = await read(path)
      this.note(path, text)
      return text
    }
  }
}

/** Why a graph is out of date when these files have unsaved edits; `own` is the file it is the graph of. */
export function describeEdits(edited: readonly string[], own: string): string {
  if (edited.includes(own)) return 'edited since the last run; save to run again'
  const names = edited.map((path) => path.slice(path.lastIndexOf('/') + 1))
  return names.length === 1
    ? `${names[0]} has unsaved edits; save it to run again`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} have unsaved edits; save them to run again`
}
