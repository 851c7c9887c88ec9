// Says a parser's complaint in the user's words, at an exact range.
import { reportCharacter } from './lookalikes.ts'
import type { Report } from './report.ts'
import { measureToken, span, toLineEnd } from './tokenRange.ts'
import { reportUnexpected } from './unexpectedToken.ts'

export interface ParserError extends SyntaxError {
  /** Where the parser gave up. */
  readonly pos: number
  /** Where it was reading then. */
  readonly raisedAt: number
}

export function isSyntaxError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && typeof (error as Partial<ParserError>).pos === 'number'
}

export function describeSyntaxError(error: ParserError, text: string, report: Report): void {
  const start = Math.min(error.pos, text.length)
  const message = error.message.replace(/ \(\d+:\d+\)$/, '')
  for (const [pattern, describe] of rules) {
    const match = pattern.exec(message)
    if (match !== null) return describe({ text, start, report, detail: match[1] ?? '' })
  }
  report.add('syntax', `${message.replace(/\.$/, '')}.`, measureToken(text, start))
}

interface Complaint {
  readonly text: string
  readonly start: number
  readonly report: Report
  /** What the parser's message names. */
  readonly detail: string
}

/** First match wins; what no rule knows is told in the parser's words. */
const rules: readonly (readonly [RegExp, (complaint: Complaint) => void])[] = [
  [/^Unterminated string constant/, say('This text has no closing quote on its line.', toLineEnd)],
  [/^Unterminated template/, ({ text, start, report }) => reportTemplate(text, start, report)],
  [
    /^Unterminated comment/,
    say('This comment is never closed: `*/` is missing.', (_, start) => span(start, start + 2)),
  ],
  [/^Unterminated regular expression/, say('This regular expression is never closed: `/` is missing.', toLineEnd)],
  [/^'with' in strict mode/, say('`with` is not part of the language: write `object.name` instead.')],
  [
    /^Identifier '(.+)' has already been declared/,
    sayNamed((name) => `“${name}” is declared twice: choose another name for one of them.`),
  ],
  [/^Assigning to rvalue/, say('Only a variable, a property or an element can be assigned to.')],
  [/^Argument name clash/, say('Two parameters have this name: choose another for one of them.')],
  [/^Export '(.+)' is not defined/, sayNamed((name) => `There is no “${name}” in this file to export.`)],
  [/^Duplicate export '(.+)'/, sayNamed((name) => `“${name}” is exported twice.`)],
  [/^Identifier directly after number/, say('A name cannot begin with a digit, and a number cannot end in letters.')],
  [
    /^Unsyntactic (break|continue)/,
    sayNamed((word) => `There is no loop around this \`${word}\`, or none with that label.`),
  ],
  [/^Deleting local variable/, say('Only a property can be deleted, not a variable.')],
  [/^Duplicate constructor/, say('A class has one constructor: put what both do into one.')],
  [/^'return' outside of function/, say('`return` only has a meaning inside a function.')],
  [/^Logical expressions and coalesce/, say('`??` beside `&&` or `||` needs parentheses: `(a ?? b) || c`.')],
  [/^Missing catch or finally/, say('A `try` needs a `catch` or a `finally` after it.')],
  [
    /^Private field '(.+)' must be declared/,
    sayNamed((name) => `The class has no private field “${name}”: declare it in the class.`),
  ],
  [/^(?:Octal literal|Octal escape|Invalid number)/, say('This is not a number as it can be written here.')],
  [/^Complex binding patterns require/, say('Taking apart with `{ … }` or `[ … ]` needs a value: `= …`.')],
  [/^Unexpected character/, ({ text, start, report }) => reportCharacter(text, start, report)],
  [/^Cannot use keyword 'await' outside/, say('`await` only works in an `async` function and at the top of a file.')],
  [/^Abstract methods can only appear within/, say('Only an `abstract class` can have abstract methods.')],
  [/^The keyword '(.+)' is reserved/, sayNamed((word) => `“${word}” is a word of the language and cannot be a name.`)],
  [
    /^'super' keyword outside|^super\(\) call outside/,
    say(
      '`super` only has a meaning in methods of a class, and `super(…)` in the constructor of one that extends another.',
    ),
  ],
  [
    /^.import. and .export. may only/,
    say('`import` and `export` only stand at the top of a file, not inside of anything.'),
  ],
  [/^Optional chaining cannot appear in left/, say('What stands behind `?.` cannot be assigned to.')],
  [
    /^Invalid regular expression flag/,
    say('A regular expression can only have the flags d, g, i, m, s, u, v and y, each once.'),
  ],
  [
    /^Invalid regular expression: .*: (.+)/s,
    ({ text, start, report, detail }) =>
      report.add(
        'syntax',
        `This regular expression is not valid: ${detail.replace(/\.$/, '')}.`,
        toLineEnd(text, start),
      ),
  ],
  [/^Expected number in radix/, say('This is not a number as it can be written here.')],
  [/^Bad character escape/, say('The `\\` here begins an escape that does not exist: write `\\\\` for a backslash.')],
  [/^Unexpected/, ({ text, start, report }) => reportUnexpected(text, start, report)],
]

function say(message: string, measure = measureToken) {
  return ({ text, start, report }: Complaint): void => report.add('syntax', message, measure(text, start))
}

function sayNamed(compose: (name: string) => string) {
  return ({ text, start, report, detail }: Complaint): void =>
    report.add('syntax', compose(detail), measureToken(text, start))
}

function reportTemplate(text: string, start: number, report: Report): void {
  // The parser stands at the end; the backtick that opened it is the last one that is not closed.
  const open = text.slice(0, start).lastIndexOf('`')
  const at = text.charAt(start) === '`' || open < 0 ? start : open
  report.add(
    'syntax',
    'This template text is never closed: a backtick is missing.',
    span(at, Math.min(at + 1, text.length)),
  )
}
