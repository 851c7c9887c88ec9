// The compiler options under which a `.nn.ts` file means to the type checker what it means when it runs.
import type ts from 'tsserver-types/lib/tsserverlibrary.js'

/**
 * `ownsProject`: nobody else's files or tsconfig.json are concerned, so everything is set, down to a library without
 * browser or Node names. Otherwise only what `.nn.ts` files cannot do without, and never against an explicit choice.
 */
export function chooseSettings(
  typescript: typeof ts,
  settings: ts.CompilerOptions,
  ownsProject: boolean,
): ts.CompilerOptions {
  const { ModuleDetectionKind, ModuleKind, ModuleResolutionKind, ScriptTarget } = typescript
  if (!ownsProject) {
    return copySettings(settings, {
      moduleDetection: settings.moduleDetection ?? ModuleDetectionKind.Force,
      resolveJsonModule: settings.resolveJsonModule ?? true,
      // Last, so that what plain files import stays what it is.
      moduleSuffixes: settings.moduleSuffixes ?? ['', '.nn'],
    })
  }
  // TypeScript older than 5.7 does not know es2024.
  const knowsEs2024 = ScriptTarget.ES2024 !== undefined
  return copySettings(settings, {
    target: knowsEs2024 ? ScriptTarget.ES2024 : ScriptTarget.ESNext,
    lib: [knowsEs2024 ? 'lib.es2024.d.ts' : 'lib.esnext.d.ts'],
    types: [],
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.Bundler,
    moduleDetection: ModuleDetectionKind.Force,
    // `./lib` is `./lib.nn.ts`.
    moduleSuffixes: ['.nn', ''],
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    strict: true,
    noImplicitAny: true,
    strictNullChecks: true,
    useUnknownInCatchVariables: false,
    noEmit: true,
  })
}

// A spread would lose `configFile`, a property that is not enumerable and that the server needs.
function copySettings(settings: ts.CompilerOptions, changes: ts.CompilerOptions): ts.CompilerOptions {
  return Object.assign(Object.defineProperties({}, Object.getOwnPropertyDescriptors(settings)), changes)
}
