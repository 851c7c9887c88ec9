// Guesses what is missing where the parser found something that cannot stand there.
import { closers, findOpener, pairs } from './brackets.ts'
import type { Report } from './report.ts'
import { measureToken, span, type Range } from './tokenRange.ts'

interface Unexpected {
  readonly text: string
  /** The text before, without blanks at its end. */
  readonly before: string
  readonly range: Range
  /** Empty at the end of the file. */
  readonly token: string
  /** The innermost bracket that is open there. */
  readonly opener: ReturnType<typeof findOpener>
  readonly report: Report
}

export function reportUnexpected(text: string, start: number, report: Report): void {
  const isEnd = text.slice(start).trim() === ''
  const range = measureToken(text, start)
  const found: Unexpected = {
    text,
    before: text.slice(0, start).trimEnd(),
    range,
    token: isEnd ? '' : text.slice(range.start, range.end),
    opener: findOpener(text, start),
    report,
  }
  if (guesses.some((guess) => guess(found))) return
  const name = found.token === '`' ? 'A backtick' : `\`${found.token}\``
  report.add('syntax', isEnd ? 'The file ends in the middle of a statement.' : `${name} was not expected here.`, range)
}

/** Words that only a statement begins with. */
const beginning = /^(?:const|let|var|if|for|while|do|switch|try|return|throw|import|export)$/

/** The first that returns true has reported. */
const guesses: readonly ((found: Unexpected) => boolean)[] = [
  guessValue,
  guessArrow,
  guessCondition,
  guessMember,
  guessBracket,
  guessStatement,
  guessOperator,
]

function guessValue({ before, report }: Unexpected): boolean {
  const name = /\bconst\s+([\p{ID_Continue}$]+)$/u.exec(before)?.[1]
  if (name === undefined) return false
  const range = span(before.length - name.length, before.length)
  report.add('syntax', 'A `const` needs a value: write `= …` after its name.', range)
  return true
}

/** `a ? (b) : c => d` is read as the beginning of an arrow function that returns a `c`. */
function guessArrow({ text, range, report }: Unexpected): boolean {
  const choice = /\?\s*\([^()]*\)\s*:[^?;{}]*?=>(?=[^;{}]*$)/.exec(text.slice(0, range.end))
  if (choice === null) return false
  const end = choice.index + choice[0].length
  report.add('syntax', 'Put parentheses around the arrow function: `a ? b : (c => d)`.', span(end - 2, end))
  return true
}

/** `while true`, `if x > 2:`, `for (let i = 0; i < 3, i++)`. */
function guessCondition({ before, range, token, opener, report }: Unexpected): boolean {
  const word = /(?<![.\p{ID_Continue}$])(?:if|while|switch|for|catch)$/u.exec(before)?.[0]
  if (word !== undefined && token !== '(' && token !== '') {
    report.add('syntax', `What belongs to \`${word}\` stands in parentheses: \`${word} (…) { … }\`.`, range)
    return true
  }
  const isHead = token === ')' && opener?.sign === '(' && /\bfor\s*$/.test(before.slice(0, opener.at))
  if (isHead) report.add('syntax', 'A `for` has three parts: `for (let i = 0; i < n; i++)`.', range)
  return isHead
}

/** `class A { const x = 1 }`. */
function guessMember({ text, before, opener, report }: Unexpected): boolean {
  const word = /(?<![.\p{ID_Continue}$])(?:const|let|var|function)$/u.exec(before)?.[0]
  if (word === undefined || opener === null || !/\bclass\b[^{}();]*$/.test(text.slice(0, opener.at))) return false
  const message =
    word === 'function'
      ? 'A method of a class is written without `function`: `name() { … }`.'
      : `A field of a class is written without \`${word}\`: \`name = …\`.`
  report.add('syntax', message, span(before.length - word.length, before.length))
  return true
}

function guessBracket({ text, range, token, opener, report }: Unexpected): boolean {
  if (opener === null) {
    if (closers.has(token)) report.add('syntax', `This \`${token}\` closes nothing: nothing is open.`, range)
    return closers.has(token)
  }
  const wanted = pairs.get(opener.sign) ?? ''
  const isStatement = beginning.test(token) && opener.sign !== '{' && isFirstOnLine(text, range)
  const isOther = closers.has(token) ? token !== wanted : token === '{' && opener.sign === '('
  if (token !== '' && !isStatement && !isOther) return false
  const found = token === '' ? 'the file ends' : `\`${token}\` comes`
  const related = [{ message: `the \`${opener.sign}\` that is open`, start: opener.at, end: opener.at + 1 }]
  const message = `\`${wanted}\` is missing: ${found} while a \`${opener.sign}\` is still open.`
  report.add('syntax', message, range, related)
  return true
}

function guessStatement({ text, before, range, token, report }: Unexpected): boolean {
  if (!beginning.test(token)) return false
  const isDeclaration = /^(?:const|let)$/.test(token) && /(?:\b(?:if|for|while)\s*\([^;{}]*\)|\belse)$/.test(before)
  const sign = /[-+*/%=&|^<>?:,.~!]+$/.exec(before)?.[0]
  if (token === 'if' && /^[^\n]*\belse\b/.test(text.slice(range.end)) && !isFirstOnLine(text, range)) {
    report.add('syntax', 'A choice between two values is written `condition ? one : other`.', range)
  } else if (isDeclaration) {
    report.add('syntax', `A \`${token}\` needs braces around it here: \`{ ${token} … }\`.`, range)
  } else if (sign !== undefined && isFirstOnLine(text, range)) {
    const message = `Something is missing after this \`${sign}\`: the next line begins a new statement.`
    report.add('syntax', message, span(before.length - sign.length, before.length))
  } else if (/[\p{ID_Continue}$)\]}'"`]$/u.test(before) && !isFirstOnLine(text, range)) {
    report.add('syntax', `\`${token}\` begins a new statement: put it on a line of its own.`, range)
  } else return false
  return true
}

function guessOperator({ text, range: { start }, report }: Unexpected): boolean {
  if (text.startsWith('=>', start)) {
    const message = 'An arrow function needs parentheses around it here: `(x => …)`.'
    report.add('syntax', message, span(start, start + 2))
    return true
  }
  if (!text.startsWith('**', start)) return false
  const message = 'Put parentheses around what stands before `**`: `(x as number) ** 2`, `(-x) ** 2`.'
  report.add('syntax', message, span(start, start + 2))
  return true
}

function isFirstOnLine(text: string, { start }: Range): boolean {
  return /(?:^|[\n\r\u2028\u2029])[ \t]*$/.test(text.slice(0, start))
}
