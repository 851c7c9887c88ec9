// Weighted sums and sums: most of the work of a network, each one operation of many inputs.

/**
 * The weighted sum `start + a[0]·b[0] + a[1]·b[1] + …`, added from left to right.
 *
 * `∂/∂a[i] = b[i]`, `∂/∂b[i] = a[i]`, `∂/∂start = 1`
 */
export function dot(a: readonly number[], b: readonly number[], start?: number): number {
  return nn.dot(a, b, start)
}

/** The sum `xs[0] + xs[1] + …`, added from left to right; 0 for an empty array. `∂/∂xs[i] = 1` */
export function sum(xs: readonly number[]): number {
  return nn.sum(xs)
}
