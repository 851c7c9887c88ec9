// Bundles the sandboxed process for tests, the way the extension's build does.
import { build } from 'esbuild'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let built: Promise<string> | undefined

/** Path of the bundle; built once per test run. */
export function buildRunner(): Promise<string> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'gradient-graph-')), 'runner.cjs')
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/runtime/processMain.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    banner: { js: '"use strict";' },
    logLevel: 'silent',
  })
  return outfile
}
