// Puts what an engine says of an exception into words about the user's file: no name of generated code is left in them.
import { methods } from '../compiler/operations.ts'
import { findNearestName } from '../compiler/findNearestName.ts'
import type { Span } from '../protocol/program.ts'

/** What numbers have beside their differentiable methods. */
const members = ['backward', 'zeroGrad', 'data', 'grad', 'label', 'toFixed', 'toString']

/** `exporting`: path of the file in which what stands for an import was read. */
export function wordRaised(message: string, place: Span & { readonly text: string }, exporting?: string): string {
  const at = place.text.slice(place.start, place.end)
  if (exporting !== undefined && message.startsWith('ReferenceError: “')) {
    return `ReferenceError: “${at}” has no value yet: ${exporting}, where it is declared, imports this file and runs after it.`
  }
  if (!/^TypeError: .* is not (?:a function|a constructor|iterable|async iterable)/s.test(message)) return message
  const isOurs = (name: string): boolean => !place.text.includes(name)
  const plain = message
    // V8 means a call whose result should have been iterable
    .replace(/(\$\S+) is not a function or its return value is not/, (whole, name: string) =>
      isOurs(name) ? '(…) is not' : whole,
    )
    .replace(/\(0 , (\$+m\d+\.[\p{ID_Continue}$]+)\)/u, (whole, member: string) => (isOurs(member) ? member : whole))
    .replace(/(\$+m\d+)\.([\p{ID_Continue}$]+)/u, (whole, name: string, member: string) =>
      isOurs(name) ? nameImported(at, member) : whole,
    )
    .replaceAll(/(\$+[\p{ID_Continue}$]+)(?:\(\.\.\.\))?/gu, (whole, name: string) => (isOurs(name) ? '(…)' : whole))
    .replace('[(…)]', '[…]')
  return plain + suggestMember(plain)
}

/** An import is called what the user calls it, which the place knows unless it is a part of what was imported. */
function nameImported(at: string, member: string): string {
  return /^(?:new\s+)?([\p{ID_Continue}$]+)(?:\(|$)/u.exec(at)?.[1] ?? member
}

function suggestMember(message: string): string {
  const name = /\.([\p{ID_Continue}$]+) is not a function$/u.exec(message)?.[1]
  if (name === undefined) return ''
  const nearest = findNearestName(name, [...methods, ...members])
  return nearest === undefined || nearest === name ? '' : `. Did you mean “${nearest}”?`
}
