// The nodes of a tape that a root depends on, numbered in their order.
import type { Engine } from '../core/engine.ts'
import { hasManyInputs, operandsBefore } from '../core/manyInputCodes.ts'
import { makeRankedSet, type RankedSet } from './rankedSet.ts'

/** Root −1: there are none. Inputs have smaller indices, so one reverse loop finds them all. */
export function findReachable({ readOp, readIn0, readIn1, operands }: Engine['tape'], root: number): RankedSet {
  return makeRankedSet(root + 1, (add, has) => {
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
  })
}
