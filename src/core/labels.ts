// Names that nodes were given while the program ran; a node without one has the name of its site.

/** Strings are kept once; a node has the id of its label. */
export class Labels {
  readonly strings: string[] = []
  readonly ofNode = new Map<number, number>()
  private readonly ids = new Map<string, number>()

  set(node: number, label: string): void {
    let id = this.ids.get(label)
    if (id === undefined) {
      id = this.strings.push(label) - 1
      this.ids.set(label, id)
    }
    this.ofNode.set(node, id)
  }

  get(node: number): string | undefined {
    const id = this.ofNode.get(node)
    return id === undefined ? undefined : this.strings[id]
  }

  clear(): void {
    this.strings.length = 0
    this.ofNode.clear()
    this.ids.clear()
  }

  copy(from: number, to: number): void {
    const id = this.ofNode.get(from)
    if (id !== undefined) this.ofNode.set(to, id)
  }
}
