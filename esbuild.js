// Builds every bundle the extension ships into dist/, and the TypeScript server plugin to where VS Code looks for it.
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { buildPlugin } from './src/tsserver/buildPlugin.ts'
import { environmentFile } from './src/tsserver/environmentFiles.ts'
import { writeLibraryTypes } from './src/tsserver/libraryTypes.ts'
import { writeNotices } from './thirdPartyNotices.ts'

const minify = process.argv.includes('--minify')

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'node20',
  platform: 'node',
  format: 'cjs',
}

/** What VS Code loads at activation is a shell; the rest is a file of its own, read when the first `.nn.ts` file appears. */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', features: 'src/features/start.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  plugins: [
    {
      name: 'load-features-lazily',
      setup: (context) =>
        context.onResolve({ filter: /features\/start\.ts$/ }, ({ kind }) =>
          kind === 'dynamic-import' ? { path: './features.cjs', external: true } : undefined,
        ),
    },
  ],
}

const processes = {
  ...shared,
  entryPoints: {
    runner: 'src/runtime/processMain.ts',
    layoutWorker: 'src/graph/layoutWorker.ts',
    sceneWorker: 'src/graph/sceneWorker.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  // esbuild drops the strict mode of ES modules in CommonJS output, and SES refuses sloppy code.
  banner: { js: '"use strict";' },
}

const cli = {
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  banner: { js: '#!/usr/bin/env node' },
}

const webview = {
  ...shared,
  entryPoints: { webview: 'src/webview/main.ts' },
  outdir: 'dist',
  platform: 'browser',
  format: 'iife',
  target: 'chrome120',
}

const styles = {
  ...shared,
  entryPoints: { panel: 'media/panel/panel.css', codicon: '@vscode/codicons/dist/codicon.css' },
  outdir: 'dist',
  platform: 'browser',
  target: 'chrome120',
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
}

/** @type {import('esbuild').Metafile[]} */
const metafiles = []

/** @param {import('esbuild').BuildOptions} options */
async function bundle(options) {
  const { metafile } = await build({ ...options, metafile: true })
  metafiles.push(metafile)
}

await rm('dist', { recursive: true, force: true })
await Promise.all([extension, processes, cli, webview, styles].map(bundle))
const ambient = await readFile('src/tsserver/ambient/nn.d.ts', 'utf8')
await writeFile(`dist/${environmentFile}`, `${ambient}\n${writeLibraryTypes('.')}`)
await cp('src/nn', 'dist/nn', { recursive: true, filter: (path) => !path.endsWith('.json') })
await buildPlugin('node_modules', bundle)
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await writeNotices(metafiles, '.'))
