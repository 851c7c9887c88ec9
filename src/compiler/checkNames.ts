// Reports names that nothing in the file and nothing in the language has, with the name that was probably meant.
import type { Identifier } from 'acorn'
import type { Analysis } from './analyze.ts'
import { findNearestName } from './findNearestName.ts'
import { explainMissing, globals } from './globals.ts'
import { methods } from './operations.ts'
import type { Report } from './report.ts'

/** `typeof name` may ask for any name; `refused` are declared by what has a problem already. */
export function checkNames(
  { free, assignedImports }: Analysis,
  text: string,
  refused: ReadonlySet<string>,
  report: Report,
): void {
  for (const [id, scope] of free) {
    const { name } = id
    if (globals.has(name) || refused.has(name) || isAskedFor(text, id)) continue
    const reason = explainMissing(name)
    if (reason !== undefined) {
      report.add('unknown-name', `“${name}” does not exist here: ${reason}.`, id)
      continue
    }
    const hint = suggest(name, [...scope.names(), ...globals]) || (isNew(text, id) ? suggestDeclaration(name) : '')
    report.add('unknown-name', `There is no “${name}”.${hint}`, id)
  }
  for (const id of assignedImports) {
    report.add('import-assigned', `“${id.name}” is imported: only the file it comes from can assign to it.`, id)
  }
}

function isAskedFor(text: string, { start }: Identifier): boolean {
  return /\btypeof[\s(]*$/.test(text.slice(Math.max(0, start - 40), start))
}

/** `a = 1` as a statement of its own. */
function isNew(text: string, { start, end }: Identifier): boolean {
  return /(?:^|[\n;{}])\s*$/.test(text.slice(0, start)) && /^\s*=(?![=>])/.test(text.slice(end))
}

function suggestDeclaration(name: string): string {
  return ` To make it write \`const ${name} = …\`, or \`let\` if it is to change.`
}

function suggest(name: string, known: readonly string[]): string {
  if (methods.has(name)) return ` Write \`x.${name}()\`: it is a method of numbers.`
  const nearest = findNearestName(name, known)
  return nearest === undefined ? '' : ` Did you mean “${nearest}”?`
}
