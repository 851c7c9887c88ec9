// What modules export, as their importers see it: objects of live getters without setters.

type Namespace = Record<string, unknown>

interface ModuleNamespaces {
  /** The same object before and after its names are known. */
  readonly get: (module: number) => Namespace
  /** `passedOn`: the modules of `export * from`. */
  readonly define: (module: number, getters: object, passedOn: readonly number[]) => void
  /** Adds the names that are passed on, in cycles too, when all modules have defined theirs. */
  readonly close: () => void
}

export function createNamespaces(count: number): ModuleNamespaces {
  const namespaces = Array.from({ length: count }, (): Namespace => Object.create(null))
  const own = namespaces.map((): PropertyDescriptorMap => ({}))
  const passing = namespaces.map((): readonly number[] => [])

  const get = (module: number): Namespace => namespaces[module] as Namespace
  /** Its own names come before those it passes on, of which `default` is none. */
  const collect = (module: number, seen: Set<number>): PropertyDescriptorMap => {
    seen.add(module)
    const found: PropertyDescriptorMap = {}
    for (const other of passing[module] ?? []) if (!seen.has(other)) Object.assign(found, collect(other, seen))
    delete found['default']
    return { ...found, ...own[module] }
  }
  return {
    get,
    define: (module, getters, passedOn) => {
      own[module] = Object.getOwnPropertyDescriptors(getters)
      passing[module] = passedOn
    },
    close: () => {
      namespaces.forEach((namespace, module) => {
        const found = collect(module, new Set())
        for (const name of Object.keys(found).toSorted()) Object.defineProperty(namespace, name, found[name] ?? {})
        Object.preventExtensions(namespace)
      })
    },
  }
}
