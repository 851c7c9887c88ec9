// Runs compiled text with a given runtime and collects what it prints.
import { inspect } from 'node:util'
import { compile, type Compiled } from '../../src/compiler/compile.ts'

export type Runtime = Readonly<Record<string, unknown>>

export function compileText(text: string, path = 'sample.nn.ts'): Compiled {
  const result = compile(text, { path, file: 0, siteBase: 1 })
  if (!result.ok) {
    const told = result.problems.map(({ message, start, end }) => `${message} “${text.slice(start, end)}”`)
    throw new Error(`${path} has problems: ${told.join('; ')}`)
  }
  return result
}

export function formatLine(args: readonly unknown[]): string {
  return args.map((x) => (typeof x === 'string' ? x : inspect(x, { depth: 8, breakLength: Infinity }))).join(' ')
}

/** Resolves to the printed lines. What the runtime does not give is the host's. */
export async function runCompiled({ code, parameters }: Compiled, runtime: Runtime): Promise<string[]> {
  const lines: string[] = []
  const given: Runtime = {
    console: { log: (...args: unknown[]) => lines.push(formatLine(args)) },
    seed: () => undefined,
    ...runtime,
  }
  const make: unknown = (0, eval)(code)
  if (typeof make !== 'function') throw new Error('The code is not a function.')
  const host: Runtime = globalThis as unknown as Runtime
  await Reflect.apply(
    make,
    undefined,
    parameters.map((name) => (name in given ? given[name] : host[name])),
  )
  return lines
}
