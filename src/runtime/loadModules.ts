// Runs the modules of a program in the order of ECMAScript modules: what is imported first, cycles allowed.
import type { Module, Program } from '../protocol/program.ts'
import { createNamespaces } from './moduleNamespaces.ts'

/** Compiled code turned into a function; its arguments are the module's `parameters`. */
export type CodeEvaluator = (text: string) => (...parameters: unknown[]) => unknown

export interface ModuleHost {
  readonly evaluateCode: CodeEvaluator
  /** The value of a parameter of module `index`, apart from `$import` and `$export`. */
  readonly readParameter: (index: number, name: string) => unknown
}

type CodeModule = Extract<Module, { kind: 'code' }>
/** Runs what is left of a module; a promise where it awaits at its top. */
type Body = () => unknown

/** The name under which the text of a module appears in stacks. */
export function nameModule(index: number): string {
  return `gradient-graph-module-${index}.js`
}

/** Runs module 0 after all it imports. Resolves when the last top-level await has settled. */
export async function loadModules(program: Program, host: ModuleHost): Promise<void> {
  const { modules } = program
  const namespaces = createNamespaces(modules.length)

  /** Comes as far as the pause of an exporting module: its functions can be called, in a cycle before it has run. */
  const prepare = (module: CodeModule, index: number): Body => {
    const linkage: Record<string, unknown> = {
      $import: (specifier: string) => namespaces.get(module.imports[specifier] ?? index),
      $export: (getters: object, ...passedOn: readonly string[]) => {
        const others = passedOn.map((specifier) => module.imports[specifier] ?? index)
        namespaces.define(index, getters, others)
      },
    }
    const code = host.evaluateCode(`${module.code}\n//# sourceURL=${nameModule(index)}`)
    // the library is imported by its mere name
    const importByName = (name: string): unknown =>
      Object.hasOwn(module.imports, name) ? namespaces.get(module.imports[name] ?? index) : undefined
    const parameters = module.parameters.map(
      (name) => linkage[name] ?? importByName(name) ?? host.readParameter(index, name),
    )
    if (!module.parameters.includes('$export')) return () => code(...parameters)
    const steps = code(...parameters) as Generator | AsyncGenerator
    void steps.next()
    return () => steps.next()
  }
  const bodies = modules.map((module, index): Body | undefined => {
    if (module.kind === 'code') return prepare(module, index)
    const data: unknown = JSON.parse(module.json)
    const getters = {
      get default(): unknown {
        return data
      },
    }
    namespaces.define(index, getters, [])
    return undefined
  })
  namespaces.close()

  /** Of what has begun; a promise where it is to be waited for. Nobody waits for the one that he was imported by. */
  const begun = new Map<number, Promise<unknown> | undefined>()
  const run = (index: number): Promise<unknown> | undefined => {
    const module = modules[index]
    if (begun.has(index) || module?.kind !== 'code') return begun.get(index)
    begun.set(index, undefined)
    const awaited = Object.values(module.imports).flatMap((imported) => run(imported) ?? [])
    const end = awaited.length > 0 ? Promise.all(awaited).then(bodies[index]) : bodies[index]?.()
    if (end instanceof Promise) begun.set(index, end)
    return begun.get(index)
  }
  await run(0)
}
