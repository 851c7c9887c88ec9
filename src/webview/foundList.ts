// The list of what a search found in the whole graph, where more values are than are drawn.
import type { FoundValue, ToPanel } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'

export interface FoundList {
  /** What was looked for: while the user types, the list is one of a moment ago. */
  readonly query: string
  /** The run it is about: after a later one the host answers anew. */
  readonly run: number
  /** The best of `total`. */
  readonly values: readonly FoundValue[]
  readonly total: number
  /** Which of the values Enter goes to. */
  readonly at: number
}

/** Some values are inside closed groups or too far from the root: a search of what is drawn would not find them. */
export function hidesValues(scene: Scene | null): boolean {
  return scene !== null && new Set(scene.cards.map(({ node }) => node)).size < scene.totalValues
}

/** An answer to the same question, asked again of a later run, keeps the place in the list. */
export function startList(
  { query, run, values, total }: Extract<ToPanel, { type: 'found' }>,
  before: FoundList | null = null,
): FoundList {
  const at = before?.query === query ? Math.min(before.at, Math.max(0, values.length - 1)) : 0
  return { query, run, values, total, at }
}

/** Goes so many entries on, around the end. */
export function stepInList(list: FoundList, step: 1 | -1): FoundList {
  const count = list.values.length
  return count === 0 ? list : { ...list, at: (list.at + step + count) % count }
}

/** `3 of 340`, `no match`. */
export function describeList({ total, at }: FoundList): string {
  return total === 0 ? 'no match' : `${at + 1} of ${total.toLocaleString('en-US')}`
}

/** What the list does not hold; empty where it holds all. */
export function describeRest({ values, total }: FoundList): string {
  const rest = total - values.length
  return rest > 0 ? `and ${rest.toLocaleString('en-US')} more: type more of the name` : ''
}
