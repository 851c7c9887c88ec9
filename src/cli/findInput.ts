// Finds the file to run and the folder its imports may come from.
import { readFile, realpath, stat } from 'node:fs/promises'
import { isLibraryPath } from '../protocol/program.ts'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

export interface Input {
  /** Path in the project folder, with `/` before every part. */
  readonly entry: string
  readonly text: string
  /** Text of another file of the folder; undefined where there is none, or where a link leads out of the folder. */
  readonly read: (path: string) => Promise<string | undefined>
  /** How a user in the current directory would write a path of the program. */
  readonly showPath: (path: string) => string
}

/** The current directory is the project folder where it holds the file, else the file's own. Returns what is wrong as text. */
export async function findInput(file: string): Promise<Input | string> {
  const wrong = await checkFile(file)
  if (wrong) return wrong
  const path = await realpath(file)
  const current = await realpath(process.cwd())
  const folder = isInside(path, current) ? current : dirname(path)
  const entry = `/${relative(folder, path).split(sep).join('/')}`
  try {
    return {
      entry,
      text: decode(await readFile(path)),
      read: (other) => readInside(folder, other),
      showPath: (other) => {
        if (other === entry) return file
        return isLibraryPath(other) ? other : relative(current, join(folder, other)) || basename(other)
      },
    }
  } catch (error) {
    return `${file} cannot be read: ${explainError(error)}`
  }
}

/** Why a file operation failed, in words. */
export function explainError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied.',
  EPERM: 'permission is denied.',
  EISDIR: 'it is a folder.',
  ENOENT: 'there is no such folder.',
  ENOTDIR: 'a part of its path is not a folder.',
  ENOSPC: 'the disk is full.',
  EROFS: 'the disk is read-only.',
  ENAMETOOLONG: 'its name is too long.',
}

async function checkFile(file: string): Promise<string | null> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) return `${file} is a folder: give a .nn.ts file in it.`
    if (!file.endsWith('.nn.ts')) return `${file} is not a .nn.ts file.`
    return found.isFile() ? null : `${file} is not a file that can be read to its end.`
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${explainError(error)}`
  }
}

async function readInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const real = await realpath(resolve(folder, `.${path}`))
    if (!isInside(real, folder) || !(await stat(real)).isFile()) return undefined
    return decode(await readFile(real))
  } catch {
    return undefined
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** As the editor reads it: UTF-8, without the byte order mark. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
