// Bundles the suites, with the run() that VS Code calls, into one CommonJS file for the extension host.
import { build } from 'esbuild'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './projectPaths.ts'

const here = join(projectRoot, 'test', 'vscode')

/** Returns the bundle's path. `folder` is one beside this file. */
export async function bundleSuites(folder: 'suites' | 'suitesRestricted'): Promise<string> {
  const names = (await readdir(join(here, folder))).filter((name) => name.endsWith('.test.ts')).toSorted()
  // The suites are required only when mocha's globals are there.
  const contents = `
    import { runMocha } from './runMocha.ts'
    export function run() { return runMocha(() => { ${names.map((name) => `require('./${folder}/${name}')`).join('\n')} }) }`
  const outfile = join(projectRoot, 'dist', 'test', `${folder}.cjs`)
  await build({
    stdin: { contents, resolveDir: here, sourcefile: `${folder}.ts`, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return outfile
}
