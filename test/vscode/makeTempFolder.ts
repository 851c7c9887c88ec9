// Makes a temporary folder that is gone afterwards, even when the process is interrupted.
import { rmSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempFolder {
  path: string
  remove(): Promise<void>
}

const options = { recursive: true, force: true, maxRetries: 5 }

export async function makeTempFolder(purpose: string): Promise<TempFolder> {
  // The real path: macOS and some Linuxes reach their temporary folder through a link, which VS Code resolves.
  const path = await realpath(await mkdtemp(join(tmpdir(), `gradient-graph-${purpose}-`)))
  const removeAtExit = (): void => rmSync(path, options)
  process.once('exit', removeAtExit)
  return {
    path,
    remove: async () => {
      process.off('exit', removeAtExit)
      await rm(path, options)
    },
  }
}
