// The text being rewritten. Opens and closes nest: whatever is opened later at one place stands further inside.
import { MagicString } from 'magic-string'
import { keepLines } from './textScan.ts'

export class Output {
  readonly text: string
  readonly #magic: MagicString
  /** Start of each replaced piece → length of what replaces it. */
  readonly #replaced = new Map<number, number>()
  /** Inserted text that nothing else is like → the offset it stands for. */
  readonly #origins = new Map<string, number>()

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
    if (start === end) return void this.#magic.appendRight(start, replacement)
    this.#magic.update(start, end, replacement + keepLines(this.text.slice(start, end)))
    if (replacement !== '') this.#replaced.set(start, replacement.length)
  }

  /** Says which place a piece that was inserted stands for; without it, that of the text it was inserted before. */
  noteOrigin(piece: string, offset: number): void {
    this.#origins.set(piece, offset)
  }

  /** Puts the whole into a function. */
  surround(before: string, after: string): void {
    this.#magic.prepend(before)
    this.#magic.append(after)
  }

  toString(): string {
    return this.#magic.toString()
  }

  /**
   * Pairs of an offset in the result and the offset in the text it comes from, in order. What was inserted has none, what
   * replaces something one at its start and one at its end.
   */
  mapOffsets(): readonly (readonly [generated: number, original: number])[] {
    const generatedText = this.toString()
    const originalStarts = findLineStarts(this.text)
    const generatedStarts = findLineStarts(generatedText)
    const { mappings } = this.#magic.generateDecodedMap({ hires: true })
    const pairs = mappings.flatMap((line, index) =>
      line.flatMap(([column, , sourceLine, sourceColumn]) => {
        if (sourceLine === undefined || sourceColumn === undefined) return []
        const generated = (generatedStarts[index] ?? 0) + column
        const original = (originalStarts[sourceLine] ?? 0) + sourceColumn
        const length = this.#replaced.get(original) ?? 1
        const first = [generated, original] as const
        return length === 1 ? [first] : [first, [generated + length - 1, original] as const]
      }),
    )
    for (const [piece, offset] of this.#origins) {
      const at = generatedText.indexOf(piece)
      if (at >= 0) pairs.push([at + piece.length - 1, offset])
    }
    return pairs.toSorted(([a], [b]) => a - b)
  }
}

/** magic-string counts lines by `\n` alone. */
function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
