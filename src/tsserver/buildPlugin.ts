// Builds the plugin as the npm package by whose name VS Code finds it.
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The name in `contributes.typescriptServerPlugins`. */
export const pluginName = 'gradient-graph-tsserver-plugin'

/** Writes the package into the folder `nodeModules` (VS Code looks in the extension's own); `bundle` is esbuild's `build`. */
export async function buildPlugin(
  nodeModules: string,
  bundle: (options: BundleOptions) => Promise<unknown>,
): Promise<void> {
  const folder = join(nodeModules, pluginName)
  await mkdir(folder, { recursive: true })
  await bundle({
    entryPoints: [join(import.meta.dirname, 'plugin.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // tsserver wants the function itself from require().
    footer: { js: 'module.exports = module.exports.createPlugin' },
    logLevel: 'warning',
  })
  await copyFile(join(import.meta.dirname, 'ambient', 'nn.d.ts'), join(folder, 'nn.d.ts'))
  // The library itself, so that "go to definition" shows its code.
  await cp(join(import.meta.dirname, '..', 'nn'), join(folder, 'nn'), {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  })
  const manifest = { name: pluginName, version: '1.0.0', type: 'commonjs', main: 'index.js' }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

interface BundleOptions {
  entryPoints: string[]
  outfile: string
  bundle: boolean
  platform: 'node'
  target: string
  format: 'cjs'
  footer: { js: string }
  logLevel: 'warning'
}
