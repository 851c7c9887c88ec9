// What to call something the user wrote in a message to the user.

/** `the text "abc"`, `undefined`, `an array`, `a function`. */
export function describe(x: unknown): string {
  if (typeof x === 'string') return `the text ${JSON.stringify(x.length > 40 ? `${x.slice(0, 40)}…` : x)}`
  if (typeof x === 'bigint') return `the bigint ${x}n`
  if (typeof x === 'symbol') return 'a symbol'
  if (typeof x === 'function') return 'a function'
  if (Array.isArray(x)) return 'an array'
  return typeof x === 'object' && x !== null ? 'an object' : String(x)
}
