// Finds out which files an import specifier may mean, without touching any file.
import { posix } from 'node:path'

export type Resolution =
  | { readonly ok: true; readonly candidates: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** Turns the separators of Windows around; all paths of a program are compared in this form. */
export function normalisePath(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/'))
}

/** Paths to try in order for `specifier` in the file `importer`; everything must lie in the folder `root`. */
export function resolveImport(specifier: string, importer: string, root: string): Resolution {
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) {
    return refuse(
      'import-not-allowed',
      `Only files of this folder can be imported: “./${lastPart(specifier)}”, not ${describe(specifier)}.`,
    )
  }
  const folder = normalisePath(root).replace(/\/$/, '')
  const path = posix.join(posix.dirname(normalisePath(importer)), specifier.replaceAll('\\', '/'))
  if (!path.startsWith(`${folder}/`)) {
    return refuse(
      'import-outside',
      `“${specifier}” lies outside the opened folder; only files inside it can be imported.`,
    )
  }
  if (/\.(nn\.ts|json|csv)$/.test(path)) return { ok: true, candidates: [path] }
  if (path.endsWith('.nn')) return { ok: true, candidates: [`${path}.ts`] }
  if (path.endsWith('/')) return refuse('import-not-allowed', `“${specifier}” is a folder; import a file of it.`)
  if (/\.(?:[cm]?[jt]sx?|node|wasm|txt|tsv|ya?ml|html?|css)$/.test(path)) {
    return refuse('import-not-allowed', `“${specifier}” cannot be imported: only .nn.ts, .json and .csv files can.`)
  }
  return { ok: true, candidates: [`${path}.nn.ts`] }
}

function refuse(code: string, message: string): Resolution {
  return { ok: false, code, message }
}

function lastPart(specifier: string): string {
  return specifier.replace(/^.*[/:]/, '') || 'file.nn.ts'
}

function describe(specifier: string): string {
  if (/^node:|^(?:fs|path|os|http|https|net|child_process|process|crypto|util|worker_threads)$/.test(specifier)) {
    return `the system module “${specifier}”`
  }
  if (/^[a-z]+:\/\//i.test(specifier)) return 'an address'
  return posix.isAbsolute(specifier) || /^[a-z]:/i.test(specifier) ? 'an absolute path' : `the package “${specifier}”`
}
