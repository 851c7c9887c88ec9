// Takes the nodes that nothing can name any more off the tape, so that a training of any length fits.
import type { Eras } from './eras.ts'
import type { Labels } from './labels.ts'
import { hasManyInputs, type ManyInputs, operandsBefore } from './manyInputs.ts'
import { layout, type Tape } from './tape.ts'

const { wordBits: WORD_BITS, kind: KIND, in0: IN0, in1: IN1 } = layout

/** What stays when nodes are dropped. */
export interface Kept {
  readonly has: (node: number) => boolean
  /** By node its new place; for one that is dropped, and the end of the tape, that of the next one that stays. */
  readonly places: Int32Array
}

/**
 * Keeps the nodes of eras of which a handle may exist, the root of the last pass and all they depend on, and slides them
 * together in their order. To be called where no node's number is at hand but in handles. `beforeDrop` sees the tape as it
 * was for the last time.
 */
export function compactTape(
  tape: Tape,
  labels: Labels,
  manyInputs: ManyInputs,
  eras: Eras,
  beforeDrop: (kept: Kept) => void,
): void {
  const { length, lastRoot } = tape
  const living = eras.listLiving(length)
  linkToNewest(tape)
  const marks = new Uint8Array(length)
  for (const { start, end } of living) marks.fill(1, start, end)
  if (lastRoot >= 0) marks[lastRoot] = 1
  const ranges = markInputs(tape, marks)
  const places = new Int32Array(length + 1)
  let count = 0
  for (let node = 0; node < length; node++) {
    places[node] = count
    count += marks[node] as number
  }
  places[length] = count
  const kept: Kept = { has: (node) => marks[node] === 1, places }
  beforeDrop(kept)
  moveRecords(tape, marks, places, manyInputs.compact(ranges, places))
  labels.compact(kept, length)
  tape.scopes.compact(places)
  tape.shrink(count, lastRoot < 0 ? -1 : (places[lastRoot] as number))
  for (const { era, start } of living) era.shift += (places[start] as number) - start
  eras.keep(living.map(({ era, start }) => ({ era, start: places[start] as number })))
}

/** Every old version of a leaf points at the newest one, so that those between can go. */
function linkToNewest({ words, length }: Tape): void {
  for (let node = length - 1; node >= 0; node--) {
    const at = (node << WORD_BITS) | IN0
    const link = words[at] as number
    if (link >= -1) continue
    const further = words[((-2 - link) << WORD_BITS) | IN0] as number
    if (further < -1) words[at] = further
  }
}

/**
 * Inputs have smaller numbers than their node; the newest version of a leaf has a larger one, and no inputs. Returns where operands of
 * the marked nodes of many inputs begin, and how many they are.
 */
function markInputs({ words, operands, length }: Tape, marks: Uint8Array): Map<number, number> {
  const ranges = new Map<number, number>()
  for (let node = length - 1; node >= 0; node--) {
    if (marks[node] === 0) continue
    const at = node << WORD_BITS
    const a = words[at | IN0] as number
    const b = words[at | IN1] as number
    if (hasManyInputs((words[at | KIND] as number) & 255)) {
      ranges.set(a, b)
      for (let next = a + operandsBefore; next < a + b; next++) {
        const operand = operands[next] as number
        if (operand >= 0) marks[operand] = 1
      }
      continue
    }
    if (a !== -1) marks[a < 0 ? -2 - a : a] = 1
    if (b >= 0) marks[b] = 1
  }
  return ranges
}

function moveRecords(
  { words, length }: Tape,
  marks: Uint8Array,
  places: Int32Array,
  movedOperands: ReadonlyMap<number, number>,
): void {
  for (let node = 0; node < length; node++) {
    if (marks[node] === 0) continue
    const from = node << WORD_BITS
    const to = (places[node] as number) << WORD_BITS
    // word by word: a copy of a whole record by the engine costs three times as much
    for (let at = 0; at < 1 << WORD_BITS; at++) words[to | at] = words[from | at] as number
    const a = words[to | IN0] as number
    const b = words[to | IN1] as number
    if (hasManyInputs((words[to | KIND] as number) & 255)) {
      words[to | IN0] = movedOperands.get(a) as number
      continue
    }
    if (a !== -1) words[to | IN0] = a < 0 ? -2 - (places[-2 - a] as number) : (places[a] as number)
    if (b >= 0) words[to | IN1] = places[b] as number
  }
}
