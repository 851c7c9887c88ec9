// Puts a program together: compiles a file and, one after the other, everything it imports.
import { compile } from '../compiler/compile.ts'
import type { ModuleReference } from '../compiler/moduleLinks.ts'
import type { Problem, RelatedPlace } from '../protocol/problem.ts'
import type { Module, Program, Site, Statement, Use } from '../protocol/program.ts'
import type { SourceText } from './locateRaised.ts'
import { readDataFile } from './readDataFile.ts'
import { resolveImport } from './resolveImport.ts'

export interface LinkInput {
  /** Path in the project folder, outside of which nothing is imported: `/main.nn.ts`. */
  readonly entry: string
  readonly text: string
  /** The text of another file of the folder; undefined (or a rejection) where there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>
}

interface LinkResult {
  readonly problems: readonly Problem[]
  /** The text of every file that was read, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** `sources`: every code file of the program by its path. */
export type Linked =
  | (LinkResult & { readonly ok: true; readonly program: Program; readonly sources: ReadonlyMap<string, SourceText> })
  | (LinkResult & { readonly ok: false })

/** Where a file of the program names another one. */
interface ImportPlace extends ModuleReference {
  readonly file: string
}

/** What a module offers to its importers. */
interface Offer {
  readonly names: ReadonlySet<string>
  /** Modules whose names it passes on, `default` excepted. */
  readonly passedOn: readonly (number | undefined)[]
}

/** Module 0 is the entry; the sites of the modules follow each other after site 0, which is no place. */
export async function linkProgram(input: LinkInput): Promise<Linked> {
  const linker = new Linker(input)
  await linker.link()
  return linker.finish()
}

class Linker {
  readonly #input: LinkInput
  readonly #files: string[] = []
  readonly #modules: Module[] = []
  readonly #sites: Site[] = [{ file: 0, kind: 'statement', label: null, name: null, start: 0, end: 0, operands: [] }]
  readonly #uses: Use[] = []
  readonly #problems: Problem[] = []
  readonly #sources = new Map<string, SourceText>()
  readonly #texts = new Map<string, string>()
  /** For every file the import that brought it in; none for the entry. */
  readonly #importedBy = new Map<string, ImportPlace>()
  /** By module. */
  readonly #offers: Offer[] = []
  readonly #links: { readonly place: ImportPlace; readonly module: number }[] = []
  #statements: readonly Statement[] = []

  constructor(input: LinkInput) {
    this.#input = input
  }

  async link(): Promise<void> {
    await this.#addCode(this.#input.entry, this.#input.text)
  }

  finish(): Linked {
    for (const { place, module } of this.#links) this.#checkNames(place, module)
    const problems = this.#problems
    const texts = this.#texts
    if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems, texts }
    const program: Program = {
      files: this.#files,
      modules: this.#modules,
      sites: this.#sites,
      statements: this.#statements,
      uses: this.#uses,
    }
    return { ok: true, program, problems, texts, sources: this.#sources }
  }

  /** Index of the new module. It stands in its place before its imports are read, so that cycles find it. */
  async #addCode(path: string, text: string): Promise<number> {
    const index = this.#files.push(path) - 1
    this.#texts.set(path, text)
    const compiled = compile(text, { path, file: index, siteBase: this.#sites.length })
    for (const problem of compiled.problems) this.#report(problem)
    const imports: Record<string, number> = Object.create(null)
    if (!compiled.ok) {
      this.#modules.push({ kind: 'data', path, json: 'null' })
      return index
    }
    const { code, parameters, sites, statements, uses, toOriginal } = compiled
    this.#modules.push({ kind: 'code', path, code, parameters, imports })
    this.#sources.set(path, { text, toOriginal })
    this.#sites.push(...sites)
    this.#uses.push(...uses)
    if (index === 0) this.#statements = statements
    for (const reference of compiled.imports) {
      const module = await this.#findModule({ ...reference, file: path })
      if (module !== undefined && !reference.typeOnly) imports[reference.specifier] = module
    }
    this.#offers[index] = {
      names: new Set(compiled.exports.names),
      passedOn: compiled.exports.all.map((specifier) => imports[specifier]),
    }
    return index
  }

  /** The module an import names; undefined after a problem, and where only types are imported. */
  async #findModule(place: ImportPlace): Promise<number | undefined> {
    const resolution = resolveImport(place.specifier, place.file)
    if (!resolution.ok) {
      // Types may come from anywhere: nothing is left of such an import.
      return place.typeOnly ? undefined : this.#refuse(place, resolution.code, resolution.message)
    }
    const { path } = resolution
    let module = this.#files.indexOf(path)
    if (module < 0) {
      const text = await this.#input.readFile(path).catch(() => undefined)
      if (text === undefined) {
        return this.#refuse(place, 'import-missing', `“${place.specifier}” was not found: there is no file ${path}.`)
      }
      if (place.typeOnly) return undefined
      this.#importedBy.set(path, place)
      module = path.endsWith('.nn.ts') ? await this.#addCode(path, text) : this.#addData(path, text)
    }
    this.#links.push({ place, module })
    return module
  }

  /** Every name that is asked for has to be there. Nothing is said about a file that could not be compiled. */
  #checkNames(place: ImportPlace, module: number): void {
    for (const { name, start, end } of place.names) {
      if (this.#offersName(module, name, new Set())) continue
      const names = [...(this.#offers[module]?.names ?? [])]
      const instead = names.length === 0 ? 'nothing' : names.join(', ')
      const isData = this.#modules[module]?.kind === 'data'
      const message = isData
        ? 'A data file has no names: it is imported as a whole, with a name of your own and no braces.'
        : `“${place.specifier}” does not export “${name}”; it exports ${instead}.`
      this.#refuse({ ...place, start, end }, 'import-name', message)
    }
  }

  #offersName(module: number, name: string, seen: Set<number>): boolean {
    const offer = this.#offers[module]
    if (offer === undefined || offer.names.has(name)) return true
    seen.add(module)
    if (name === 'default') return false
    return offer.passedOn.some(
      (other) => other !== undefined && !seen.has(other) && this.#offersName(other, name, seen),
    )
  }

  #addData(path: string, text: string): number {
    const index = this.#files.push(path) - 1
    this.#texts.set(path, text)
    let json = 'null'
    try {
      json = readDataFile(path, text)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? 0)
      const words = `This is not valid JSON: ${message.replace(/ in JSON at position.*$/s, '')}.`
      const span = { start: offset, end: Math.min(offset + 1, text.length) }
      this.#report({ severity: 'error', code: 'invalid-data', message: words, file: path, ...span, related: [] })
    }
    this.#modules.push({ kind: 'data', path, json })
    this.#offers[index] = { names: new Set(['default']), passedOn: [] }
    return index
  }

  #refuse({ file, start, end }: ImportPlace, code: string, message: string): undefined {
    this.#report({ severity: 'error', code, message, file, start, end, related: [] })
  }

  /** A problem of an imported file says as well which import of the entry led there. */
  #report(problem: Problem): void {
    const related: RelatedPlace[] = [...problem.related]
    let place = this.#importedBy.get(problem.file)
    while (place !== undefined && this.#importedBy.has(place.file)) place = this.#importedBy.get(place.file)
    if (place !== undefined) {
      related.push({ message: 'imported from here', file: place.file, start: place.start, end: place.end })
    }
    this.#problems.push({ ...problem, related })
  }
}
