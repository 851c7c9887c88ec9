// Builtins that look at the truth or the kind of a number natively would see an object in a Value: here they see its number.

type Callback = (this: unknown, ...args: unknown[]) => unknown
type Method = (this: unknown, ...args: unknown[]) => unknown

/** How a Value is seen as the number it holds. */
export interface NumberSight {
  /** Truth of anything, a Value's by its number. */
  readonly isTrue: (x: unknown) => boolean
  /** The number a Value holds; anything else unchanged. */
  readonly toNumber: (x: unknown) => unknown
}

const truthMethods = ['filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex']

/** Replaces the builtins, keeping name, length and attributes; to be called once, before they are frozen. */
export function patchTruth(sight: NumberSight): void {
  const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype)
  for (const name of truthMethods) {
    patchCallback(Array.prototype, name, sight)
    patchCallback(typedArray, name, sight)
  }
  const iteratorPrototype: object = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
  for (const name of ['filter', 'some', 'every', 'find']) patchCallback(iteratorPrototype, name, sight)
  for (const name of ['isFinite', 'isInteger', 'isNaN', 'isSafeInteger']) patchArguments(Number, name, sight)
  patchArguments(Object, 'is', sight)
}

function patchCallback(owner: object, name: string, { isTrue }: NumberSight): void {
  replaceMethod(owner, name, (native) => ({
    [name](this: unknown, callback: unknown, ...rest: unknown[]) {
      if (typeof callback !== 'function') return Reflect.apply(native, this, [callback, ...rest])
      const ask: Callback = function (...args) {
        return isTrue(Reflect.apply(callback, this, args))
      }
      return Reflect.apply(native, this, [ask, ...rest])
    },
  }))
}

function patchArguments(owner: object, name: string, { toNumber }: NumberSight): void {
  replaceMethod(owner, name, (native) => ({
    [name](this: unknown, ...args: unknown[]) {
      return Reflect.apply(native, this, args.map(toNumber))
    },
  }))
}

function replaceMethod(owner: object, name: string, make: (native: Method) => Record<string, Method>): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name)
  if (typeof descriptor?.value !== 'function') return
  const native: Method = descriptor.value
  const method = make(native)[name] as Method
  Object.defineProperty(method, 'length', { value: native.length, configurable: true })
  Object.defineProperty(owner, name, { ...descriptor, value: method })
}
