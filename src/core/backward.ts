// Backpropagation: one reverse loop over the tape, from the root down to what it depends on.
import { DOT, operandsBefore, SUM } from './manyInputCodes.ts'
import type { OpRule } from './opRule.ts'
import { readOpCode, rules } from './ops.ts'
import { layout, type Tape } from './tape.ts'

const { wordBits: WORD_BITS, kind: KIND, in0: IN0, in1: IN1, stamp: STAMP } = layout
const { realBits: REAL_BITS, data: DATA, grad: GRAD, blockBits: BLOCK_BITS } = layout

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')
const ADD = readOpCode('add')
const MUL = readOpCode('mul')
const RELU = readOpCode('relu')

/** A leaf that had a gradient before the pass, or has a newer version: what it had waits until its own sum is complete. */
interface Carried {
  readonly leaf: number
  readonly grad: number
}

/**
 * Computes ∂root/∂node for every node the root depends on. A computed node's gradient becomes that of this pass; a
 * leaf's is added to what it had. Constants get none. Returns the leaves it reached.
 */
export type RunBackward = (root: number) => readonly number[]

/** Backpropagation on one tape. */
export function createBackward(tape: Tape): RunBackward {
  const { words, reals, blockStamp, operands, constants, readOp, readIn0, readGrad, setGrad, findNewest } = tape

  let leaves: number[] = []

  function runBackward(root: number): readonly number[] {
    const pass = tape.beginPass(root)
    leaves = []
    const carried: Carried[] = []
    if (readOp(root) <= CONST) {
      reachSource(root, 1, carried)
    } else {
      blockStamp[root >> BLOCK_BITS] = pass
      words[(root << WORD_BITS) | STAMP] = pass
      reals[(root << REAL_BITS) | GRAD] = 1
    }
    for (let block = root >> BLOCK_BITS; block >= 0; block--) {
      if (blockStamp[block] !== pass) continue
      const first = block << BLOCK_BITS
      propagate(pass, first, Math.min(root, first + (1 << BLOCK_BITS) - 1), carried)
    }
    settleLeaves(carried)
    return leaves
  }

  /**
   * Hands the gradients of the nodes from `last` down to `first` on to their inputs. A function of its own because V8, at
   * the end of an inner loop that it replaced on the way, throws the compiled code away each time.
   */
  function propagate(pass: number, first: number, last: number, carried: Carried[]): void {
    for (let node = last; node >= first; node--) {
      const at = node << WORD_BITS
      if (words[at | STAMP] !== pass) continue
      const op = (words[at | KIND] as number) & 255
      if (op === LEAF) continue
      const a = words[at | IN0] as number
      const b = words[at | IN1] as number
      // What the node hands to its inputs. The commonest ops by name, so that their rules are inlined; all others by table.
      let toA = reals[(node << REAL_BITS) | GRAD] as number
      let toB = toA
      if (op === MUL) {
        toA *= reals[(b << REAL_BITS) | DATA] as number
        toB *= reals[(a << REAL_BITS) | DATA] as number
      } else if (op === RELU) {
        if ((reals[(a << REAL_BITS) | DATA] as number) <= 0) toA *= 0
      } else if (op >= DOT) {
        propagateMany(pass, first, node, carried)
        continue
      } else if (op !== ADD) {
        const rule = rules[op] as OpRule
        const x = reals[(a << REAL_BITS) | DATA] as number
        const out = reals[(node << REAL_BITS) | DATA] as number
        if (b < 0) {
          toA *= rule.partial0(x, 0, out)
        } else {
          const y = reals[(b << REAL_BITS) | DATA] as number
          toA *= rule.partial0(x, y, out)
          // a constant takes no gradient: the logarithm for an exponent that is a plain number is saved
          if (readOp(b) !== CONST) toB *= rule.partial1(x, y, out)
        }
      }
      const atA = a << WORD_BITS
      const gradA = (a << REAL_BITS) | GRAD
      if (words[atA | STAMP] === pass) {
        reals[gradA] = (reals[gradA] as number) + toA
      } else if ((words[atA | IN0] as number) >= 0) {
        if (a < first) blockStamp[a >> BLOCK_BITS] = pass
        words[atA | STAMP] = pass
        reals[gradA] = toA
      } else {
        reachSource(a, toA, carried)
      }
      if (b < 0) continue
      const atB = b << WORD_BITS
      const gradB = (b << REAL_BITS) | GRAD
      if (words[atB | STAMP] === pass) {
        reals[gradB] = (reals[gradB] as number) + toB
      } else if ((words[atB | IN0] as number) >= 0) {
        if (b < first) blockStamp[b >> BLOCK_BITS] = pass
        words[atB | STAMP] = pass
        reals[gradB] = toB
      } else {
        reachSource(b, toB, carried)
      }
    }
  }

  /** The products of a dot and the partial sums have the gradient of the node itself. */
  function propagateMany(pass: number, first: number, node: number, carried: Carried[]): void {
    const at = node << WORD_BITS
    const begin = (words[at | IN0] as number) + operandsBefore
    const end = (words[at | IN0] as number) + (words[at | IN1] as number)
    const grad = reals[(node << REAL_BITS) | GRAD] as number
    let next = begin
    if (((words[at | KIND] as number) & 255) === SUM) {
      while (next < end) addTo(operands[next++] as number, grad, pass, first, carried)
      return
    }
    if (((end - begin) & 1) === 1) addTo(operands[next++] as number, grad, pass, first, carried)
    for (; next < end; next += 2) {
      const a = operands[next] as number
      const b = operands[next + 1] as number
      addTo(a, grad * readOperand(b), pass, first, carried)
      addTo(b, grad * readOperand(a), pass, first, carried)
    }
  }

  function readOperand(operand: number): number {
    return (operand < 0 ? constants[-1 - operand] : reals[(operand << REAL_BITS) | DATA]) as number
  }

  function addTo(node: number, amount: number, pass: number, first: number, carried: Carried[]): void {
    if (node < 0) return
    const at = node << WORD_BITS
    const grad = (node << REAL_BITS) | GRAD
    if (words[at | STAMP] === pass) {
      reals[grad] = (reals[grad] as number) + amount
    } else if ((words[at | IN0] as number) >= 0) {
      if (node < first) blockStamp[node >> BLOCK_BITS] = pass
      words[at | STAMP] = pass
      reals[grad] = amount
    } else {
      reachSource(node, amount, carried)
    }
  }

  /** The first contribution of a pass to a leaf; a constant takes none. */
  function reachSource(node: number, amount: number, carried: Carried[]): void {
    if (readOp(node) === CONST) return
    const grad = readGrad(node)
    if (grad !== 0 || readIn0(node) < -1) carried.push({ leaf: node, grad })
    setGrad(node, amount)
    leaves.push(node)
  }

  /** Adds what leaves had before the pass; all versions of a leaf share the gradient of the newest. */
  function settleLeaves(carried: readonly Carried[]): void {
    const outdated: { leaf: number; newest: number; adjoint: number }[] = []
    for (const { leaf, grad } of carried) {
      const newest = findNewest(leaf)
      const adjoint = readGrad(leaf)
      if (newest === leaf) setGrad(leaf, grad + adjoint)
      else outdated.push({ leaf, newest, adjoint })
    }
    for (const { newest, adjoint } of outdated) setGrad(newest, readGrad(newest) + adjoint)
    for (const { leaf, newest } of outdated) setGrad(leaf, readGrad(newest))
  }

  return runBackward
}
