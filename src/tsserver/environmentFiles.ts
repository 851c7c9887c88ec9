// The two files that give a folder of `.nn.ts` files their types where no plugin runs: TypeScript 7 and plain `tsc`.

/** Name of the file with the ambient declarations; the plugin adds none of its own beside it. */
export const environmentFile = 'nn-env.d.ts'

interface EnvironmentFile {
  readonly name: string
  readonly text: string
}

/** `declarations` is the text of the ambient declarations (`ambient/nn.d.ts` and libraryTypes.ts). */
export function makeEnvironmentFiles(declarations: string): readonly EnvironmentFile[] {
  return [
    { name: environmentFile, text: declarations },
    { name: 'tsconfig.json', text: `${JSON.stringify(configuration, null, 2)}\n` },
  ]
}

const configuration = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024'],
    types: [],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    moduleSuffixes: ['.nn', ''],
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    strict: true,
    useUnknownInCatchVariables: false,
    noEmit: true,
  },
  include: ['**/*.nn.ts', environmentFile],
}
