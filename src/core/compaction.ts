// Takes nodes off the tape that nobody needs any more, so that a training of any length fits.
import type { Kept } from './kept.ts'
import type { Labels } from './labels.ts'
import { hasManyInputs, operandsBefore } from './manyInputCodes.ts'
import type { ManyInputs } from './manyInputs.ts'
import { readOpCode } from './ops.ts'
import { layout, type Tape } from './tape.ts'

const { wordBits: WORD_BITS, kind: KIND, in0: IN0, in1: IN1 } = layout
const LEAF = readOpCode('leaf')

/** The leaves of a tape in the order of their making, old versions included, which from now on remember the newest one. */
export function listLeaves({ words, length }: Tape): number[] {
  const leaves: number[] = []
  for (let node = 0; node < length; node++) {
    if (((words[(node << WORD_BITS) | KIND] as number) & 255) === LEAF) leaves.push(node)
  }
  for (let i = leaves.length - 1; i >= 0; i--) {
    const at = ((leaves[i] as number) << WORD_BITS) | IN0
    const link = words[at] as number
    if (link >= -1) continue
    const further = words[((-2 - link) << WORD_BITS) | IN0] as number
    if (further < -1) words[at] = further
  }
  return leaves
}

/**
 * Keeps the marked nodes and all they depend on, and slides them together in their order. To be called where no node's
 * number is at hand but in handles, and after `listLeaves`. `beforeDrop` sees the tape as it was for the last time.
 */
export function compactTape(
  tape: Tape,
  labels: Labels,
  manyInputs: ManyInputs,
  marks: Uint8Array,
  beforeDrop: (kept: Kept) => void,
): Kept {
  const { length, lastRoot } = tape
  markInputs(tape, marks)
  const kept: Kept = { marks, places: countPlaces(marks) }
  const { places } = kept
  beforeDrop(kept)
  moveRecords(tape, marks, places, manyInputs)
  labels.compact(kept, length)
  tape.scopes.compact(places)
  tape.shrink(places[length] as number, lastRoot < 0 ? -1 : (places[lastRoot] as number))
  return kept
}

function countPlaces(marks: Uint8Array): Int32Array {
  const { length } = marks
  const places = new Int32Array(length + 1)
  let count = 0
  for (let node = 0; node < length; node++) {
    places[node] = count
    count += marks[node] as number
  }
  places[length] = count
  return places
}

/** Inputs have smaller numbers than their node; the newest version of a leaf has a larger one, and no inputs. */
function markInputs({ words, operands, length }: Tape, marks: Uint8Array): void {
  for (let node = length - 1; node >= 0; node--) {
    if (marks[node] === 0) continue
    const at = node << WORD_BITS
    const a = words[at | IN0] as number
    const b = words[at | IN1] as number
    if (hasManyInputs((words[at | KIND] as number) & 255)) {
      for (let next = a + operandsBefore; next < a + b; next++) {
        const operand = operands[next] as number
        if (operand >= 0) marks[operand] = 1
      }
      continue
    }
    if (a !== -1) marks[a < 0 ? -2 - a : a] = 1
    if (b >= 0) marks[b] = 1
  }
}

function moveRecords({ words, length }: Tape, marks: Uint8Array, places: Int32Array, manyInputs: ManyInputs): void {
  const moveOperands = manyInputs.compact(places)
  for (let node = 0; node < length; node++) {
    if (marks[node] === 0) continue
    const from = node << WORD_BITS
    const to = (places[node] as number) << WORD_BITS
    // word by word: a copy of a whole record by the engine costs three times as much
    for (let at = 0; at < 1 << WORD_BITS; at++) words[to | at] = words[from | at] as number
    const a = words[to | IN0] as number
    const b = words[to | IN1] as number
    if (hasManyInputs((words[to | KIND] as number) & 255)) {
      words[to | IN0] = moveOperands(a, b)
      continue
    }
    if (a !== -1) words[to | IN0] = a < 0 ? -2 - (places[-2 - a] as number) : (places[a] as number)
    if (b >= 0) words[to | IN1] = places[b] as number
  }
}
