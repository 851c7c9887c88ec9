// Puts a program together: compiles a file and, one after the other, everything it imports.
import { compile } from '../compiler/compile.ts'
import type { ModuleReference } from '../compiler/moduleLinks.ts'
import type { Problem, RelatedPlace } from '../protocol/problem.ts'
import type { Module, Program, Site, Statement, Use } from '../protocol/program.ts'
import type { SourceText } from './locateRaised.ts'
import { readDataFile } from './readDataFile.ts'
import { resolveImport } from './resolveImport.ts'

/** The name under which a program finds the library, as a parameter and as the specifier of an import that nobody wrote. */
const libraryName = 'nn'

export interface LinkInput {
  /** Path in the project folder, outside of which nothing is imported: `/main.nn.ts`. */
  readonly entry: string
  readonly text: string
  /** The text of another file of the folder; undefined (or a rejection) where there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>
  /** Asked for by a program in which `nn` is a free name. */
  readonly library: () => Promise<Library>
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

/** Index of the library’s main module. */
const libraryIndex = 1

/** Files that are linked: side by side, whatever is told of each. */
interface Linkage {
  readonly files: readonly string[]
  readonly modules: readonly Module[]
  readonly sites: readonly Site[]
  readonly uses: readonly Use[]
  readonly sources: ReadonlyMap<string, SourceText>
  readonly texts: ReadonlyMap<string, string>
  /** By module. */
  readonly offers: readonly Offer[]
}

/** The library, compiled to stand in every program at the same indices: module 1 is its index, module 0 is left free. */
export type Library = Linkage

/** Site 0 is no place; the place of module 0 is kept for the entry. */
const nothing: Linkage = {
  files: [''],
  modules: [{ kind: 'data', path: '', json: 'null' }],
  sites: [{ file: 0, kind: 'statement', label: null, name: null, start: 0, end: 0, operands: [] }],
  uses: [],
  sources: new Map(),
  texts: new Map(),
  offers: [],
}

/** Module 0 is the entry; the sites of the modules follow each other after site 0, which is no place, and the library’s. */
export async function linkProgram(input: LinkInput): Promise<Linked> {
  // Where the library is used is known for sure only afterwards; almost always the text gives it away.
  const isLikely = /(?<![\w$.])nn(?![\w$])/.test(input.text)
  const linker = await linkEntry(input, isLikely)
  return (linker.usesLibrary === isLikely ? linker : await linkEntry(input, !isLikely)).finish()
}

async function linkEntry(input: LinkInput, withLibrary: boolean): Promise<Linker> {
  const library = withLibrary ? await input.library().catch((error: unknown) => String(error)) : nothing
  const isBroken = typeof library === 'string'
  const linker = new Linker(input.readFile, isBroken ? nothing : library)
  await linker.addEntry(input.entry, input.text)
  if (isBroken && linker.usesLibrary) linker.refuseLibrary(input.entry, library)
  return linker
}

/** Throws for a library that cannot be compiled. `index` and what it imports are paths with `libraryRoot` before them. */
export async function linkLibrary(index: string, readFile: LinkInput['readFile']): Promise<Library> {
  const linker = new Linker(readFile, nothing)
  await linker.addFile(index)
  const linked = linker.finish()
  if (!linked.ok) throw new Error(`The nn library is broken: ${JSON.stringify(linked.problems)}`)
  return linker.linkage
}

class Linker {
  readonly #readFile: LinkInput['readFile']
  readonly #files: string[]
  readonly #modules: Module[]
  readonly #sites: Site[]
  readonly #uses: Use[]
  readonly #problems: Problem[] = []
  readonly #sources: Map<string, SourceText>
  readonly #texts: Map<string, string>
  /** For every file the import that brought it in; none for the entry. */
  readonly #importedBy = new Map<string, ImportPlace>()
  readonly #offers: Offer[]
  readonly #links: { readonly place: ImportPlace; readonly module: number }[] = []
  #statements: readonly Statement[] = []
  /** Whether `nn` is a free name in any file. */
  usesLibrary = false

  /** `base`: what is linked already. */
  constructor(readFile: LinkInput['readFile'], base: Linkage) {
    this.#readFile = readFile
    this.#files = [...base.files]
    this.#modules = [...base.modules]
    this.#sites = [...base.sites]
    this.#uses = [...base.uses]
    this.#sources = new Map(base.sources)
    this.#texts = new Map(base.texts)
    this.#offers = [...base.offers]
  }

  get linkage(): Linkage {
    return {
      files: this.#files,
      modules: this.#modules,
      sites: this.#sites,
      uses: this.#uses,
      sources: this.#sources,
      texts: this.#texts,
      offers: this.#offers,
    }
  }

  async addEntry(path: string, text: string): Promise<void> {
    this.#files[0] = path
    await this.#addCode(0, path, text)
  }

  async addFile(path: string): Promise<void> {
    await this.#addCode(this.#files.push(path) - 1, path, (await this.#readFile(path)) ?? '')
  }

  refuseLibrary(file: string, reason: string): void {
    const message = `The library nn cannot be read (${reason}); installing Gradient Graph again brings it back.`
    this.#refuse({ specifier: libraryName, typeOnly: false, names: [], file, start: 0, end: 0 }, 'no-library', message)
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

  /** The module stands in its place before its imports are read, so that cycles find it. */
  async #addCode(index: number, path: string, text: string): Promise<number> {
    this.#texts.set(path, text)
    const compiled = compile(text, { path, file: index, siteBase: this.#sites.length })
    for (const problem of compiled.problems) this.#report(problem)
    const imports: Record<string, number> = Object.create(null)
    if (!compiled.ok) {
      this.#modules[index] = { kind: 'data', path, json: 'null' }
      return index
    }
    const { code, parameters, sites, statements, uses, toOriginal } = compiled
    this.#modules[index] = { kind: 'code', path, code, parameters, imports }
    this.#sources.set(path, { text, toOriginal })
    for (const site of sites) this.#sites.push(site)
    for (const use of uses) this.#uses.push(use)
    if (index === 0) this.#statements = statements
    if (parameters.includes(libraryName)) {
      this.usesLibrary = true
      imports[libraryName] = libraryIndex
    }
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
      const text = await this.#readFile(path).catch(() => undefined)
      if (text === undefined) {
        return this.#refuse(place, 'import-missing', `“${place.specifier}” was not found: there is no file ${path}.`)
      }
      if (place.typeOnly) return undefined
      this.#importedBy.set(path, place)
      const isCode = path.endsWith('.nn.ts')
      module = isCode ? await this.#addCode(this.#files.push(path) - 1, path, text) : this.#addData(path, text)
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
