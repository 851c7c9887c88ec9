// Writes the report to a file all at once: whoever reads it sees the old content or the new, never half of it.
import { randomUUID } from 'node:crypto'
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { explainError } from './findInput.ts'

/** Returns why the file cannot be written, or null. */
export async function writeOutput(file: string, text: string): Promise<string | null> {
  try {
    const target = await realpath(file).catch(() => file)
    const old = await stat(target).catch(() => null)
    if (old?.isDirectory()) return `Cannot write to ${file}: it is a folder.`
    // A device or a pipe is written to; a file in its place would take it away from everyone.
    if (old && !old.isFile()) await writeFile(target, text)
    else await replaceFile(target, text, old?.mode)
    return null
  } catch (error) {
    return `Cannot write to ${file}: ${explainError(error)}`
  }
}

async function replaceFile(target: string, text: string, mode = 0o666): Promise<void> {
  const fresh = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}`)
  try {
    await writeFile(fresh, text, { mode, flag: 'wx' })
    await rename(fresh, target)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
