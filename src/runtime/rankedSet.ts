// A set of numbers below a bound that knows which in order each of them is: a bit a number, and a count for every 32 of them.

export interface RankedSet {
  readonly count: number
  readonly has: (item: number) => boolean
  /** Which of them it is, from 0; −1 for a number that is not among them. */
  readonly find: (item: number) => number
  /** Fills `places` with those from `start` on; returns how many, 0 at the end. */
  readonly list: (start: number, places: Int32Array) => number
}

/** `collect` adds the numbers, all below `bound`; `has` tells what was added so far. */
export function makeRankedSet(
  bound: number,
  collect: (add: (item: number) => void, has: (item: number) => boolean) => void,
): RankedSet {
  const bits = new Int32Array((bound + 31) >> 5)
  const has = (item: number): boolean =>
    item >= 0 && item < bound && (((bits[item >> 5] as number) >> (item & 31)) & 1) === 1
  collect((item) => {
    bits[item >> 5] = (bits[item >> 5] as number) | (1 << (item & 31))
  }, has)
  const before = new Int32Array(bits.length)
  let count = 0
  for (let word = 0; word < bits.length; word++) {
    before[word] = count
    count += countBits(bits[word] as number)
  }
  const find = (item: number): number => {
    if (!has(item)) return -1
    const lower = (bits[item >> 5] as number) & ((1 << (item & 31)) - 1)
    return (before[item >> 5] as number) + countBits(lower)
  }
  const list = (start: number, places: Int32Array): number => {
    let filled = 0
    for (let item = start; item < bound && filled < places.length; item++) {
      if ((((bits[item >> 5] as number) >> (item & 31)) & 1) === 1) places[filled++] = item
    }
    return filled
  }
  return { count, has, find, list }
}

/** Sums in pairs, fours and bytes, then all bytes at once by a multiplication. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
