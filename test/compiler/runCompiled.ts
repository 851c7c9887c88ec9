// Compiles text, runs it with a given runtime and collects what it prints.
import { Script } from 'node:vm'
import { inspect } from 'node:util'
import { compile, type Compiled } from '../../src/compiler/compile.ts'

export type Runtime = Readonly<Record<string, unknown>>

export function compileText(text: string, { path = 'sample.nn.ts', file = 0, siteBase = 1 } = {}): Compiled {
  const result = compile(text, { path, file, siteBase })
  if (!result.ok) {
    const told = result.problems.map(({ message, start, end }) => `${message} “${text.slice(start, end)}”`)
    throw new Error(`${path} has problems: ${told.join('; ')}`)
  }
  return result
}

export function formatLine(args: readonly unknown[]): string {
  return args
    .map((x) => (typeof x === 'string' ? x : inspect(x, { depth: 8, breakLength: Infinity, compact: true })))
    .join(' ')
}

/** The function that the code is. */
export function evaluateCode(code: string): (...parameters: unknown[]) => unknown {
  const made: unknown = new Script(code, { filename: 'compiled.js' }).runInThisContext()
  if (typeof made !== 'function') throw new Error('The code is not a function.')
  return (...parameters) => Reflect.apply(made, undefined, parameters)
}

/** Resolves to the printed lines, after `print` made one of each call. What the runtime does not give is the host's. */
export async function runCompiled(compiled: Compiled, runtime: Runtime, print = formatLine): Promise<string[]> {
  const lines: string[] = []
  const log = (...args: unknown[]): number => lines.push(print(args))
  const given: Runtime = { console: { log }, seed: () => undefined, ...runtime }
  const read = (name: string): unknown => (name in given ? given[name] : Reflect.get(globalThis, name))
  await evaluateCode(compiled.code)(...compiled.parameters.map(read))
  return lines
}

/** What a file that awaits nothing exports, after it has run. */
export function readExports({ code, parameters }: Compiled, runtime: Runtime): object {
  let exported: object = {}
  const given: Runtime = { ...runtime, $export: (getters: object) => (exported = getters) }
  const steps = evaluateCode(code)(...parameters.map((name) => given[name] ?? Reflect.get(globalThis, name)))
  for (const _ of steps as Iterable<unknown>);
  return exported
}
