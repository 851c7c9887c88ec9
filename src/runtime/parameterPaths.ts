// Gives the leaves inside what the program holds at top level their path as a label: `layers[0].neurons[2].w[1]`.
import type { Engine } from '../core/engine.ts'
import type { ClassFields } from './classFields.ts'
import { writeKey } from './naming.ts'
import { isPlain } from './readPlainly.ts'

const maxObjects = 200_000
const maxDepth = 32

/**
 * Node of a leaf → its path. Inside an instance of a class of the user's, or a function with properties, the path begins
 * within it while it is the only one, elsewhere with the name of what holds it. A private field is called as it is without its `#`, unless that name is
 * taken: what the object itself shows, and the fields of its own class, come before those of a class it extends. No getter
 * runs, for that would be code of the user's (`hasGetters`: elements of arrays may be some); the first path found stays; `skip`
 * are leaves with a name of their own.
 */
export function findParameterPaths(
  engine: Engine,
  structures: readonly (readonly [key: string, held: object])[],
  { holders, readPrivate }: Pick<ClassFields, 'holders' | 'readPrivate'>,
  skip: ReadonlySet<number>,
  hasGetters: boolean,
): Map<number, string> {
  const places = new Map<number, Place>()
  const modules: { readonly place: Place; readonly key: string }[] = []
  const seen = new Set<object>()

  const visit = (held: unknown, around: Place, step: string | number): void => {
    if (!holdsProperties(held)) return
    const node = engine.nodeOf(held)
    if (node < 0) walk(held, { around, step, depth: around.depth + 1 })
    else if (engine.tape.readOp(node) === 0 && !places.has(node) && !skip.has(node)) {
      places.set(node, { around, step, depth: 0 })
    }
  }
  const walk = (x: object, place: Place): void => {
    if (seen.has(x) || seen.size >= maxObjects || place.depth > maxDepth) return
    seen.add(x)
    if (!hasGetters && Array.isArray(x) && Object.getPrototypeOf(x) === Array.prototype) {
      // most of what programs hold are rows of plain numbers
      for (let i = 0; i < x.length; i++) visit(x[i], place, i)
    } else {
      for (const [step, held] of listHeld(x, readPrivate)) visit(held, place, step)
    }
  }
  const begin = (held: object, key: string, isModule: boolean): void => {
    const place = { around: null, step: isModule ? '' : key, depth: 0 }
    const { size } = places
    try {
      walk(held, place)
    } catch {
      // A proxy of the user's that throws: what is inside keeps the names it has.
    }
    if (isModule && places.size > size) modules.push({ place, key })
  }
  for (const [key, held] of structures) begin(held, key, !(held instanceof Map || isPlain(held)))
  for (const [name, made] of holders) begin(made, name, false)
  if (modules.length > 1) for (const { place, key } of modules) place.step = key
  return new Map([...places].map(([node, place]) => [node, writePath(place)]))
}

/** Where something is held; its path is written only for what gets it as a label. */
interface Place {
  readonly around: Place | null
  step: string | number
  readonly depth: number
}

function writePath(place: Place): string {
  let path = ''
  for (let at: Place | null = place; at !== null; at = at.around) {
    path = (typeof at.step === 'number' ? `[${at.step}]` : at.step) + path
  }
  return path.replace(/^\./, '')
}

function holdsProperties(x: unknown): x is object {
  return typeof x === 'function' || (typeof x === 'object' && x !== null)
}

/** What an object holds, as it is written behind it: `[1]`, `.w`, `.get("k")` for what a map holds by a text or a number. */
function* listHeld(
  x: object,
  readPrivate: ClassFields['readPrivate'],
): Iterable<readonly [step: string, held: unknown]> {
  for (const key of Object.keys(x)) yield [writeKey(key), Object.getOwnPropertyDescriptor(x, key)?.value]
  const taken = new Set<string>()
  for (const [name, held] of readPrivate(x)) {
    if (held === undefined) continue
    yield [taken.has(name) || Object.hasOwn(x, name) ? `.#${name}` : `.${name}`, held]
    taken.add(name)
  }
  if (!(x instanceof Map)) return
  for (const [key, held] of Map.prototype.entries.call(x)) {
    if (typeof key === 'string' || typeof key === 'number') yield [`.get(${JSON.stringify(key)})`, held]
  }
}
