// Finds out which file an import specifier means, without touching any file.
import { posix } from 'node:path'

export type Resolution =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly code: string; readonly message: string }

/** The file that `specifier` means in the file `importer`; both are paths in the project folder, `/lib/x.nn.ts`. */
export function resolveImport(specifier: string, importer: string): Resolution {
  if (!/^\.\.?(?:[/\\]|$)/.test(specifier)) {
    const instead = `“./${lastPart(specifier)}”`
    return refuse(
      'import-not-allowed',
      `Only files of this folder can be imported, as ${instead}, not ${name(specifier)}.`,
    )
  }
  // Without the leading slash a path that climbs out of the folder begins with dots.
  const path = posix.join(posix.dirname(importer.replace(/^\//, '')), specifier.replaceAll('\\', '/'))
  if (/^\.\.(?:\/|$)/.test(path)) {
    return refuse('import-outside', `“${specifier}” lies outside the folder; only files inside it can be imported.`)
  }
  const found = (end: string): Resolution => ({ ok: true, path: `${importer.startsWith('/') ? '/' : ''}${path}${end}` })
  if (/\.(?:nn\.ts|json|csv)$/.test(path)) return found('')
  if (path.endsWith('.nn')) return found('.ts')
  if (/(?:^|\/)\.{0,2}$/.test(path)) {
    return refuse('import-not-allowed', `“${specifier}” is a folder; import a file of it.`)
  }
  if (/\.(?:[cm]?[jt]sx?|node|wasm|txt|tsv|ya?ml|html?|css)$/.test(path)) {
    return refuse('import-not-allowed', `“${specifier}” cannot be imported: only .nn.ts, .json and .csv files can.`)
  }
  return found('.nn.ts')
}

function refuse(code: string, message: string): Resolution {
  return { ok: false, code, message }
}

function lastPart(specifier: string): string {
  return specifier.replace(/^.*[/:\\]/, '') || 'file.nn.ts'
}

const systemModule =
  /^node:|^(?:fs|path|os|http|https|net|child_process|process|crypto|util|worker_threads|module|vm)(?:\/|$)/

function name(specifier: string): string {
  if (systemModule.test(specifier)) return `the system module “${specifier}”`
  if (/^[a-z]+:\/\//i.test(specifier)) return 'an address'
  return posix.isAbsolute(specifier) || /^[a-z]:/i.test(specifier) ? 'an absolute path' : `the package “${specifier}”`
}
