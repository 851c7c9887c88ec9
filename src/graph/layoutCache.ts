// Remembers the layouts of the graphs seen last: a run that changes values only needs none.
import type { LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'

const capacity = 32

/** Least recently used goes first. Keys are the whole structure, so that two graphs never share a layout by accident. */
export class LayoutCache {
  private readonly results = new Map<string, LayoutResult>()

  get(input: LayoutInput): LayoutResult | undefined {
    const key = writeKey(input)
    const result = this.results.get(key)
    if (result) {
      this.results.delete(key)
      this.results.set(key, result)
    }
    return result
  }

  set(input: LayoutInput, result: LayoutResult): void {
    this.results.set(writeKey(input), result)
    const [oldest] = this.results.keys()
    if (this.results.size > capacity && oldest !== undefined) this.results.delete(oldest)
  }
}

function writeKey({ boxes, edges }: LayoutInput): string {
  return `${boxes.map(({ width, height, kind }) => `${width}x${height}${kind ?? ''}`).join()} ${edges.map((edge) => edge.join('>')).join()}`
}
