// Weighted sums and plain sums: what most of the work of a network is.

/** `start + a[0]·b[0] + a[1]·b[1] + …`, added from left to right. */
export function dot(a: readonly number[], b: readonly number[], start: number = 0): number {
  let total = start
  for (let i = 0; i < a.length; i++) total += a[i] * b[i]
  return total
}

/** `xs[0] + xs[1] + …`, added from left to right; 0 for an empty array. */
export function sum(xs: readonly number[]): number {
  if (xs.length === 0) return 0
  let total = xs[0]
  for (let i = 1; i < xs.length; i++) total += xs[i]
  return total
}
