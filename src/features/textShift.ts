// Follows places through an edit, so that what stands beside unchanged code stays there.

/** Where an offset of the old text is in the new one, when the edit (taken as one replaced stretch) left its place alone. */
export function shiftBetween(before: string, after: string): (offset: number) => number | undefined {
  if (before === after) return (offset) => offset
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return (offset) => {
    if (offset <= head) return offset
    return offset >= before.length - tail ? offset + after.length - before.length : undefined
  }
}
