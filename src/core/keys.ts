// Keys of what arrays and objects hold, each as one integer, so that naming an element makes no text.

/**
 * 0: none; i + 1: the index i; below 0: a text or a path of indices (`.w`, `[2][0]`), each of which gets its number once.
 */
export class Keys {
  private readonly texts: string[] = []
  private readonly byText = new Map<string, number>()
  private readonly children = new Map<number, number[]>()

  ofIndex(i: number): number {
    return i + 1
  }

  ofText(text: string): number {
    const known = this.byText.get(text)
    if (known !== undefined) return known
    const key = -this.texts.push(text)
    this.byText.set(text, key)
    return key
  }

  /** The keys of the first `count` elements of the array at `key`. */
  ofElements(key: number, count: number): readonly number[] {
    let list = this.children.get(key)
    if (list === undefined) {
      list = []
      this.children.set(key, list)
    }
    for (let i = list.length; i < count; i++) {
      list.push(key === 0 ? this.ofIndex(i) : this.ofText(`${this.read(key)}[${i}]`))
    }
    return list
  }

  /** `[2]`, `.w`; empty for none. */
  read(key: number): string {
    if (key === 0) return ''
    return key > 0 ? `[${key - 1}]` : (this.texts[-key - 1] ?? '')
  }

  clear(): void {
    this.texts.length = 0
    this.byText.clear()
    this.children.clear()
  }
}
