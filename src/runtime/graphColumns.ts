// Takes the graph, all that the root depends on, off the tape as columns: bytes that are written and never kept.
import type { Engine } from '../core/engine.ts'
import { type ColumnCounts, type ColumnName, layOutColumns, type PlacedColumn } from './columnLayout.ts'
import { expandSums, hasSums, type ExpandedGraph } from './expandSums.ts'
import { collectLabels, type LabelColumn } from './labelColumn.ts'
import type { RankedSet } from './rankedSet.ts'
import { findReachable } from './reachableNodes.ts'
import { compactScopes, type CompactScopes } from './scopeColumns.ts'

export interface ExtractedGraph {
  readonly nodes: RankedSet
  readonly counts: ColumnCounts
  readonly strings: readonly string[]
  /** Gives the bytes of all columns in the order of their layout, in pieces; the memory of a piece is used again for the next. */
  readonly write: (sink: (piece: Uint8Array) => void) => void
}

/** `readLabel` gives the label of a node on the tape, which is asked for once per node of the graph. */
export function extractGraph(
  { tape }: Engine,
  root: number,
  siteCount: number,
  readLabel: (node: number) => string | undefined,
): ExtractedGraph {
  const nodes = findReachable(tape, root)
  const labels = collectLabels(tape, nodes, root, readLabel)
  const scopes = compactScopes(tape.scopes, nodes, root)
  const { strings } = labels
  const rest = { sites: siteCount, strings: strings.length, passes: tape.passes }
  if (hasSums(tape, nodes)) {
    const expanded = expandSums(tape, nodes, labels, scopes)
    const counts: ColumnCounts = { nodes: expanded.nodes.count, scopes: expanded.scopeCount, ...rest }
    return { nodes: expanded.nodes, counts, strings, write: (sink) => writeArrays(expanded.columns, counts, sink) }
  }
  const counts: ColumnCounts = { nodes: nodes.count, scopes: scopes.used.count, ...rest }
  return { nodes, counts, strings, write: (sink) => writeColumns({ tape, nodes, labels, scopes, counts }, sink) }
}

/** Every column as it is, in the kind that the layout gives it. */
function writeArrays(columns: ExpandedGraph['columns'], counts: ColumnCounts, sink: (piece: Uint8Array) => void): void {
  for (const { name, kind, length } of layOutColumns(counts)) {
    const bytes = new ArrayBuffer(length * kind.BYTES_PER_ELEMENT)
    new kind(bytes, 0, length).set(columns[name])
    sink(new Uint8Array(bytes))
  }
}

interface Sources {
  readonly tape: Engine['tape']
  readonly nodes: RankedSet
  readonly labels: LabelColumn
  readonly scopes: CompactScopes
  readonly counts: ColumnCounts
}

/** Elements of a column that are written at a time. */
const pieceLength = 8_192

function writeColumns(sources: Sources, sink: (piece: Uint8Array) => void): void {
  const { nodes, scopes, counts } = sources
  const memory = new ArrayBuffer(8 * pieceLength)
  const places = new Int32Array(pieceLength)
  const fills = makeFills(sources)
  for (const { name, kind, isOfScopes } of layOutColumns(counts)) {
    const piece = new kind(memory, 0, pieceLength)
    const fill = fills[name]
    const { list } = isOfScopes ? scopes.used : nodes
    for (let count = list(0, places); count > 0; count = list((places[count - 1] as number) + 1, places)) {
      fill(piece, places, count)
      sink(new Uint8Array(memory, 0, count * kind.BYTES_PER_ELEMENT))
    }
  }
}

type Piece = InstanceType<PlacedColumn['kind']>

/** Reads `count` elements of a column at their places: nodes of the tape, or rows of scopes. */
type Fill = (piece: Piece, places: Int32Array, count: number) => void

/** A loop for each column and not one for all: V8 compiles it for the one kind of number it meets, which is ten times as fast. */
function makeFills({ tape, nodes, labels, scopes }: Sources): Readonly<Record<ColumnName, Fill>> {
  const { readOp, readIn0, readIn1, readData, readGrad, readPass, readSite } = tape
  const { find } = nodes
  const { readParent } = scopes
  const { readSite: readScopeSite, readIndex } = tape.scopes
  const findRow = scopes.makeFinder()
  const readNextLabel = labels.makeReader()
  return {
    op: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readOp(places[k] as number)
    },
    in0: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = find(readIn0(places[k] as number))
    },
    in1: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = find(readIn1(places[k] as number))
    },
    data: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readData(places[k] as number)
    },
    grad: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readGrad(places[k] as number)
    },
    pass: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readPass(places[k] as number)
    },
    site: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readSite(places[k] as number)
    },
    scope: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = findRow(places[k] as number)
    },
    label: (piece, _, count) => {
      for (let k = 0; k < count; k++) piece[k] = readNextLabel()
    },
    scopeParent: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readParent(places[k] as number)
    },
    scopeSite: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readScopeSite(places[k] as number)
    },
    scopeIndex: (piece, places, count) => {
      for (let k = 0; k < count; k++) piece[k] = readIndex(places[k] as number)
    },
  }
}
