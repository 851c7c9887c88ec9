// Writes the notices of what others made and the bundles carry; the build stops where the text of a licence is missing.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

interface Notice {
  readonly name: string
  readonly version: string
  /** As SPDX names it. */
  readonly license: string
  readonly source: string
  readonly text: string
}

/** What packages carry compiled in. Texts of these, and those that packages leave out, are in `licenses/`. */
const licensesOfCompiledIn: Record<string, string> = { emsdk: 'MIT', expat: 'MIT', graphviz: 'EPL-1.0' }

const ownTexts = join(import.meta.dirname, 'licenses')
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/

/** The notices of all packages that the bundles took anything from; `root` is where the metafiles' paths begin. */
export async function writeNotices(metafiles: readonly Metafile[], root: string): Promise<string> {
  const folders = listPackageFolders(metafiles).map((folder) => join(root, folder))
  const notices = (await Promise.all(folders.map(readNotices))).flat()
  return [
    'Gradient Graph carries software that others made, listed here with its licences.\n',
    ...notices.map(formatNotice),
  ].join('\n')
}

function listPackageFolders(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>()
  for (const { inputs } of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const path of Object.keys(inputs)) {
      const folder = packageFolder.exec(path)?.[0]
      if (folder) folders.add(folder)
    }
  }
  return [...folders].toSorted()
}

/** The package's own notice, then those of what it carries. */
async function readNotices(folder: string): Promise<Notice[]> {
  const { name, version, license, repository } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const texts = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).toSorted()
  const text =
    texts.length > 0
      ? await Promise.all(texts.map((file) => readText(join(folder, file))))
      : [await readOwnText(name.replace(/^.*\//, ''), name)]
  const source = typeof repository === 'string' ? repository : (repository?.url ?? '')
  return [{ name, version, license, source, text: text.join('\n\n') }, ...(await readCompiledIn(folder))]
}

/** A package built from other projects' source says in its provenance which these were. */
async function readCompiledIn(folder: string): Promise<Notice[]> {
  const provenance = await readFile(join(folder, 'lib', 'provenance.json'), 'utf8').catch(() => null)
  if (provenance === null) return []
  const { resolvedDependencies }: { resolvedDependencies: { uri: string }[] } =
    JSON.parse(provenance).predicate.buildDefinition
  return await Promise.all(
    resolvedDependencies.map(async ({ uri }) => {
      const [, name = uri, version = ''] = /([a-z]+)[-@](\d+(?:\.\d+)+)/.exec(uri) ?? []
      const license = licensesOfCompiledIn[name]
      if (!license) throw new Error(`${folder} carries ${name}, whose licence thirdPartyNotices.ts does not know.`)
      return { name, version, license, source: uri, text: await readOwnText(name, name) }
    }),
  )
}

async function readOwnText(file: string, name: string): Promise<string> {
  try {
    return await readText(join(ownTexts, `${file}.txt`))
  } catch (cause) {
    throw new Error(`The text of the licence of ${name} is missing: put it into licenses/${file}.txt.`, { cause })
  }
}

async function readText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim()
}

function formatNotice({ name, version, license, source, text }: Notice): string {
  return [
    '='.repeat(80),
    `${name} ${version}`,
    `License: ${license}`,
    ...(source ? [`Source: ${source.replace(/^git\+/, '')}`] : []),
    '-'.repeat(80),
    `${text}\n`,
  ].join('\n')
}
