// Turns positions in the suites' bundle, as stack traces give them, into positions in the suites' sources.
import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, relative, resolve } from 'node:path'

/** Returns a function that replaces every `…bundle.cjs:line:column` in a text. The bundle's map lies beside it. */
export function mapPositions(bundle: string): (text: string) => string {
  const mapFile = `${bundle}.map`
  if (!existsSync(mapFile)) return (text) => text
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')))
  const folder = dirname(bundle)
  const name = relative(folder, bundle).replace('.', '\\.')
  return (text) =>
    text.replace(new RegExp(`[^\\s()]*${name}:(\\d+):(\\d+)`, 'g'), (position, line: string, column: string) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
      if (!('originalSource' in entry)) return position
      const source = relative(resolve(folder, '..', '..'), resolve(folder, entry.originalSource))
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    })
}
