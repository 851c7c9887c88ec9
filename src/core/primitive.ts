// ToPrimitive of JavaScript, for operands that are neither numbers nor Values.

/** ECMAScript 7.1.1 ToPrimitive. */
export function convertToPrimitive(x: unknown, hint: 'default' | 'number'): unknown {
  if ((typeof x !== 'object' && typeof x !== 'function') || x === null) return x
  const holder = x as Record<PropertyKey, unknown>
  const exotic = holder[Symbol.toPrimitive]
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== 'function') throw new TypeError('Symbol.toPrimitive is not a function')
    return requirePrimitive(Reflect.apply(exotic, x, [hint]))
  }
  for (const name of ['valueOf', 'toString']) {
    const method = holder[name]
    if (typeof method !== 'function') continue
    const result: unknown = Reflect.apply(method, x, [])
    if (result === null || (typeof result !== 'object' && typeof result !== 'function')) return result
  }
  throw new TypeError('Cannot convert object to primitive value')
}

function requirePrimitive(x: unknown): unknown {
  if ((typeof x === 'object' && x !== null) || typeof x === 'function') {
    throw new TypeError('Cannot convert object to primitive value')
  }
  return x
}
