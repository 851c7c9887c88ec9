// The text being rewritten. Opens and closes nest: whatever is opened later at one place stands further inside.
import { MagicString } from 'magic-string'
import { keepLines } from './textScan.ts'

export class Output {
  readonly text: string
  readonly #magic: MagicString

  constructor(text: string) {
    this.text = text
    this.#magic = new MagicString(text)
  }

  /** Inserts before what stands at `at`, inside of what was opened there before. */
  open(at: number, inserted: string): void {
    this.#magic.appendRight(at, inserted)
  }

  /** Inserts before what stands at `at`, outside of what was opened there before. */
  openOutside(at: number, inserted: string): void {
    this.#magic.prependRight(at, inserted)
  }

  /** Inserts after what ends at `at`, outside of what was closed there before. */
  close(at: number, inserted: string): void {
    this.#magic.appendLeft(at, inserted)
  }

  /** Replaces a piece; its line breaks stay, what was inserted at its start as well. */
  replace(start: number, end: number, replacement: string): void {
    if (start === end) this.#magic.appendRight(start, replacement)
    else this.#magic.update(start, end, replacement + keepLines(this.text.slice(start, end)))
  }

  /** Puts the whole into a function. */
  surround(before: string, after: string): void {
    this.#magic.prepend(before)
    this.#magic.append(after)
  }

  toString(): string {
    return this.#magic.toString()
  }

  /** Pairs of an offset in the result and the offset in the text it comes from, in order; what was inserted has none. */
  mapOffsets(): readonly (readonly [generated: number, original: number])[] {
    const originalStarts = findLineStarts(this.text)
    const generatedStarts = findLineStarts(this.toString())
    const { mappings } = this.#magic.generateDecodedMap({ hires: true })
    return mappings.flatMap((line, index) =>
      line.flatMap(([column, , sourceLine, sourceColumn]) =>
        sourceLine === undefined || sourceColumn === undefined
          ? []
          : [[(generatedStarts[index] ?? 0) + column, (originalStarts[sourceLine] ?? 0) + sourceColumn] as const],
      ),
    )
  }
}

/** magic-string counts lines by `\n` alone. */
function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
