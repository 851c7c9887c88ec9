// What is told of the moments at which a training began and each of its passes ended.

/** The median of the later half of the passes, or the time from the beginning to the last. */
export function chooseTime(times: readonly number[], isOfPass: boolean): number {
  if (!isOfPass) return (times.at(-1) ?? NaN) - (times[0] ?? NaN)
  const passes = times.slice(1).map((time, at) => time - (times[at] ?? NaN))
  const late = passes.slice(passes.length >> 1).toSorted((a, b) => a - b)
  return late[late.length >> 1] ?? NaN
}
