// Takes back what TypeScript would say about `.nn.ts` files that is not true of them.
import type ts from 'tsserver-types/lib/tsserverlibrary.js'
import { isNnFile } from './adaptProject.ts'

// A `.nn.ts` file is always an ES module whose imports are written with their extension, whatever the package.json or
// tsconfig.json around it says about modules: these are complaints about CommonJS, top-level await and extensions.
const moduleFormatCodes = new Set([1286, 1287, 1295, 1309, 1375, 1378, 1431, 1432, 1543, 5097])

// A parameter or variable without a type: it runs, and nobody without a tsconfig.json asked for more than a hint.
const implicitAnyCodes = new Set([7005, 7006, 7019, 7031, 7034])

// `const L = d * f` at top level is what the graph shows: it is used by being there.
const unusedCodes = new Set([6133, 6199])

/** Returns a language service that answers like `service`, except about the errors and hints in `.nn.ts` files. */
export function adaptLanguageService(
  typescript: typeof ts,
  service: ts.LanguageService,
  project: ts.server.Project,
): ts.LanguageService {
  const adapted: ts.LanguageService & RegionDiagnostics = { ...service }
  const isInferred = project.projectKind === typescript.server.ProjectKind.Inferred
  const regionDiagnostics = adapted.getRegionSemanticDiagnostics

  adapted.getSemanticDiagnostics = (fileName) => keepErrors(fileName, service.getSemanticDiagnostics(fileName))

  if (regionDiagnostics) {
    adapted.getRegionSemanticDiagnostics = (fileName, ranges) => {
      const result = regionDiagnostics(fileName, ranges)
      return result && { ...result, diagnostics: keepErrors(fileName, result.diagnostics) }
    }
  }

  adapted.getSuggestionDiagnostics = (fileName) => {
    const suggestions = service.getSuggestionDiagnostics(fileName)
    if (!isNnFile(fileName)) return suggestions
    const source = service.getProgram()?.getSourceFile(fileName)
    const kept = suggestions.filter(
      (hint) => !(unusedCodes.has(hint.code) && source && declaresAtTopLevel(typescript, source, hint.start)),
    )
    return isInferred ? [...kept, ...hintAtTypes(fileName)] : kept
  }

  // Completions and quick fixes that add an import write it with the extension, as a run needs it.
  adapted.getCompletionsAtPosition = (fileName, position, options, formatting) => {
    const found = service.getCompletionsAtPosition(fileName, position, withExtensions(fileName, options), formatting)
    if (!found?.isMemberCompletion || !isNnFile(fileName)) return found
    return { ...found, entries: found.entries.map(raiseOwnMember) }
  }
  adapted.getCompletionEntryDetails = (fileName, position, name, formatting, source, preferences, data) =>
    service.getCompletionEntryDetails(
      fileName,
      position,
      name,
      formatting,
      source,
      withExtensions(fileName, preferences),
      data,
    )
  adapted.getCodeFixesAtPosition = (fileName, start, end, codes, formatting, preferences) =>
    service.getCodeFixesAtPosition(
      fileName,
      start,
      end,
      codes,
      formatting,
      withExtensions(fileName, preferences) ?? preferences,
    )

  function keepErrors(fileName: string, diagnostics: ts.Diagnostic[]): ts.Diagnostic[] {
    if (!isNnFile(fileName)) return diagnostics
    return diagnostics.filter(({ code }) => !moduleFormatCodes.has(code) && !(isInferred && implicitAnyCodes.has(code)))
  }

  function hintAtTypes(fileName: string): ts.DiagnosticWithLocation[] {
    return service
      .getSemanticDiagnostics(fileName)
      .filter(isLocated)
      .filter(({ code }) => implicitAnyCodes.has(code))
      .map((diagnostic) => ({ ...diagnostic, category: typescript.DiagnosticCategory.Suggestion }))
  }

  return adapted
}

// What every value has comes before forty functions. '10' is the rank TypeScript gives to local names, members have '11'.
const ownMembers = new Set(['backward', 'data', 'grad', 'label', 'zeroGrad'])

function raiseOwnMember(entry: ts.CompletionEntry): ts.CompletionEntry {
  return ownMembers.has(entry.name) && entry.kindModifiers?.includes('declare') ? { ...entry, sortText: '10' } : entry
}

// Newer servers ask for the visible part of a long file first; the public declarations do not list it.
interface RegionDiagnostics {
  getRegionSemanticDiagnostics?: (
    fileName: string,
    ranges: readonly ts.TextRange[],
  ) => { readonly diagnostics: ts.Diagnostic[]; readonly spans: readonly ts.TextSpan[] } | undefined
}

function isLocated(diagnostic: ts.Diagnostic): diagnostic is ts.DiagnosticWithLocation {
  return diagnostic.file !== undefined && diagnostic.start !== undefined && diagnostic.length !== undefined
}

/** True where `position` is in a top-level `const`, `let` or `var`, outside what it is initialised with. */
function declaresAtTopLevel(typescript: typeof ts, source: ts.SourceFile, position: number): boolean {
  const isInside = (node: ts.Node | undefined) => node !== undefined && node.pos <= position && position < node.end
  const statement = source.statements.find(isInside)
  if (!statement || !typescript.isVariableStatement(statement)) return false
  return !statement.declarationList.declarations.some(({ initializer }) => isInside(initializer))
}

function withExtensions<P extends ts.UserPreferences>(fileName: string, preferences: P | undefined): P | undefined {
  if (!isNnFile(fileName) || !preferences) return preferences
  return { ...preferences, importModuleSpecifierEnding: 'js' }
}
