// Finds the name that was probably meant.

/** The known name with the fewest differences, if there are few enough for so long a name; case alone is the least of them. */
export function findNearestName(name: string, known: readonly string[]): string | undefined {
  const allowed = name.length < 3 ? 0 : name.length < 5 ? 1 : 2
  let best: string | undefined
  let least = allowed + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const isSame = candidate.toLowerCase() === name.toLowerCase()
    // of two as near, the one as long: letters are swapped more often than left out
    const difference = Math.abs(candidate.length - name.length) / 10
    const distance = isSame ? 0.5 : measureDistance(name, candidate) + difference
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function measureDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const replaced = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
