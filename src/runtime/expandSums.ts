// Spells the sums of many inputs out: in a snapshot a `dot` or `sum` is the chain of products and partial sums it stands for.
import type { Engine } from '../core/engine.ts'
import { DOT, hasManyInputs, operandsBefore } from '../core/manyInputCodes.ts'
import { nameOp, readOpCode, type Op } from '../core/ops.ts'
import type { LabelColumn } from './labelColumn.ts'
import type { RankedSet } from './rankedSet.ts'
import type { CompactScopes } from './scopeColumns.ts'

type Tape = Engine['tape']

const CONST = readOpCode('const')
const ADD = readOpCode('add')
const MUL = readOpCode('mul')

/** Columns as plain arrays of the widest kind, and what else changes with them. */
export interface ExpandedGraph {
  readonly nodes: RankedSet
  readonly scopeCount: number
  readonly columns: Readonly<Record<ExpandedColumn, Int32Array | Float64Array>>
}

type ExpandedColumn = keyof ReturnType<typeof makeColumns> | 'scopeParent' | 'scopeSite' | 'scopeIndex'

/** True where a node that the root depends on has many inputs. */
export function hasSums({ readOp }: Tape, nodes: RankedSet): boolean {
  const places = new Int32Array(8_192)
  for (let count = nodes.list(0, places); count > 0; count = nodes.list((places[count - 1] as number) + 1, places)) {
    for (let k = 0; k < count; k++) if (hasManyInputs(readOp(places[k] as number))) return true
  }
  return false
}

/** Name of the operation that gives the node its number: the last of those it stands for. */
export function nameLastOp(tape: Tape, node: number): Op {
  const code = tape.readOp(node)
  if (!hasManyInputs(code)) return nameOp(code)
  return isSingleProduct(tape, node) ? 'mul' : 'add'
}

function isSingleProduct(tape: Tape, node: number): boolean {
  return tape.readOp(node) === DOT && tape.readIn1(node) === operandsBefore + 2
}

/** How many nodes come before the one that holds the sum: plain numbers, products, partial sums. */
function countParts(tape: Tape, node: number): number {
  const first = tape.readIn0(node) + operandsBefore
  const end = tape.readIn0(node) + tape.readIn1(node)
  let constants = 0
  for (let at = first; at < end; at++) if ((tape.operands[at] as number) < 0) constants++
  const isDot = tape.readOp(node) === DOT
  const hasStart = isDot && ((end - first) & 1) === 1
  const products = isDot ? (end - first) >> 1 : 0
  const terms = isDot ? products + (hasStart ? 1 : 0) : end - first
  // one term alone is added to 0, unless it is a product
  const additions = terms > 1 ? terms - 1 : isDot && !hasStart ? 0 : 1
  return constants + (terms === 1 && additions === 1 ? 1 : 0) + products + additions - 1
}

function makeColumns(count: number) {
  return {
    op: new Int32Array(count),
    in0: new Int32Array(count),
    in1: new Int32Array(count),
    data: new Float64Array(count),
    grad: new Float64Array(count),
    pass: new Int32Array(count),
    site: new Int32Array(count),
    scope: new Int32Array(count),
    label: new Int32Array(count),
  }
}

/** The nodes of every sum are in a scope of their own inside the one it was made in. */
export function expandSums(tape: Tape, nodes: RankedSet, labels: LabelColumn, scopes: CompactScopes): ExpandedGraph {
  const { readOp, readIn0, readIn1, readData, readGrad, readPass, readSite, operands, constants } = tape
  const places = new Int32Array(nodes.count)
  nodes.list(0, places)
  /** Id of each node of the tape. */
  const ids = new Int32Array((places.at(-1) ?? -1) + 1).fill(-1)
  let count = 0
  let sums = 0
  for (const node of places) {
    if (hasManyInputs(readOp(node))) {
      count += countParts(tape, node)
      sums++
    }
    ids[node] = count++
  }
  const columns = makeColumns(count)
  const scopeCount = scopes.used.count + sums
  const scopeParent = new Int32Array(scopeCount)
  const scopeSite = new Int32Array(scopeCount)
  const scopeIndex = new Int32Array(scopeCount)
  const usedRows = new Int32Array(scopes.used.count)
  scopes.used.list(0, usedRows)
  const rowOf = new Int32Array(scopes.used.count)
  const sumsInside = new Map<string, number>()
  const findRow = scopes.makeFinder()
  const readLabel = labels.makeReader()
  let next = 0
  let nextRow = 0
  let written = 0

  for (const node of places) {
    const row = findScope(node)
    const label = readLabel()
    const code = readOp(node)
    if (hasManyInputs(code)) {
      const last = writeSum(node, addRow(row, operands[readIn0(node)] as number))
      columns.label[last] = label
      columns.data[last] = readData(node)
    } else {
      const id = write(code, readId(readIn0(node)), readId(readIn1(node)), readData(node), node, row)
      columns.label[id] = label
    }
  }
  const find = (node: number): number => (nodes.has(node) ? (ids[node] as number) : -1)
  return {
    nodes: { ...nodes, count, find },
    scopeCount,
    columns: { ...columns, scopeParent, scopeSite, scopeIndex },
  }

  function readId(node: number): number {
    return node < 0 ? -1 : (ids[node] as number)
  }

  /** Scopes are in the order in which they began, those of sums among them: what is inside one follows it without a gap. */
  function findScope(node: number): number {
    const scope = findRow(node)
    for (; written <= scope; written++) {
      const used = usedRows[written] as number
      rowOf[written] = nextRow
      writeRow(written === 0 ? 0 : (rowOf[scopes.readParent(used)] as number), tape.scopes.readSite(used), tape.scopes.readIndex(used)) // prettier-ignore
    }
    return rowOf[scope] as number
  }

  function addRow(parent: number, site: number): number {
    const key = `${parent} ${site}`
    const index = sumsInside.get(key) ?? 0
    sumsInside.set(key, index + 1)
    return writeRow(parent, site, index)
  }

  function writeRow(parent: number, site: number, index: number): number {
    scopeParent[nextRow] = parent
    scopeSite[nextRow] = site
    scopeIndex[nextRow] = index
    return nextRow++
  }

  /** Gradient, pass and site are those of `owner`. */
  function write(op: number, in0: number, in1: number, data: number, owner: number, row: number): number {
    const id = next++
    columns.op[id] = op
    columns.in0[id] = in0
    columns.in1[id] = in1
    columns.data[id] = data
    columns.grad[id] = op === CONST ? 0 : readGrad(owner)
    columns.pass[id] = op === CONST ? -1 : readPass(owner)
    columns.site[id] = op === CONST ? 0 : readSite(owner)
    columns.scope[id] = row
    columns.label[id] = -1
    return id
  }

  /** Writes the nodes that a sum stands for, in the order in which it adds; returns the last. */
  function writeSum(node: number, row: number): number {
    const begin = readIn0(node) + operandsBefore
    const end = readIn0(node) + readIn1(node)
    const isDot = readOp(node) === DOT
    const writeConstant = (x: number): number => write(CONST, -1, -1, x, node, row)
    const writeOperand = (operand: number): number =>
      operand < 0 ? writeConstant(constants[-1 - operand] as number) : (ids[operand] as number)
    const writeProduct = (at: number): number => {
      const a = writeOperand(operands[at] as number)
      const b = writeOperand(operands[at + 1] as number)
      return write(MUL, a, b, (columns.data[a] as number) * (columns.data[b] as number), node, row)
    }
    const writeAddition = (a: number, b: number): number =>
      write(ADD, a, b, (columns.data[a] as number) + (columns.data[b] as number), node, row)
    const isFirstPlain = !isDot || ((end - begin) & 1) === 1
    let at = begin
    let sum = -1
    if (isFirstPlain && at < end) sum = writeOperand(operands[at++] as number)
    else if (!isFirstPlain) {
      sum = writeProduct(at)
      at += 2
    }
    if (isFirstPlain && at >= end) return writeAddition(writeConstant(0), sum)
    while (at < end) {
      const term = isDot ? writeProduct(at) : writeOperand(operands[at] as number)
      sum = writeAddition(sum, term)
      at += isDot ? 2 : 1
    }
    return sum
  }
}
