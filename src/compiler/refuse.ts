// What is not part of the language, each with what to write instead.
import type { Span } from '../protocol/program.ts'
import type { Report } from './report.ts'

const refusals = {
  enum: 'An `enum` makes code that is not in the text, so it is not part of the language: write an object, `const Color = { red: 0, green: 1 } as const`.',
  namespace:
    'A `namespace` makes code that is not in the text, so it is not part of the language: write an object, or put this into a file of its own and import it.',
  'parameter-property':
    'A parameter with `public`, `private`, `protected` or `readonly` makes a field that is not in the text: declare the field in the class and assign it in the constructor, `this.x = x`.',
  cast: 'A cast in front is not part of the language: write `x as T` after it.',
  decorator: 'Decorators are not part of the language: call the function instead.',
  accessor: '`accessor` is not part of the language: write a `get` and a `set`.',
  'import-equals': "`import … = …` is not part of the language: write `import { name } from './file.nn.ts'`.",
  'export-equals': '`export =` is not part of the language: write `export default …`.',
  'dynamic-import':
    "A file is imported at its top, by name: write `import { name } from './file.nn.ts'` instead of calling `import(…)`.",
  'import-meta': '`import.meta` says where a file lies, which a program here does not depend on: leave it out.',
  using: '`using` is not part of the language, because nothing here has to be released: write `const`.',
  'html-comment': '`<!--` begins a comment in old web pages: put a space after `<`.',
} as const

export type Refusal = keyof typeof refusals

export function refuse(what: Refusal, { start, end }: Span, report: Report): void {
  report.add(`unsupported-${what}`, refusals[what], { start, end })
}
