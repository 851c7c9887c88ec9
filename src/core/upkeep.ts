// Makes room on the tape of a long training: when it gets full, what is old and nothing recent depends on is dropped.
import { compactTape, listLeaves } from './compaction.ts'
import type { Kept } from './kept.ts'
import type { Labels } from './labels.ts'
import type { ManyInputs } from './manyInputs.ts'
import type { MovedNodes } from './movedNodes.ts'
import { layout, type Tape } from './tape.ts'

const { wordBits: WORD_BITS, in0: IN0, stamp: STAMP } = layout

export interface UpkeepOptions {
  /** See `compactTape`. */
  readonly beforeDrop: (kept: Kept) => void
  /** Nodes that stay although nothing depends on them. */
  readonly listHeld: () => Iterable<number>
  /** Called when nodes lie elsewhere. */
  readonly onMoved: () => void
}

/** Part of the room that counts as recent. */
const recent = 1 / 8
/** Less growth is not worth another look at what is kept. */
const worthwhile = 1 / 8
/** Of the room for nodes this may hold leaves of which nobody knows whether they are used again. */
const unknownLeaves = 1 / 4

export interface Upkeep {
  /** To be called where room is short, and no node's number is at hand but in handles. */
  readonly relieve: () => void
  /** To be called where no node's number is at hand but in handles; only what was made long ago is dropped. */
  readonly makeRoom: () => void
  /** To be called at the end of each pass, where no node's number is at hand but in handles. */
  readonly afterPass: () => void
  /**
   * Drops what `evaluate` makes, which nobody will ever look at and belongs to no site. To be called where no node's number is
   * at hand but in handles.
   */
  readonly evaluateAside: (evaluate: () => void) => void
  /** The data of the root of a pass, dropped or not; undefined for anything else. */
  readonly readRoot: (number: number) => number | undefined
  readonly clear: () => void
}

export function createUpkeep(
  tape: Tape,
  labels: Labels,
  manyInputs: ManyInputs,
  moved: MovedNodes,
  { beforeDrop, listHeld, onMoved }: UpkeepOptions,
): Upkeep {
  const { capacity, room, words, scopes } = tape
  /** How many nodes it had that were not recent when room was made last. */
  let settled = 0
  let floorUse = 0
  let lastUse = 0
  let isAside = false
  /** How long the tape was at the ends of the passes that made the nodes since. */
  let passEnds: number[] = []
  /** The roots of passes in the order of their numbers, and their data. */
  let roots: number[] = []
  let rootData: number[] = []

  /** How much of the room for nodes, operands or scopes is taken, from 0 to 1. */
  const readUse = (): number => Math.max(tape.length / capacity, scopes.count / scopes.capacity, manyInputs.readFill())
  const isGrown = (use: number): boolean => use - floorUse > worthwhile

  function relieve(): void {
    if (isAside) return
    if (tape.passes > 0 && isGrown(readUse())) makeRoom()
    room.isShort = false
  }

  function makeRoom(): void {
    const { length, lastRoot } = tape
    const marks = new Uint8Array(length)
    const recentFrom = findRecent()
    marks.fill(1, recentFrom)
    if (lastRoot >= 0) marks[lastRoot] = 1
    for (const node of listHeld()) if (node >= 0) marks[node] = 1
    keepLeaves(marks, listLeaves(tape))
    const places = compact(marks)
    settled = places[recentFrom] as number
    passEnds = passEnds.filter((end) => end > recentFrom).map((end) => places[end] as number)
    floorUse = lastUse = readUse()
  }

  /** What was made since the last pass may be of one graph that is not complete: it is recent as a whole, unless it is all. */
  function findRecent(): number {
    const { length } = tape
    const fitting = length / readUse()
    const start = passEnds.at(-1) ?? 0
    const first = Math.max(0, Math.floor(length - recent * fitting))
    return length - start < (1 - worthwhile) * fitting ? Math.min(start, first) : first
  }

  /** All leaves while they are few; else those that are parameters, as far as the passes tell. */
  function keepLeaves(marks: Uint8Array, leaves: readonly number[]): void {
    const newest = leaves.filter((leaf) => readLink(leaf) === -1)
    if (newest.length <= unknownLeaves * capacity) {
      for (const leaf of newest) marks[leaf] = 1
      return
    }
    const versions = new Set(leaves.map((leaf) => -2 - readLink(leaf)))
    const firstPass = tape.passes - passEnds.length
    let pass = firstPass
    for (const leaf of newest) {
      while (leaf >= (passEnds[pass - firstPass] ?? Infinity)) pass++
      const stamp = words[(leaf << WORD_BITS) | STAMP] as number
      // A sample is made for a pass and reached by that alone; what no pass reached may be of a network still to be trained.
      const mayBeUsed = stamp > pass + 1 || (stamp === 0 && pass === 0)
      if (leaf < settled || versions.has(leaf) || mayBeUsed) marks[leaf] = 1
    }
  }

  const readLink = (leaf: number): number => words[(leaf << WORD_BITS) | IN0] as number

  /** Returns the new places of the nodes. */
  function compact(marks: Uint8Array): Int32Array {
    const { length } = tape
    const { places } = compactTape(tape, labels, manyInputs, marks, (kept) => {
      beforeDrop(kept)
      moved.follow(kept, length)
    })
    onMoved()
    return places
  }

  function afterPass(): void {
    if (isAside) return
    const { length, lastRoot } = tape
    passEnds.push(length)
    const number = lastRoot + moved.shift
    if (number >= moved.base && number > (roots.at(-1) ?? -1)) {
      roots.push(number)
      rootData.push(tape.readData(lastRoot))
    }
    const use = readUse()
    if (tape.passes === 1) {
      // nobody knows yet whether there will be another
      lastUse = use
      return
    }
    // the next pass is as large as this one, or a little larger
    if (use + 1.25 * (use - lastUse) > 1 && isGrown(use)) makeRoom()
    lastUse = readUse()
  }

  function evaluateAside(evaluate: () => void): void {
    const use = readUse()
    if (use > 1 / 2 && tape.passes > 0 && isGrown(use)) makeRoom()
    const first = tape.length
    isAside = true
    try {
      evaluate()
    } finally {
      isAside = false
      dropFrom(first)
    }
  }

  function dropFrom(first: number): void {
    const { length, lastRoot } = tape
    if (length === first) return
    tape.hide(first)
    listLeaves(tape)
    const marks = new Uint8Array(length).fill(1, 0, first)
    if (lastRoot >= 0) marks[lastRoot] = 1
    compact(marks)
  }

  function readRoot(number: number): number | undefined {
    let low = 0
    let high = roots.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((roots[middle] as number) < number) low = middle + 1
      else high = middle
    }
    return roots[low] === number ? rootData[low] : undefined
  }

  return {
    relieve,
    makeRoom,
    afterPass,
    evaluateAside,
    readRoot,
    clear: () => {
      settled = 0
      floorUse = 0
      lastUse = 0
      passEnds = []
      roots = []
      rootData = []
      moved.clear()
      onMoved()
    },
  }
}
