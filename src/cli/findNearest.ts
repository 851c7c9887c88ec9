// Guesses which of the known names a mistyped one was meant to be.

/** The nearest name that differs by less than half; null where none is near. */
export function findNearest(name: string, known: readonly string[]): string | null {
  let nearest: string | null = null
  let least = Math.max(1, Math.ceil(name.length / 2))
  for (const candidate of known) {
    const distance = measureEdits(name.toLowerCase(), candidate.toLowerCase())
    if (distance < least || (distance === 0 && nearest === null)) {
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

/** Levenshtein's distance: insertions, deletions and replacements from one text to the other. */
function measureEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
