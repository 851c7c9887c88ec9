// Backpropagation: one reverse loop over the tape, from the root down to what it depends on.
import type { OpRule } from './opRule.ts'
import { readOpCode, rules } from './ops.ts'
import { BLOCK_BITS, type Tape } from './tape.ts'

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')
const ADD = readOpCode('add')
const MUL = readOpCode('mul')

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

  /** The first contribution of this pass to a leaf; a constant takes none. */
  const reachSource = (node: number, amount: number): void => {
    if (readOp(kind, node) === CONST) return
    if (grad[node] !== 0 || (in0[node] as number) < -1) {
      carriedLeaves.push(node)
      carriedGrads.push(grad[node] as number)
    }
    stamp[node] = pass
    grad[node] = amount
  }

  if (readOp(kind, root) <= CONST) {
    reachSource(root, 1)
  } else {
    blockStamp[root >> BLOCK_BITS] = pass
    stamp[root] = pass
    grad[root] = 1
  }
  for (let block = root >> BLOCK_BITS; block >= 0; block--) {
    if (blockStamp[block] !== pass) continue
    const first = block << BLOCK_BITS
    for (let node = Math.min(root, first + (1 << BLOCK_BITS) - 1); node >= first; node--) {
      if (stamp[node] !== pass) continue
      const op = readOp(kind, node)
      if (op === LEAF) continue
      const a = in0[node] as number
      const b = in1[node] as number
      // What the node hands to its inputs. The commonest ops by name, so that their rules are inlined; all others by table.
      let toA = grad[node] as number
      let toB = toA
      if (op === MUL) {
        toA *= data[b] as number
        toB *= data[a] as number
      } else if (op !== ADD) {
        const rule = rules[op] as OpRule
        const x = data[a] as number
        const out = data[node] as number
        if (b < 0) {
          toA *= rule.partial0(x, 0, out)
        } else {
          const y = data[b] as number
          toA *= rule.partial0(x, y, out)
          // a constant takes no gradient: the logarithm for an exponent that is a plain number is saved
          if (readOp(kind, b) !== CONST) toB *= rule.partial1(x, y, out)
        }
      }
      if (stamp[a] === pass) {
        grad[a] = (grad[a] as number) + toA
      } else {
        if ((in0[a] as number) >= 0) {
          if (a < first) blockStamp[a >> BLOCK_BITS] = pass
          stamp[a] = pass
          grad[a] = toA
        } else {
          reachSource(a, toA)
        }
      }
      if (b < 0) continue
      if (stamp[b] === pass) {
        grad[b] = (grad[b] as number) + toB
      } else {
        if ((in0[b] as number) >= 0) {
          if (b < first) blockStamp[b >> BLOCK_BITS] = pass
          stamp[b] = pass
          grad[b] = toB
        } else {
          reachSource(b, toB)
        }
      }
    }
  }
  settleLeaves(tape, carriedLeaves, carriedGrads)
}

function readOp(kind: Uint32Array, node: number): number {
  return (kind[node] as number) & 255
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
