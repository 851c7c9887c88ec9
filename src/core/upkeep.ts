// Keeps the tape of a long training small: decides at the end of a pass whether another era begins, or the tape is compacted.
import { compactTape, type Kept } from './compaction.ts'
import { createEras, type Era } from './eras.ts'
import type { Labels } from './labels.ts'
import type { ManyInputs } from './manyInputs.ts'
import type { Tape } from './tape.ts'

export interface UpkeepOptions {
  /** Collects garbage, so that after it the token of an era is gone if no handle has it; left out: nothing is ever dropped. */
  readonly collectGarbage?: (() => void) | undefined
  /** See `compactTape`. */
  readonly beforeDrop: (kept: Kept) => void
  /** Gets the token for the handles made from now on. */
  readonly setEra: (era: Era) => void
}

/** A shorter stretch is no era of its own: one costs a microsecond. */
const shortestEra = 4_096
/** Nodes made between compactions: collecting garbage takes as long as making some 200,000 of them. */
const interval = 2 ** 20

export interface Upkeep {
  /** To be called at the end of each pass, where no node's number is at hand but in handles. */
  readonly afterPass: () => void
  /** Compacts now, where no node's number is at hand but in handles. */
  readonly dropNow: () => void
  readonly clear: () => void
}

export function createUpkeep(tape: Tape, labels: Labels, manyInputs: ManyInputs, options: UpkeepOptions): Upkeep {
  const { collectGarbage, beforeDrop, setEra } = options
  let eras = createEras()
  /** How long the tape was after the last compaction, or at the end of the first pass; −1 before. */
  let floor = -1
  /** How much of the room was taken then, and at the end of the last pass. */
  let floorUse = 0
  let lastUse = 0

  /** How much of the room for nodes, operands or scopes is taken, from 0 to 1. */
  const readUse = (): number =>
    Math.max(tape.length / tape.capacity, tape.scopes.count / tape.scopes.capacity, manyInputs.readFill())

  function compact(): void {
    collectGarbage?.()
    compactTape(tape, labels, manyInputs, eras, beforeDrop)
    floor = tape.length
    floorUse = readUse()
    setEra(eras.begin(tape.length))
  }

  function afterPass(): void {
    const use = readUse()
    if (floor < 0) {
      floor = tape.length
      floorUse = use
    } else if (collectGarbage) {
      const isFull = use + 1.25 * (use - lastUse) > 1 && use - floorUse > 1 / 16
      // what is kept is looked at again each time: then only once it has doubled
      if (isFull || tape.length - floor >= Math.max(interval, floor)) compact()
    }
    lastUse = readUse()
    if (tape.length - eras.start >= shortestEra) setEra(eras.begin(tape.length))
  }

  setEra(eras.begin(0))
  return {
    afterPass,
    dropNow: () => {
      if (collectGarbage) compact()
    },
    clear: () => {
      eras = createEras()
      floor = -1
      floorUse = 0
      lastUse = 0
      setEra(eras.begin(0))
    },
  }
}
