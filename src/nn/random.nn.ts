// Random numbers of the distributions that networks begin with, from the file's seed.

/** Evenly distributed from `low` to `high`. */
export function drawUniform(low: number, high: number): number {
  return low + (high - low) * Math.random()
}

/** Normally distributed, by the transform of Box & Muller 1958, doi:10.1214/aoms/1177706645. */
export function drawNormal(mean: number = 0, deviation: number = 1): number {
  // 1 − random() is never 0, whose logarithm is infinite
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * Math.random())
}
