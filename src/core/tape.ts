// The tape: every node ever made, as records of numbers in the order of making.
import { readOpCode } from './ops.ts'
import { ScopeTable } from './scopes.ts'

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')

const FIRST_CAPACITY = 4096

/** Up to here a full tape grows eightfold: memory that no node has used yet is only reserved, and copying is what costs. */
const LARGE_CAPACITY = 2 ** 23

/** 4 GiB: places in `words` stay 32-bit integers. */
const MAX_CAPACITY = 2 ** 27

/**
 * How a node's record of 32 bytes lies in `words` and in `reals`. It begins at `node << wordBits` and at
 * `node << realBits`. Modules make constants of their own of it: V8 compiles those into the code, not what is imported.
 */
export const layout = {
  wordBits: 3,
  /** Op code in the low 8 bits, site in the upper 24. */
  kind: 0,
  /** Node of the input, negative where there is none. For a leaf that got new data see `findNewest`. */
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

/**
 * One record a node and not a column a property: a node's numbers are in the same half of a cache line, and there are
 * only two arrays to check. A node's inputs have smaller indices than the node.
 */
export class Tape {
  length = 0
  /** Passes run so far. */
  passes = 0
  /** The root of the last pass; −1 before the first. */
  lastRoot = -1
  /** The records as integers and as reals, over the same memory; longer than what they hold. A pass or a push may use them directly. */
  words = new Int32Array(FIRST_CAPACITY << WORD_BITS)
  reals = new Float64Array(this.words.buffer)
  /** For each block the stamp of the latest pass that reached an operation in it. */
  blockStamp = new Int32Array(FIRST_CAPACITY >> BLOCK_BITS)
  readonly scopes = new ScopeTable()

  push(kind: number, in0: number, in1: number, data: number): number {
    const node = this.length
    const at = node << WORD_BITS
    if (at === this.words.length) this.grow()
    if (this.scopes.changed) this.scopes.record(node)
    const { words } = this
    words[at | KIND] = kind
    words[at | IN0] = in0
    words[at | IN1] = in1
    this.reals[(node << REAL_BITS) | DATA] = data
    this.length = node + 1
    return node
  }

  pushLeaf(data: number, site: number): number {
    return this.push(LEAF | (site << 8), -1, -1, data)
  }

  /** Constants have no site of their own: they belong to the operation that uses them. */
  pushConstant(data: number): number {
    return this.push(CONST, -1, -1, data)
  }

  /**
   * A version of `node` with other data, for what is computed from now on; graphs that exist keep the number they were
   * computed with. An old version of a leaf remembers the new one, because the two have one gradient.
   */
  pushVersion(node: number, data: number): number {
    const isLeaf = this.readOp(node) === LEAF
    const kind = this.words[(node << WORD_BITS) | KIND] as number
    const version = this.push(kind, isLeaf ? -1 : this.readIn0(node), this.readIn1(node), data)
    this.reals[(version << REAL_BITS) | GRAD] = this.readGrad(node)
    this.words[(version << WORD_BITS) | STAMP] = this.words[(node << WORD_BITS) | STAMP] as number
    if (isLeaf) this.words[(node << WORD_BITS) | IN0] = -2 - version
    return version
  }

  /** The newest version of a leaf. */
  findNewest(leaf: number): number {
    let newest = leaf
    for (let link = this.readIn0(newest); link < -1; link = this.readIn0(newest)) newest = -2 - link
    return newest
  }

  readOp(node: number): number {
    return (this.words[(node << WORD_BITS) | KIND] as number) & 255
  }

  readSite(node: number): number {
    return (this.words[(node << WORD_BITS) | KIND] as number) >>> 8
  }

  readIn0(node: number): number {
    return this.words[(node << WORD_BITS) | IN0] as number
  }

  readIn1(node: number): number {
    return this.words[(node << WORD_BITS) | IN1] as number
  }

  readData(node: number): number {
    return this.reals[(node << REAL_BITS) | DATA] as number
  }

  readGrad(node: number): number {
    return this.reals[(node << REAL_BITS) | GRAD] as number
  }

  /** The latest pass that reached the node, from 0; −1: the gradient is not known. */
  readPass(node: number): number {
    const stamp = this.words[(node << WORD_BITS) | STAMP] as number
    return stamp === 0 ? -1 : Math.max(0, stamp - 1)
  }

  setGrad(node: number, grad: number): void {
    this.reals[(node << REAL_BITS) | GRAD] = grad
    this.words[(node << WORD_BITS) | STAMP] = this.passes === 0 ? -1 : this.passes
  }

  /** Sets the gradient to 0; it stays known or unknown as it was. */
  zeroGrad(node: number): void {
    this.reals[(node << REAL_BITS) | GRAD] = 0
  }

  /** Makes every gradient unknown. */
  forgetGrads(): void {
    for (let node = 0; node < this.length; node++) {
      this.zeroGrad(node)
      this.words[(node << WORD_BITS) | STAMP] = 0
    }
  }

  /** Forgets every node; the memory stays. */
  clear(): void {
    this.forgetGrads()
    this.blockStamp.fill(0)
    this.length = 0
    this.passes = 0
    this.lastRoot = -1
    this.scopes.clear()
  }

  private grow(): void {
    const { words, blockStamp } = this
    const used = words.length >> WORD_BITS
    if (used === MAX_CAPACITY) throw new RangeError('Array buffer allocation failed')
    const capacity = used * (used < LARGE_CAPACITY ? 8 : 2)
    this.words = new Int32Array(capacity << WORD_BITS)
    this.reals = new Float64Array(this.words.buffer)
    this.blockStamp = new Int32Array(capacity >> BLOCK_BITS)
    this.words.set(words)
    this.blockStamp.set(blockStamp)
  }
}
