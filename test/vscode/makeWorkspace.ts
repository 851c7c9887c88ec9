// Makes the folder the suites open: a fresh copy, so that tests may write into it.
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examplesFolder, projectRoot } from './projectPaths.ts'

export interface Workspace {
  folder: string
  remove(): Promise<void>
}

/** `test/vscode/workspace/` with a copy of `examples/` in it. */
export async function makeWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'gradient-graph-workspace-')))
  await cp(join(projectRoot, 'test', 'vscode', 'workspace'), folder, { recursive: true })
  await cp(examplesFolder, join(folder, 'examples'), { recursive: true })
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}
