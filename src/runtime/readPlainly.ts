// Reads what an object is and holds without running any code of the user's.

/** Length of an array or a typed array. */
export function readLength(x: object): number {
  const length = ArrayBuffer.isView(x)
    ? Reflect.get(Object.getPrototypeOf(Uint8Array.prototype), 'length', x)
    : Object.getOwnPropertyDescriptor(x, 'length')?.value
  return typeof length === 'number' ? length : 0
}

/** Name of the class an object is of; empty without one. */
export function readClassName(x: object): string {
  try {
    const prototype: unknown = Object.getPrototypeOf(x)
    if (typeof prototype !== 'object' || prototype === null) return ''
    const maker = readData(prototype, 'constructor')
    const name = typeof maker === 'function' ? Object.getOwnPropertyDescriptor(maker, 'name')?.value : undefined
    return typeof name === 'string' && name !== '' ? name : 'Object'
  } catch {
    return 'Object'
  }
}

const errorPrototypes: ReadonlySet<object> = new Set(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((maker) => maker.prototype),
)

/** A property along the prototype chain, but only where it is plain data: no getter of the user's runs. */
export function readData(x: object, key: string): unknown {
  let owner: object | null = x
  for (let depth = 0; owner !== null && depth < 20; depth++) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key)
    // Hardening turns the data of the builtin prototypes into getters of its own.
    if (descriptor) return errorPrototypes.has(owner) ? Reflect.get(owner, key) : descriptor.value
    owner = Object.getPrototypeOf(owner)
  }
  return undefined
}

/** True for an array and for an object of no class. */
export function isPlain(x: unknown): x is object {
  if (typeof x !== 'object' || x === null) return false
  if (Array.isArray(x)) return true
  const prototype: unknown = Object.getPrototypeOf(x)
  return prototype === null || prototype === Object.prototype
}
