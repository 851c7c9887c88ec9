// Gives the leaves inside what the program holds at top level their path as a label: `layers[0].neurons[2].w[1]`.
import type { Engine } from '../core/engine.ts'
import type { ClassFields } from './classFields.ts'
import { writeKey } from './naming.ts'
import { isPlain } from './readPlainly.ts'

const maxObjects = 200_000
const maxDepth = 32

/**
 * Node of a leaf → its path. Inside an instance of a class of the user's, or a function with properties, the path begins
 * within it, elsewhere with the name of what holds it. A private field is called as it is without its `#`, unless that name is
 * taken: what the object itself shows, and the fields of its own class, come before those of a class it extends. No getter
 * runs, for that would be code of the user's; the first path found stays; `skip` are leaves with a name of their own.
 */
export function findParameterPaths(
  engine: Engine,
  structures: readonly (readonly [key: string, held: object])[],
  { holders, readPrivate }: Pick<ClassFields, 'holders' | 'readPrivate'>,
  skip: ReadonlySet<number>,
): Map<number, string> {
  const paths = new Map<number, string>()
  const seen = new Set<object>()

  const walk = (x: object, path: string, depth: number): void => {
    if (seen.has(x) || seen.size >= maxObjects || depth > maxDepth) return
    seen.add(x)
    for (const [step, held] of listHeld(x, readPrivate)) {
      if (!holdsProperties(held)) continue
      const node = engine.nodeOf(held)
      const heldPath = `${path}${step}`.replace(/^\./, '')
      if (node < 0) walk(held, heldPath, depth + 1)
      else if (engine.tape.readOp(node) === 0 && !paths.has(node) && !skip.has(node)) paths.set(node, heldPath)
    }
  }
  const begin = (held: object, path: string): void => {
    try {
      walk(held, path, 0)
    } catch {
      // A proxy of the user's that throws: what is inside keeps the names it has.
    }
  }
  for (const [key, held] of structures) begin(held, held instanceof Map || isPlain(held) ? key : '')
  for (const [name, made] of holders) begin(made, name)
  return paths
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
