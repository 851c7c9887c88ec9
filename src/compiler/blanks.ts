// The text with holes: what is blanked becomes spaces, so that every offset stays what it was.

export class Blanks {
  readonly text: string
  readonly #units: string[]
  readonly #isBlank: Uint8Array

  constructor(text: string) {
    this.text = text
    this.#units = text.split('')
    this.#isBlank = new Uint8Array(text.length)
  }

  /** Line breaks stay. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      this.#isBlank[at] = 1
      if (!/[\n\r\u2028\u2029]/.test(this.#units[at] ?? '')) this.#units[at] = ' '
    }
  }

  /** Blanks a piece that stood as a statement of its own: what follows must not be read as going on before it. */
  blankStatement(start: number, end: number): void {
    this.blank(start, end)
    this.put(start, ';')
  }

  /** Writes one sign over another. */
  put(at: number, sign: string): void {
    this.#units[at] = sign
  }

  /** Ends a statement with `;` where its last piece was blanked: `a as T⏎(b)` must not become a call. */
  endStatement(start: number, end: number): void {
    let first = -1
    for (let at = end - 1; at >= start; at--) {
      if (this.#isBlank[at] === 1) first = at
      else if (!/\s/.test(this.#units[at] ?? '')) break
    }
    if (first >= 0 && this.#isBlank[end - 1] === 1) this.put(first, ';')
  }

  hasLineBreak(start: number, end: number): boolean {
    return /[\n\r\u2028\u2029]/.test(this.text.slice(start, end))
  }

  /** The first match of a sticky pattern at `at`. */
  match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.text)
  }

  toString(): string {
    return this.#units.join('')
  }
}
