// The library `nn`: read from its folder and compiled when the first program asks for it, and then kept.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { libraryRoot } from '../protocol/program.ts'
import { linkLibrary, type Library } from './link.ts'

/** `folder` holds the library's `.nn.ts` files. What failed once is tried again. */
export function createLibrary(folder: string): () => Promise<Library> {
  let linked: Promise<Library> | null = null
  return () => {
    linked ??= linkLibrary(`${libraryRoot}index.nn.ts`, (path) => readFile(locateLibraryFile(folder, path), 'utf8'))
    linked.catch(() => {
      linked = null
    })
    return linked
  }
}

/** Where a file of the library lies on disk. */
function locateLibraryFile(folder: string, path: string): string {
  return join(folder, path.slice(libraryRoot.length))
}
