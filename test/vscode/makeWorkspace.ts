// Makes the folder the suites open: a fresh copy, so that tests may write into it.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTempFolder, type TempFolder } from './makeTempFolder.ts'
import { examplesFolder, projectRoot } from './projectPaths.ts'

/** `test/vscode/workspace/` with a copy of `examples/` in it. */
export async function makeWorkspace(): Promise<TempFolder> {
  const workspace = await makeTempFolder('workspace')
  await cp(join(projectRoot, 'test', 'vscode', 'workspace'), workspace.path, { recursive: true })
  await cp(examplesFolder, join(workspace.path, 'examples'), { recursive: true })
  return workspace
}
