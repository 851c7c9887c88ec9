// Fixes the language of texts: the same program prints the same on every machine.

const locale = 'en-US'

/** Makes `en-US` the default of the methods that depend on the machine's locale; to be called before they are frozen. */
export function fixLocale(): void {
  for (const prototype of [Number.prototype, BigInt.prototype, Date.prototype]) {
    for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) setDefault(prototype, name, 0)
  }
  for (const name of ['toLocaleLowerCase', 'toLocaleUpperCase']) setDefault(String.prototype, name, 0)
  setDefault(String.prototype, 'localeCompare', 1)
}

/** The argument at `position` is the locale. */
function setDefault(prototype: object, name: string, position: number): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)
  const native: unknown = descriptor?.value
  if (typeof native !== 'function') return
  const method = {
    [name](this: unknown, ...args: unknown[]): unknown {
      const given = [...args]
      while (given.length < position) given.push(undefined)
      given[position] ??= locale
      return Reflect.apply(native, this, given)
    },
  }[name] as object
  Object.defineProperty(method, 'length', { value: native.length, configurable: true })
  Object.defineProperty(prototype, name, { ...descriptor, value: method })
}
