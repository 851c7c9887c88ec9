// Bundles the workers of the graph as the extension ships them, for tests that start them.
import { build } from 'esbuild'

/** Into `folder`, as `layoutWorker.cjs` and `sceneWorker.cjs`. */
export async function buildWorkers(folder: string): Promise<void> {
  await build({
    entryPoints: { layoutWorker: 'src/graph/layoutWorker.ts', sceneWorker: 'src/graph/sceneWorker.ts' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'error',
  })
}
