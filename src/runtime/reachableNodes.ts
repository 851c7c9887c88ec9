// The nodes of a tape that a root depends on, numbered in their order: a bit a node, and a count for every 32 of them.
import type { Engine } from '../core/engine.ts'
import { hasManyInputs, operandsBefore } from '../core/manyInputs.ts'

export interface ReachableNodes {
  readonly count: number
  readonly has: (node: number) => boolean
  /** Which of them it is, from 0; −1 for a node that is not among them. */
  readonly find: (node: number) => number
  /** Fills `places` with those from `start` on; returns how many, 0 at the end. */
  readonly list: (start: number, places: Int32Array) => number
}

/** Root −1: there are none. Inputs have smaller indices, so one reverse loop finds them all. */
export function findReachable({ readOp, readIn0, readIn1, operands }: Engine['tape'], root: number): ReachableNodes {
  const bits = new Int32Array((root >> 5) + 1)
  const add = (node: number): void => {
    bits[node >> 5] = (bits[node >> 5] as number) | (1 << (node & 31))
  }
  const has = (node: number): boolean =>
    node >= 0 && node <= root && (((bits[node >> 5] as number) >> (node & 31)) & 1) === 1
  if (root >= 0) add(root)
  for (let node = root; node >= 0; node--) {
    if (!has(node)) continue
    const a = readIn0(node)
    const b = readIn1(node)
    if (hasManyInputs(readOp(node))) {
      for (let at = a + operandsBefore; at < a + b; at++) {
        const operand = operands[at] as number
        if (operand >= 0) add(operand)
      }
      continue
    }
    if (a >= 0) add(a)
    if (b >= 0) add(b)
  }
  const before = new Int32Array(bits.length)
  let count = 0
  for (let word = 0; word < bits.length; word++) {
    before[word] = count
    count += countBits(bits[word] as number)
  }
  const find = (node: number): number => {
    if (!has(node)) return -1
    const lower = (bits[node >> 5] as number) & ((1 << (node & 31)) - 1)
    return (before[node >> 5] as number) + countBits(lower)
  }
  const list = (start: number, places: Int32Array): number => {
    let filled = 0
    for (let node = start; node <= root && filled < places.length; node++) {
      if ((((bits[node >> 5] as number) >> (node & 31)) & 1) === 1) places[filled++] = node
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
