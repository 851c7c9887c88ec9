// What a file imports and exports, and the code that does it: live bindings through namespace objects.
import type { AnyNode, ExportNamedDeclaration, Identifier, ImportDeclaration, Literal, Program } from 'acorn'
import type { Span } from '../protocol/program.ts'
import { listPatternNames } from './pattern.ts'
import type { Rewriter } from './rewriter.ts'

/** Where a file names another one. The span is that of the specifier. */
export interface ModuleReference extends Span {
  readonly specifier: string
  /** True when only types come from there: nothing is left of it at run time. */
  readonly typeOnly: boolean
  /** The exports that are used, with the places where they are asked for. */
  readonly names: readonly (Span & { readonly name: string })[]
}

export interface Exports {
  /** Types as well; nothing stands behind their names at run time. */
  readonly names: readonly string[]
  /** Specifiers of `export * from`, whose names only the other file knows. */
  readonly all: readonly string[]
}

export interface ModuleLinks {
  readonly imports: readonly ModuleReference[]
  readonly exports: Exports
  /** Statements for the beginning of the module. */
  readonly head: string
  /** True where the head pauses, so that the module has to be a generator. */
  readonly isExporting: boolean
}

/** Fills in what stands for imported names. */
export function linkModule(program: Program, rewriter: Rewriter): ModuleLinks {
  const linker = new Linker(rewriter)
  for (const statement of program.body) linker.addImports(statement)
  for (const statement of program.body) linker.addExports(statement)
  const { imports, exports, isExporting } = linker
  return { imports, exports, head: linker.writeHead(), isExporting }
}

/** Name of the binding that holds a default export without a name of its own. */
export function nameDefault(rewriter: Rewriter): string {
  return `${rewriter.prefix}default`
}

class Linker {
  readonly imports: ModuleReference[] = []
  readonly #rewriter: Rewriter
  /** Specifier → name of the namespace object. */
  readonly #namespaces = new Map<string, string>()
  /** Exported name → what it stands for. */
  readonly #getters = new Map<string, string>()
  readonly #all: string[] = []

  constructor(rewriter: Rewriter) {
    this.#rewriter = rewriter
  }

  get exports(): Exports {
    return { names: [...this.#getters.keys()], all: this.#all }
  }

  get isExporting(): boolean {
    return this.#getters.size > 0 || this.#all.length > 0
  }

  addImports(statement: AnyNode): void {
    if (statement.type === 'ImportDeclaration') this.#addImport(statement)
    if (statement.type === 'ExportAllDeclaration') this.#refer(statement.source, [])
    if (statement.type === 'ExportNamedDeclaration' && statement.source) {
      this.#refer(
        statement.source,
        statement.specifiers.map(({ local }) => readName(local)),
      )
    }
  }

  addExports(statement: AnyNode): void {
    if (statement.type === 'ExportNamedDeclaration') this.#addNamed(statement)
    if (statement.type === 'ExportAllDeclaration') {
      const namespace = this.#namespaces.get(String(statement.source.value)) ?? ''
      if (statement.exported) this.#getters.set(readName(statement.exported).name, namespace)
      else this.#all.push(String(statement.source.value))
    }
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement
      const isNamed = /^(?:Function|Class)Declaration$/.test(declaration.type) && 'id' in declaration && declaration.id
      this.#getters.set('default', isNamed ? isNamed.name : nameDefault(this.#rewriter))
    }
  }

  /** After its exports a module pauses: by then its functions exist, and nothing else of it has run. */
  writeHead(): string {
    const rewriter = this.#rewriter
    const imports = [...this.#namespaces].map(
      ([specifier, name]) => `${name}=${rewriter.call('import')}(${JSON.stringify(specifier)})`,
    )
    const head = imports.length > 0 ? `const ${imports.join(',')};` : ''
    if (!this.isExporting) return head
    const getters = [...this.#getters].map(([name, text]) => `get ${writeKey(name)}(){return ${text}}`)
    const others = this.#all.map((specifier) => `,${JSON.stringify(specifier)}`)
    return `${head}${rewriter.call('export')}({${getters.join(',')}}${others.join('')});yield;`
  }

  #addImport({ source, specifiers }: ImportDeclaration): void {
    const used = specifiers.filter(({ local }) => (this.#rewriter.bindingOf(local)?.references.length ?? 0) > 0)
    if (specifiers.length > 0 && used.length === 0) {
      this.imports.push(makeReference(source, true, []))
      return
    }
    const names = used.flatMap((specifier) => {
      if (specifier.type === 'ImportNamespaceSpecifier') return []
      return [
        specifier.type === 'ImportSpecifier' ? readName(specifier.imported) : { name: 'default', ...spanOf(specifier) },
      ]
    })
    const namespace = this.#refer(source, names)
    for (const specifier of used) {
      const binding = this.#rewriter.bindingOf(specifier.local)
      if (binding === undefined) continue
      const name =
        specifier.type === 'ImportSpecifier'
          ? readName(specifier.imported).name
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : null
      this.#rewriter.importedNames.set(binding, name === null ? namespace : readMember(namespace, name))
    }
  }

  #refer(source: Literal, names: ModuleReference['names']): string {
    this.imports.push(makeReference(source, false, names))
    const specifier = String(source.value)
    const known = this.#namespaces.get(specifier)
    if (known !== undefined) return known
    const name = this.#rewriter.makeName('m')
    this.#namespaces.set(specifier, name)
    return name
  }

  #addNamed({ declaration, specifiers, source }: ExportNamedDeclaration): void {
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) {
        for (const { name } of listPatternNames(id)) this.#getters.set(name, name)
      }
    } else if (declaration) {
      this.#getters.set(declaration.id.name, declaration.id.name)
    }
    const namespace = source ? this.#namespaces.get(String(source.value)) : undefined
    for (const { local, exported } of specifiers) {
      const { name } = readName(local)
      const text = namespace === undefined ? this.#readLocal(local, name) : readMember(namespace, name)
      this.#getters.set(readName(exported).name, text)
    }
  }

  #readLocal(local: Identifier | Literal, name: string): string {
    const binding = this.#rewriter.bindingOf(local)
    return (binding && this.#rewriter.importedNames.get(binding)) ?? name
  }
}

function makeReference(source: Literal, typeOnly: boolean, names: ModuleReference['names']): ModuleReference {
  return { specifier: String(source.value), ...spanOf(source), typeOnly, names }
}

function readName(node: Identifier | Literal): Span & { readonly name: string } {
  return { name: node.type === 'Identifier' ? node.name : String(node.value), ...spanOf(node) }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

function isPlainName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name)
}

function writeKey(name: string): string {
  return isPlainName(name) ? name : JSON.stringify(name)
}

function readMember(namespace: string, name: string): string {
  return isPlainName(name) ? `${namespace}.${name}` : `${namespace}[${JSON.stringify(name)}]`
}
