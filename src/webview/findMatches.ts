// Finds values by label: what is exactly it comes first, then what begins with it, then what contains it.
import type { SceneIndex } from './sceneIndex.ts'

/** Keys of the values whose label matches, best first and otherwise from left to right; none for a blank query. */
export function findMatches(index: SceneIndex, query: string): string[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const found: { key: string; rank: number; x: number; y: number }[] = []
  for (const [key, card] of index.cards) {
    const label = card.label.toLowerCase()
    if (!label.includes(wanted)) continue
    const rank = label === wanted ? 0 : label.startsWith(wanted) ? 1 : 2
    found.push({ key, rank, x: card.x, y: card.y })
  }
  found.sort((one, other) => one.rank - other.rank || one.x - other.x || one.y - other.y)
  return found.map((match) => match.key)
}
