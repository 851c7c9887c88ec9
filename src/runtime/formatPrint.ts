// Formats what the user's program prints, without running any of its code: no getters, no custom hooks.
import { describeRest, layOutParts, withRest } from './printLayout.ts'
import { readClassName, readData, readLength } from './readPlainly.ts'

/** Turns a Value into the number it holds and leaves anything else alone. */
export type ToNumber = (x: unknown) => unknown

const maxDepth = 5
const maxItems = 100
const maxString = 10_000

/** The text of one `console.log(...args)`, `%` placeholders included. */
export function formatPrint(args: readonly unknown[], toNumber: ToNumber): string {
  const [first, ...rest] = args
  if (typeof first !== 'string' || rest.length === 0) return args.map((x) => formatArgument(x, toNumber)).join(' ')
  let used = 0
  const head = first.replaceAll(/%[sdifjoOc%]/g, (placeholder) => {
    if (placeholder === '%%') return '%'
    if (used === rest.length) return placeholder
    return fillPlaceholder(placeholder, rest[used++], toNumber)
  })
  return [head, ...rest.slice(used).map((x) => formatArgument(x, toNumber))].join(' ')
}

function fillPlaceholder(placeholder: string, x: unknown, toNumber: ToNumber): string {
  const plain = toNumber(x)
  switch (placeholder) {
    case '%c':
      return ''
    case '%s':
      return formatArgument(plain, toNumber)
    case '%d':
      return typeof plain === 'number' || typeof plain === 'bigint' ? formatValue(plain, toNumber) : 'NaN'
    case '%i':
      return typeof plain === 'number' ? formatValue(Math.trunc(plain), toNumber) : 'NaN'
    case '%f':
      return typeof plain === 'number' ? formatValue(plain, toNumber) : 'NaN'
    default:
      return formatValue(plain, toNumber)
  }
}

function formatArgument(x: unknown, toNumber: ToNumber): string {
  return typeof x === 'string' ? clamp(x) : formatValue(x, toNumber)
}

/** The text of one value as it stands inside an array: strings are quoted. */
export function formatValue(x: unknown, toNumber: ToNumber): string {
  return new Formatter(toNumber).format(x, 0)
}

function clamp(text: string): string {
  return text.length > maxString ? `${text.slice(0, maxString)}… ${text.length - maxString} more characters` : text
}

class Formatter {
  readonly #toNumber: ToNumber
  readonly #ancestors: object[] = []
  /** Objects still allowed in the whole text, so that a wide and deep structure stays short. */
  #budget = 2_000

  constructor(toNumber: ToNumber) {
    this.#toNumber = toNumber
  }

  format(x: unknown, depth: number): string {
    const plain = this.#toNumber(x)
    if (typeof plain === 'object' && plain !== null) return this.#formatObject(plain, depth)
    if (typeof plain === 'function') return formatFunction(plain)
    if (typeof plain === 'string') return quote(clamp(plain))
    if (typeof plain === 'bigint') return `${plain}n`
    return Object.is(plain, -0) ? '-0' : String(plain)
  }

  #formatObject(x: object, depth: number): string {
    if (this.#ancestors.includes(x)) return '[Circular]'
    const name = readClassName(x)
    if (depth >= maxDepth || --this.#budget < 0) return Array.isArray(x) ? '[Array]' : `[${name || 'Object'}]`
    this.#ancestors.push(x)
    try {
      return this.#formatMembers(x, name, depth)
    } catch {
      // A proxy whose traps throw.
      return `[${name || 'Object'}]`
    } finally {
      this.#ancestors.pop()
    }
  }

  #formatMembers(x: object, name: string, depth: number): string {
    if (Array.isArray(x)) return this.#formatArray(x, depth)
    if (ArrayBuffer.isView(x) && !(x instanceof DataView)) {
      return `${name}(${readLength(x)}) ${this.#formatArray(x, depth)}`
    }
    if (x instanceof Error) return formatError(x)
    if (x instanceof Date) return Number.isNaN(x.getTime()) ? 'Invalid Date' : x.toISOString()
    if (x instanceof RegExp) return RegExp.prototype.toString.call(x)
    if (x instanceof Map) {
      const entries = takeFirst(Map.prototype.entries.call(x))
      const parts = entries.map(([key, value]) => `${this.format(key, depth + 1)} => ${this.format(value, depth + 1)}`)
      return layOutParts(`${name}(${x.size}) {`, withRest(parts, x.size), '}')
    }
    if (x instanceof Set) {
      const parts = takeFirst(Set.prototype.values.call(x)).map((item) => this.format(item, depth + 1))
      return layOutParts(`${name}(${x.size}) {`, withRest(parts, x.size), '}')
    }
    const parts = this.#formatProperties(x, Object.keys(x), depth)
    return layOutParts(name === 'Object' ? '{' : `${name || '[Object: null prototype]'} {`, parts, '}')
  }

  #formatArray(x: object, depth: number): string {
    const length = readLength(x)
    const parts: string[] = []
    let holes = 0
    const flushHoles = () => {
      if (holes > 0) parts.push(`<${holes} empty item${holes === 1 ? '' : 's'}>`)
      holes = 0
    }
    const shown = Math.min(length, maxItems)
    for (let i = 0; i < shown; i++) {
      const descriptor = Object.getOwnPropertyDescriptor(x, i)
      if (descriptor === undefined) holes++
      else {
        flushHoles()
        parts.push(this.#formatProperty(descriptor, depth))
      }
    }
    flushHoles()
    if (length > shown) parts.push(describeRest(length - shown))
    return layOutParts('[', parts, ']')
  }

  #formatProperties(x: object, keys: readonly string[], depth: number): string[] {
    const parts = keys.slice(0, maxItems).map((key) => {
      const descriptor = Object.getOwnPropertyDescriptor(x, key)
      const shownKey = /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)
      return `${shownKey}: ${descriptor ? this.#formatProperty(descriptor, depth) : 'undefined'}`
    })
    return withRest(parts, keys.length)
  }

  #formatProperty(descriptor: PropertyDescriptor, depth: number): string {
    if ('value' in descriptor) return this.format(descriptor.value, depth + 1)
    return descriptor.get ? '[Getter]' : '[Setter]'
  }
}

function takeFirst<T>(items: Iterator<T>): T[] {
  const taken: T[] = []
  while (taken.length < maxItems) {
    const step = items.next()
    if (step.done) break
    taken.push(step.value)
  }
  return taken
}

function quote(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
  return text.includes("'") ? `"${inside.replaceAll('"', String.raw`\"`)}"` : `'${inside}'`
}

function formatFunction(f: object): string {
  const name = Object.getOwnPropertyDescriptor(f, 'name')?.value
  const isClass = Function.prototype.toString.call(f).startsWith('class')
  const kind = isClass ? 'class' : 'Function'
  if (typeof name !== 'string' || name === '') return `[${kind} (anonymous)]`
  return isClass ? `[class ${name}]` : `[Function: ${name}]`
}

function formatError(error: Error): string {
  const name = readData(error, 'name')
  const message = readData(error, 'message')
  const head = typeof name === 'string' && name !== '' ? name : 'Error'
  return typeof message === 'string' && message !== '' ? `${head}: ${message}` : head
}
