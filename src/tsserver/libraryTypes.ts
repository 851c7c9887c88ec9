// The declarations of the library `nn` as one text, for where no plugin can lead to its source: TypeScript 7 and plain `tsc`.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Has TypeScript write the declarations of the files in `src/nn` below the project's folder; each becomes an ambient module. */
export function writeLibraryTypes(project: string): string {
  const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-b', join(project, 'src', 'nn')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The library nn has mistakes:\n${stdout}`)
  const files = globSync(join(project, '.tsbuild', 'nn', 'nn', '*.nn.d.ts')).toSorted()
  const modules = files.map((file) => wrapModule(basename(file, '.nn.d.ts'), readFileSync(file, 'utf8')))
  return [...modules, `declare const nn: typeof import(${JSON.stringify(nameModule('index'))})\n`].join('\n')
}

function nameModule(name: string): string {
  return `gradient-graph/nn/${name}`
}

/** Inside an ambient module nothing is declared once more, and its neighbours are found by their whole names. */
function wrapModule(name: string, declarations: string): string {
  const inside = declarations
    .replaceAll(/(["'])\.\/(\w+)\.nn\.ts\1/g, (_, quote: string, other: string) => quote + nameModule(other) + quote)
    .replaceAll(/^(export )?(default )?declare /gm, '$1$2')
  return `declare module '${nameModule(name)}' {\n${inside}}\n`
}
