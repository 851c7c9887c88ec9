// Characters that look like a sign of the language and are none, with what to write instead.
import type { Report } from './report.ts'
import { span } from './tokenRange.ts'

const instead: Readonly<Record<string, string>> = {
  '#': 'A comment begins with `//`, not with `#`.',
  '“': "A text stands between straight quotes: `'text'`.",
  '”': "A text stands between straight quotes: `'text'`.",
  '„': "A text stands between straight quotes: `'text'`.",
  '‘': "A text stands between straight quotes: `'text'`.",
  '’': "A text stands between straight quotes: `'text'`.",
  '×': 'Multiplication is written `*`.',
  '·': 'Multiplication is written `*`.',
  '÷': 'Division is written `/`.',
  '−': 'Minus is written `-`; this is another, longer sign.',
  '–': 'Minus is written `-`; this is another, longer sign.',
  '—': 'Minus is written `-`; this is another, longer sign.',
  '≤': '“Less or equal” is written `<=`.',
  '≥': '“Greater or equal” is written `>=`.',
  '≠': '“Not equal” is written `!==`.',
  '²': 'A power is written `**`: `x ** 2`.',
  '³': 'A power is written `**`: `x ** 3`.',
  '√': 'A square root is written `Math.sqrt(x)`.',
  '∞': 'Infinity is written `Infinity`.',
  '→': 'An arrow is written `=>`.',
  '；': 'This is a wide `；` from another alphabet: write `;`.',
  '，': 'This is a wide `，` from another alphabet: write `,`.',
  '（': 'This is a wide `（` from another alphabet: write `(`.',
  '）': 'This is a wide `）` from another alphabet: write `)`.',
  '：': 'This is a wide `：` from another alphabet: write `:`.',
  '＝': 'This is a wide `＝` from another alphabet: write `=`.',
}

export function reportCharacter(text: string, position: number, report: Report): void {
  // behind a `#` the parser wants a name, and complains of what stands there instead
  const start = text.charAt(position - 1) === '#' ? position - 1 : position
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  const message = instead[character] ?? `The character “${character}” has no meaning here.`
  report.add('syntax', message, span(start, start + character.length))
}
