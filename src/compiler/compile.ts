// The compiler: the text of a `.nn.ts` file becomes the text of a JavaScript function, and a table of what stands where.
import type { Problem } from '../protocol/problem.ts'
import type { Site, Statement, Use } from '../protocol/program.ts'
import { analyze } from './analyze.ts'
import { checkLanguage } from './checkLanguage.ts'
import { checkNames } from './checkNames.ts'
import { eraseTypes } from './erase.ts'
import { instrument } from './instrument.ts'
import type { Exports, ModuleReference } from './moduleLinks.ts'
import { createNativeness } from './nativeness.ts'
import { createOriginalMap, type ToOriginal } from './originalMap.ts'
import { blankPreamble, parseJavaScript, parseTypeScript } from './parse.ts'
import { Report } from './report.ts'
import { SiteTable } from './siteTable.ts'
import { findFault } from './verify.ts'

export interface CompileOptions {
  /** The path that problems carry. */
  readonly path: string
  /** Index of the file in its program; the statements of file 0 can be shown. */
  readonly file: number
  /** Id of the file’s first site. */
  readonly siteBase: number
}

export interface Compiled {
  readonly ok: true
  /**
   * One function expression in parentheses, on as many lines as the text; async where the file awaits at its top, and a
   * generator where it exports: its first step ends when its exports are there, its second runs the file.
   */
  readonly code: string
  /** Names of what the function is given: runtime functions begin with `$`, the others are globals. */
  readonly parameters: readonly string[]
  /** In the order of the text. */
  readonly imports: readonly ModuleReference[]
  readonly exports: Exports
  readonly sites: readonly Site[]
  readonly statements: readonly Statement[]
  readonly uses: readonly Use[]
  readonly toOriginal: ToOriginal
  readonly problems: readonly Problem[]
}

export type CompileResult = Compiled | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reports every problem that can be found in one go. Never throws for anything in the text. */
export function compile(text: string, { path, file, siteBase }: CompileOptions): CompileResult {
  const report = new Report(path)
  const fail = (): CompileResult => ({ ok: false, problems: report.sorted() })

  const source = blankPreamble(text)
  const typed = parseTypeScript(source, report)
  if (typed === null) return fail()
  const erased = eraseTypes(source, typed, report)
  const parsed = parseJavaScript(erased.text, report)
  if (parsed === null) return fail()
  const { program } = parsed

  const analysis = analyze(program)
  checkLanguage(program, parsed.text, report)
  checkNames(analysis, parsed.text, erased.refusedNames, report)
  if (report.problems.length > 0) return fail()

  const sites = new SiteTable(file, siteBase)
  const isNative = createNativeness(analysis)
  const { out, parameters, statements, links, headLength } = instrument(program, {
    text: parsed.text,
    analysis,
    isNative,
    sites,
    isEntry: file === 0,
  })
  const code = out.toString()
  const fault = findFault(code)
  if (fault !== null) {
    const message = `This file could not be compiled, and the fault is not in it but in Gradient Graph (${fault}). Please report it.`
    report.add('compiler-fault', message, { start: 0, end: 0 })
    return fail()
  }
  const typeImports = erased.links.imports.map((place) => ({ ...place, typeOnly: true, names: [] }))
  return {
    ok: true,
    code,
    parameters,
    imports: [...links.imports, ...typeImports].toSorted((a, b) => a.start - b.start),
    // a type can be asked for like a value: `export { T } from './a.nn.ts'`
    exports: { ...links.exports, names: [...links.exports.names, ...erased.links.exports] },
    sites: sites.sites,
    statements,
    uses: sites.collectUses(analysis.bindings),
    toOriginal: createOriginalMap(code, out, headLength),
    problems: [],
  }
}
