// Reports names that nothing in the file and nothing in the language has, with the name that was probably meant.
import type { Identifier } from 'acorn'
import type { Analysis } from './analyze.ts'
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
    report.add('unknown-name', `There is no “${name}”.${suggest(name, [...scope.names(), ...globals])}`, id)
  }
  for (const id of assignedImports) {
    report.add('import-assigned', `“${id.name}” is imported: only the file it comes from can assign to it.`, id)
  }
}

function isAskedFor(text: string, { start }: Identifier): boolean {
  return /\btypeof[\s(]*$/.test(text.slice(Math.max(0, start - 40), start))
}

function suggest(name: string, known: readonly string[]): string {
  if (methods.has(name)) return ` Write \`x.${name}()\`: it is a method of numbers.`
  const allowed = name.length < 3 ? 0 : name.length < 5 ? 1 : 2
  let best: string | undefined
  let least = allowed + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const distance = candidate.toLowerCase() === name.toLowerCase() ? 0.5 : measureDistance(name, candidate)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best === undefined ? '' : ` Did you mean “${best}”?`
}

/** How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function measureDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const replaced = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
