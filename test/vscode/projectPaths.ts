// Names the places in the checkout which the VS Code harness reads and writes.
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
export const examplesFolder = join(projectRoot, 'examples')
/** Ignored by git: VS Code itself, its user data, what a run leaves behind. */
export const vscodeFolder = join(projectRoot, '.vscode-test')
