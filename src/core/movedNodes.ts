// Where nodes lie that were moved: a handle keeps the number its node was made with, wherever on the tape it is.
import type { Kept } from './kept.ts'

/** Stretches of successive numbers at successive places, in ascending order of both. */
export interface MovedNodes {
  /** The place of a node with a number below `base`; −1: it was dropped. */
  readonly find: (number: number) => number
  /** Numbers from here on lie `shift` before their number. */
  readonly base: number
  readonly shift: number
  /** Follows the nodes of a tape of `length` nodes to their new places. */
  readonly follow: (kept: Kept, length: number) => void
  readonly clear: () => void
}

export function createMovedNodes(): MovedNodes {
  let base = 0
  let shift = 0
  let starts: number[] = []
  let places: number[] = []
  let counts: number[] = []

  function find(number: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((starts[middle] as number) <= number) low = middle
      else high = middle - 1
    }
    const offset = number - (starts[low] ?? Infinity)
    return offset >= 0 && offset < (counts[low] as number) ? (places[low] as number) + offset : -1
  }

  function follow({ marks, places: newPlaces }: Kept, length: number): void {
    const next = length + shift
    const [oldStarts, oldPlaces, oldCounts] = [
      [...starts, base],
      [...places, base - shift],
      [...counts, next - base],
    ]
    starts = []
    places = []
    counts = []
    oldStarts.forEach((start, at) => {
      const first = oldPlaces[at] as number
      const end = first + (oldCounts[at] as number)
      for (let node = first; node < end; node++) {
        if (marks[node] === 0) continue
        let after = node + 1
        while (after < end && marks[after] === 1) after++
        add(start + node - first, newPlaces[node] as number, after - node)
        node = after
      }
    })
    if (starts.length > 0 && endOfLast() === next) {
      base = starts.pop() as number
      shift = base - (places.pop() as number)
      counts.pop()
    } else {
      base = next
      shift = next - (newPlaces[length] as number)
    }
  }

  /** Kept nodes stay in order, so that successive numbers get successive places. */
  function add(start: number, place: number, count: number): void {
    if (starts.length > 0 && endOfLast() === start) {
      counts.push((counts.pop() as number) + count)
      return
    }
    starts.push(start)
    places.push(place)
    counts.push(count)
  }

  const endOfLast = (): number => (starts.at(-1) as number) + (counts.at(-1) as number)

  return {
    find,
    get base() {
      return base
    },
    get shift() {
      return shift
    },
    follow,
    clear: () => {
      base = 0
      shift = 0
      starts = []
      places = []
      counts = []
    },
  }
}
