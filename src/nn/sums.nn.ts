// Weighted sums and sums: most of the work of a network.

/**
 * The weighted sum `start + a[0]·b[0] + a[1]·b[1] + …`, added from left to right.
 *
 * `∂/∂a[i] = b[i]`, `∂/∂b[i] = a[i]`, `∂/∂start = 1`
 */
export function dot(a: readonly number[], b: readonly number[], start: number = 0): number {
  if (a.length !== b.length)
    throw new RangeError(`dot(a, b) expects two arrays of one length: ${a.length} is not ${b.length}.`)
  let total = start
  for (let i = 0; i < a.length; i++) total += a[i] * b[i]
  return total
}

/** The sum `xs[0] + xs[1] + …`, added from left to right; 0 for an empty array. `∂/∂xs[i] = 1` */
export function sum(xs: readonly number[]): number {
  if (xs.length === 0) return 0
  let total = xs[0]
  for (let i = 1; i < xs.length; i++) total += xs[i]
  return total
}
