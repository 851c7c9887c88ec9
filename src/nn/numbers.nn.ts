// What the library computes on: numbers, and arrays of them, nested as deep as the data has dimensions.

/** A number, an array of numbers (a vector), or arrays in arrays: an image is `[channel][row][column]`. */
export type Numbers = number | readonly Numbers[]

/** Numbers in the same arrangement as `X`. */
export type Like<X> = X extends number ? number : X extends readonly (infer Item)[] ? Like<Item>[] : never

/** `[3][28][28]` for what is nested so; in words for what is no array. */
export function describeShape(x: unknown): string {
  if (!Array.isArray(x)) return typeof x === 'number' ? 'a number' : x === undefined ? 'nothing' : `a ${typeof x}`
  if (x.length === 0) return 'an empty array'
  let shape = ''
  for (let inner: unknown = x; Array.isArray(inner); inner = inner[0]) shape += `[${inner.length}]`
  return shape
}

/** All numbers of a nested array, one after the other. */
export function flatten(x: Numbers): number[] {
  const flat: number[] = []
  collect(x, flat)
  return flat
}

function collect(x: Numbers, flat: number[]): void {
  if (typeof x === 'number') {
    flat.push(x)
    return
  }
  for (let i = 0; i < x.length; i++) collect(x[i], flat)
}

/** `1 input`, `3 inputs`. */
export function count(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`
}
