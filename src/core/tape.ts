// The tape: every node ever made, as records of numbers in the order of making.
import { readOpCode } from './ops.ts'
import { createScopes } from './scopes.ts'

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')

/** With its spare room 4 GiB: places in `words` stay 32-bit integers. */
const MAX_CAPACITY = 2 ** 27 - 2 ** 22
/** Room beyond the capacity, in parts of it, for what a training makes until old nodes are dropped; see upkeep.ts. */
const SPARE = 1 / 32

/**
 * How a node's record of 32 bytes lies in `words` and in `reals`. It begins at `node << wordBits` and at
 * `node << realBits`. Modules make constants of their own of it: V8 compiles those into the code, not what is imported.
 */
export const layout = {
  wordBits: 3,
  /** Op code in the low 8 bits, site in the upper 24. */
  kind: 0,
  /**
   * Node of the input, negative where there is none. For a leaf that got new data see `findNewest`, for a node of many
   * inputs manyInputs.ts.
   */
  in0: 1,
  in1: 2,
  /** Latest pass that reached the node, plus 1; 0: none; −1: the gradient was set by hand before any pass. See `readPass`. */
  stamp: 3,
  realBits: 2,
  data: 2,
  grad: 3,
  /** Nodes come in blocks of 2^blockBits; a backward pass skips the blocks it does not reach. */
  blockBits: 10,
} as const

const { wordBits: WORD_BITS, kind: KIND, in0: IN0, in1: IN1, stamp: STAMP } = layout
const { realBits: REAL_BITS, data: DATA, grad: GRAD, blockBits: BLOCK_BITS } = layout

/** Bytes of a node's record. */
export const nodeBytes = 32

/**
 * A tape for up to `capacity` nodes, less where the machine does not grant as many. All is reserved at once: memory that
 * no node has used yet is only addresses, and V8 compiles the places of arrays that are never replaced into the code,
 * which halves the time of a node. For that it must also be the only tape of the process.
 *
 * One record a node and not a column a property: a node's numbers are in the same half of a cache line, and there are
 * only two arrays to check. A node's inputs have smaller indices than the node.
 *
 * `onFull` is called instead of making a node more than fits, or a scope more than `scopeCapacity`.
 */
export function createTape(capacity: number, scopeCapacity: number, onFull: () => never): Tape {
  try {
    return reserveTape(Math.min(capacity, MAX_CAPACITY), Math.min(scopeCapacity, MAX_CAPACITY), onFull)
  } catch (error) {
    if (capacity < 2) throw error
    return createTape(capacity >> 1, scopeCapacity >> 1, onFull)
  }
}

export type Tape = ReturnType<typeof reserveTape>

function reserveTape(capacity: number, scopeCapacity: number, onFull: () => never) {
  const roomyCapacity = Math.ceil(capacity * (1 + SPARE))
  const words = new Int32Array(roomyCapacity << WORD_BITS)
  const reals = new Float64Array(words.buffer)
  const blockStamp = new Int32Array((roomyCapacity >> BLOCK_BITS) + 1)
  const operands = new Int32Array(2 * roomyCapacity)
  const constants = new Float64Array(roomyCapacity >> 1)
  const scopes = createScopes(roomyCapacity, scopeCapacity, onFull, () => {
    checkAt = 0
  })
  const { beginRun } = scopes
  /** The next node from here on is looked at before it is made: it may be one too many, or the first in its scope. */
  let checkAt = 0
  /** Set where only spare room is left; read at the turns of loops. Until it is set V8 takes it for a constant. */
  const room = { isShort: false }
  let length = 0
  let dropped = 0
  let passes = 0
  let lastRoot = -1

  function check(node: number): void {
    // before the first pass nothing is old
    const end = passes === 0 ? capacity : roomyCapacity
    if (node >= end) onFull()
    if (node > capacity) room.isShort = true
    beginRun(node)
    checkAt = end
  }

  function push(kind: number, in0: number, in1: number, data: number): number {
    const node = length
    const at = node << WORD_BITS
    if (node >= checkAt) check(node)
    words[at | KIND] = kind
    words[at | IN0] = in0
    words[at | IN1] = in1
    reals[(node << REAL_BITS) | DATA] = data
    length = node + 1
    return node
  }

  function readOp(node: number): number {
    return (words[(node << WORD_BITS) | KIND] as number) & 255
  }

  function readIn0(node: number): number {
    return words[(node << WORD_BITS) | IN0] as number
  }

  function readIn1(node: number): number {
    return words[(node << WORD_BITS) | IN1] as number
  }

  function readData(node: number): number {
    return reals[(node << REAL_BITS) | DATA] as number
  }

  function readGrad(node: number): number {
    return reals[(node << REAL_BITS) | GRAD] as number
  }

  /** Sets the gradient to 0; it stays known or unknown as it was. */
  function zeroGrad(node: number): void {
    reals[(node << REAL_BITS) | GRAD] = 0
  }

  /** Makes every gradient unknown. */
  function forgetGrads(): void {
    for (let node = 0; node < length; node++) {
      zeroGrad(node)
      words[(node << WORD_BITS) | STAMP] = 0
    }
  }

  return {
    scopes,
    /** Nodes on the tape. */
    get length() {
      return length
    },
    /** Nodes made so far, also those that were dropped. */
    get made() {
      return length + dropped
    },
    capacity,
    room,
    /** Passes run so far. */
    get passes() {
      return passes
    },
    /** The root of the last pass; −1 before the first. */
    get lastRoot() {
      return lastRoot
    },
    /** The records as integers and as reals, over the same memory, for a pass to use directly. */
    words,
    reals,
    /** For each block the stamp of the latest pass that reached an operation in it. */
    blockStamp,
    /** What nodes of many inputs are made of, see manyInputs.ts. */
    operands,
    constants,
    /** To be called where `operands` or `constants` do not suffice. */
    onFull,
    push,
    pushLeaf: (data: number, site: number): number => push(LEAF | (site << 8), -1, -1, data),
    /** Constants have no site of their own: they belong to the operation that uses them. */
    pushConstant: (data: number): number => push(CONST, -1, -1, data),
    /**
     * A version of `node` with other data, for what is computed from now on; graphs that exist keep the number they were
     * computed with. An old version of a leaf remembers the new one, because the two have one gradient.
     */
    pushVersion: (node: number, data: number): number => {
      const isLeaf = readOp(node) === LEAF
      const kind = words[(node << WORD_BITS) | KIND] as number
      const version = push(kind, isLeaf ? -1 : readIn0(node), readIn1(node), data)
      reals[(version << REAL_BITS) | GRAD] = readGrad(node)
      words[(version << WORD_BITS) | STAMP] = words[(node << WORD_BITS) | STAMP] as number
      if (isLeaf) words[(node << WORD_BITS) | IN0] = -2 - version
      return version
    },
    /** The newest version of a leaf. */
    findNewest: (leaf: number): number => {
      let newest = leaf
      for (let link = readIn0(newest); link < -1; link = readIn0(newest)) newest = -2 - link
      return newest
    },
    readOp,
    readSite: (node: number): number => (words[(node << WORD_BITS) | KIND] as number) >>> 8,
    readIn0,
    readIn1,
    readData,
    readGrad,
    /** The latest pass that reached the node, from 0; −1: the gradient is not known. */
    readPass: (node: number): number => {
      const stamp = words[(node << WORD_BITS) | STAMP] as number
      return stamp === 0 ? -1 : Math.max(0, stamp - 1)
    },
    setGrad: (node: number, grad: number): void => {
      reals[(node << REAL_BITS) | GRAD] = grad
      words[(node << WORD_BITS) | STAMP] = passes === 0 ? -1 : passes
    },
    zeroGrad,
    forgetGrads,
    /** Begins a pass from `root`; returns its stamp. */
    beginPass: (root: number): number => {
      lastRoot = root
      checkAt = 0
      return ++passes
    },
    /** Takes their sites from the nodes from `first` on: they count for none. */
    hide: (first: number): void => {
      for (let node = first; node < length; node++) {
        const at = (node << WORD_BITS) | KIND
        words[at] = (words[at] as number) & 255
      }
    },
    /** Ends after `count` nodes, which were moved there; the root of the last pass is now `root`. */
    shrink: (count: number, root: number): void => {
      words.fill(0, count << WORD_BITS, length << WORD_BITS)
      dropped += length - count
      length = count
      lastRoot = root
      checkAt = 0
    },
    /** Forgets every node; the memory stays. */
    clear: (): void => {
      forgetGrads()
      blockStamp.fill(0, 0, (length >> BLOCK_BITS) + 1)
      length = 0
      dropped = 0
      passes = 0
      lastRoot = -1
      scopes.clear()
    },
  }
}
