// Backpropagation: one reverse loop over the tape, from the root down to what it depends on.
import type { OpRule } from './opRule.ts'
import { ops, readOpCode, rules } from './ops.ts'
import { BLOCK_BITS, type Tape } from './tape.ts'

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')
const ADD = readOpCode('add')
const SUB = readOpCode('sub')
const MUL = readOpCode('mul')
const RELU = readOpCode('relu')

/**
 * Computes ∂root/∂node for every node the root depends on. A computed node's gradient becomes that of this pass; a
 * leaf's is added to what it had. Constants get none.
 */
export function runBackward(tape: Tape, root: number): void {
  const { kind, in0, in1, data, grad, stamp, blockStamp } = tape
  tape.passes++
  tape.lastRoot = root
  const pass = tape.passes
  // Leaves that had a gradient before, or have a newer version: what they had waits here until their own sum is complete.
  const carriedLeaves: number[] = []
  const carriedGrads: number[] = []

  const contribute = (node: number, amount: number): void => {
    if (stamp[node] === pass) {
      grad[node] = (grad[node] as number) + amount
      return
    }
    const op = (kind[node] as number) & 255
    if (op === CONST) return
    stamp[node] = pass
    if (op !== LEAF) {
      blockStamp[node >> BLOCK_BITS] = pass
    } else if (grad[node] !== 0 || (in0[node] as number) < -1) {
      carriedLeaves.push(node)
      carriedGrads.push(grad[node] as number)
    }
    grad[node] = amount
  }

  contribute(root, 1)
  for (let block = root >> BLOCK_BITS; block >= 0; block--) {
    if (blockStamp[block] !== pass) continue
    const first = block << BLOCK_BITS
    for (let node = Math.min(root, first + (1 << BLOCK_BITS) - 1); node >= first; node--) {
      if (stamp[node] !== pass) continue
      const adjoint = grad[node] as number
      const a = in0[node] as number
      const b = in1[node] as number
      // The commonest ops by name, so that their rules are inlined here; all others through the table.
      switch ((kind[node] as number) & 255) {
        case LEAF:
          break
        case ADD:
          contribute(a, adjoint)
          contribute(b, adjoint)
          break
        case SUB:
          contribute(a, adjoint)
          contribute(b, -adjoint)
          break
        case MUL:
          contribute(a, adjoint * (data[b] as number))
          contribute(b, adjoint * (data[a] as number))
          break
        case RELU:
          contribute(a, adjoint * ops.relu.partial0(data[a] as number, 0, 0))
          break
        default: {
          const rule = rules[(kind[node] as number) & 255] as OpRule
          const x = data[a] as number
          const y = b < 0 ? 0 : (data[b] as number)
          const out = data[node] as number
          contribute(a, adjoint * rule.partial0(x, y, out))
          // by a constant input there is no derivative to take: ln of a negative base must not matter
          if (b >= 0 && ((kind[b] as number) & 255) !== CONST) contribute(b, adjoint * rule.partial1(x, y, out))
        }
      }
    }
  }
  settleLeaves(tape, carriedLeaves, carriedGrads)
}

/** Adds what leaves had before the pass; all versions of a leaf share the gradient of the newest. */
function settleLeaves(tape: Tape, leaves: readonly number[], carried: readonly number[]): void {
  const { grad, stamp } = tape
  const outdated: { leaf: number; newest: number; adjoint: number }[] = []
  leaves.forEach((leaf, i) => {
    const newest = tape.findNewest(leaf)
    if (newest === leaf) grad[leaf] = (carried[i] as number) + (grad[leaf] as number)
    else outdated.push({ leaf, newest, adjoint: grad[leaf] as number })
  })
  for (const { newest, adjoint } of outdated) {
    grad[newest] = (grad[newest] as number) + adjoint
    stamp[newest] = tape.passes
  }
  for (const { leaf, newest } of outdated) grad[leaf] = grad[newest] as number
}
