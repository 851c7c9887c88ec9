// The tape: every node ever made, as columns of numbers in the order of making.
import { readOpCode } from './ops.ts'
import { ScopeTable } from './scopes.ts'

const LEAF = readOpCode('leaf')
const CONST = readOpCode('const')

/** Nodes come in blocks of 2^BLOCK_BITS; a backward pass skips the blocks it does not reach. */
export const BLOCK_BITS = 10

const FIRST_CAPACITY = 4096

/** Up to here a full tape grows eightfold: memory that no node has used yet is only reserved, and copying is what costs. */
const LARGE_CAPACITY = 2 ** 23

/**
 * 32 bytes a node. Columns are longer than what they hold: `length`.
 * A node's inputs have smaller indices than the node.
 */
export class Tape {
  length = 0
  /** Passes run so far. */
  passes = 0
  /** The root of the last pass; −1 before the first. */
  lastRoot = -1
  /** Op code in the low 8 bits, site in the upper 24. */
  kind = new Uint32Array(FIRST_CAPACITY)
  /** Index of the input, negative where there is none. For a leaf that got new data see `findNewest`. */
  in0 = new Int32Array(FIRST_CAPACITY)
  in1 = new Int32Array(FIRST_CAPACITY)
  data = new Float64Array(FIRST_CAPACITY)
  grad = new Float64Array(FIRST_CAPACITY)
  /** Latest pass that reached the node, plus 1; 0: none; −1: the gradient was set by hand before any pass. See `readPass`. */
  stamp = new Int32Array(FIRST_CAPACITY)
  /** For each block the stamp of the latest pass that reached an operation in it. */
  blockStamp = new Int32Array(FIRST_CAPACITY >> BLOCK_BITS)
  readonly scopes = new ScopeTable()

  push(kind: number, in0: number, in1: number, data: number): number {
    const node = this.length
    if (node === this.kind.length) this.grow()
    if (this.scopes.changed) this.scopes.record(node)
    this.kind[node] = kind
    this.in0[node] = in0
    this.in1[node] = in1
    this.data[node] = data
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
    const version = this.push(
      this.kind[node] as number,
      isLeaf ? -1 : (this.in0[node] as number),
      this.in1[node] as number,
      data,
    )
    this.grad[version] = this.grad[node] as number
    this.stamp[version] = this.stamp[node] as number
    if (isLeaf) this.in0[node] = -2 - version
    return version
  }

  /** The newest version of a leaf. */
  findNewest(leaf: number): number {
    let newest = leaf
    for (let link = this.in0[newest] as number; link < -1; link = this.in0[newest] as number) newest = -2 - link
    return newest
  }

  readOp(node: number): number {
    return (this.kind[node] as number) & 255
  }

  readSite(node: number): number {
    return (this.kind[node] as number) >>> 8
  }

  readIn0(node: number): number {
    return this.in0[node] as number
  }

  readIn1(node: number): number {
    return this.in1[node] as number
  }

  readData(node: number): number {
    return this.data[node] as number
  }

  readGrad(node: number): number {
    return this.grad[node] as number
  }

  /** The latest pass that reached the node, from 0; −1: the gradient is not known. */
  readPass(node: number): number {
    const stamp = this.stamp[node] as number
    return stamp === 0 ? -1 : Math.max(0, stamp - 1)
  }

  setGrad(node: number, grad: number): void {
    this.grad[node] = grad
    this.stamp[node] = this.passes === 0 ? -1 : this.passes
  }

  /** Sets the gradient to 0; it stays known or unknown as it was. */
  zeroGrad(node: number): void {
    this.grad[node] = 0
  }

  /** Makes every gradient unknown. */
  forgetGrads(): void {
    this.grad.fill(0, 0, this.length)
    this.stamp.fill(0, 0, this.length)
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
    const capacity = this.kind.length * (this.kind.length < LARGE_CAPACITY ? 8 : 2)
    this.kind = copyInto(this.kind, new Uint32Array(capacity))
    this.in0 = copyInto(this.in0, new Int32Array(capacity))
    this.in1 = copyInto(this.in1, new Int32Array(capacity))
    this.data = copyInto(this.data, new Float64Array(capacity))
    this.grad = copyInto(this.grad, new Float64Array(capacity))
    this.stamp = copyInto(this.stamp, new Int32Array(capacity))
    this.blockStamp = copyInto(this.blockStamp, new Int32Array(capacity >> BLOCK_BITS))
  }
}

function copyInto<Column extends Uint32Array | Int32Array | Float64Array>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
