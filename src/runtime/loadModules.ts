// Runs the modules of a program in the order of ECMAScript modules: what is imported first, cycles allowed.
import type { Module, Program } from '../protocol/program.ts'

/** What a module exports, as its importers see it: live getters without setters. */
type Namespace = Record<string, unknown>

/** Compiled code turned into a function; its arguments are the module's `parameters`. */
export type CodeEvaluator = (text: string) => (...parameters: unknown[]) => unknown

export interface ModuleHost {
  readonly evaluateCode: CodeEvaluator
  /** The value of a parameter of module `index`, apart from `$import` and `$export`. */
  readonly readParameter: (index: number, name: string) => unknown
}

/** The name under which the text of a module appears in stacks. */
export function nameModule(index: number): string {
  return `gradient-graph-module-${index}.js`
}

/** Runs module 0 after all it imports. Resolves when the last top-level await has settled. */
export async function loadModules(program: Program, host: ModuleHost): Promise<void> {
  const namespaces = program.modules.map((): Namespace => Object.create(null))
  const started = new Set<number>()
  const exported = new Set<number>()

  const load = async (index: number): Promise<void> => {
    const module = program.modules[index]
    if (module === undefined || started.has(index)) return
    started.add(index)
    const namespace = namespaces[index] as Namespace
    if (module.kind === 'data') {
      Object.defineProperty(namespace, 'default', { value: JSON.parse(module.json), enumerable: true })
      exported.add(index)
      return
    }
    for (const imported of Object.values(module.imports)) await load(imported)
    await runModule(module, index)
  }
  const runModule = async (module: Extract<Module, { kind: 'code' }>, index: number): Promise<void> => {
    const linkage: Record<string, unknown> = {
      $import: (specifier: string) => {
        const imported = Object.hasOwn(module.imports, specifier) ? module.imports[specifier] : undefined
        if (imported === undefined) return undefined
        const namespace = namespaces[imported] as Namespace
        return exported.has(imported) ? namespace : guardUntil(() => exported.has(imported), namespace)
      },
      $export: (getters: object, ...passedOn: Namespace[]) => {
        Object.defineProperties(namespaces[index], Object.getOwnPropertyDescriptors(getters))
        exported.add(index)
        for (const other of passedOn) passOn(other, namespaces[index] as Namespace)
      },
    }
    const run = host.evaluateCode(`${module.code}\n//# sourceURL=${nameModule(index)}`)
    await run(...module.parameters.map((name) => linkage[name] ?? host.readParameter(index, name)))
  }
  await load(0)
}

/** `export * from`: what another module exports by then, except its default. */
function passOn(from: Namespace, to: Namespace): void {
  for (const name of Object.keys(from)) {
    if (name === 'default' || Object.hasOwn(to, name)) continue
    Object.defineProperty(to, name, { get: () => from[name], enumerable: true })
  }
}

/** In a cycle a module may look into one that has not begun: like ECMAScript, that is an error and not `undefined`. */
function guardUntil(isReady: () => boolean, namespace: Namespace): Namespace {
  return new Proxy(namespace, {
    get(target, key) {
      if (!isReady()) throw new ReferenceError(`Cannot access '${String(key)}' before initialization`)
      return Reflect.get(target, key)
    },
  })
}
