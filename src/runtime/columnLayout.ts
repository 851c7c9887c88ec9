// Where the columns of a snapshot lie in one block of bytes, in which they leave the sandboxed process and stay.
import type { GraphColumns, ScopeColumns, SignedColumn, UnsignedColumn } from '../protocol/snapshot.ts'

/** All that the layout depends on: the process and the host each work it out from these. */
export interface ColumnCounts {
  readonly nodes: number
  readonly scopes: number
  readonly sites: number
  readonly strings: number
  readonly passes: number
}

interface ColumnKind<Column> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, at: number, length: number): Column
}

const scopeNames = ['scopeParent', 'scopeSite', 'scopeIndex'] as const
export type ColumnName = keyof GraphColumns | (typeof scopeNames)[number]

export interface PlacedColumn {
  readonly name: ColumnName
  readonly kind: ColumnKind<Uint8Array | UnsignedColumn | SignedColumn | Float64Array>
  /** A row a scope; else one a node. */
  readonly isOfScopes: boolean
  readonly length: number
  /** Where it begins, in bytes. */
  readonly at: number
}

/** In the order of their places, the wide columns first, so that each is aligned. */
export function layOutColumns(counts: ColumnCounts): readonly PlacedColumn[] {
  const kinds = Object.entries(chooseKinds(counts)) as [ColumnName, PlacedColumn['kind']][]
  kinds.sort(([, a], [, b]) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT)
  let end = 0
  return kinds.map(([name, kind]) => {
    const isOfScopes = scopeNames.some((scopeName) => scopeName === name)
    const length = isOfScopes ? counts.scopes : counts.nodes
    const at = end
    end += length * kind.BYTES_PER_ELEMENT
    return { name, kind, isOfScopes, length, at }
  })
}

export function measureLayout(layout: readonly PlacedColumn[]): number {
  return layout.reduce((sum, { kind, length }) => sum + length * kind.BYTES_PER_ELEMENT, 0)
}

/** The columns in `bytes`, of which nothing is copied. */
export function viewColumns(
  counts: ColumnCounts,
  bytes: ArrayBufferLike,
): { graph: GraphColumns; scopes: ScopeColumns } {
  const places = new Map(layOutColumns(counts).map((column) => [column.name, column]))
  const view = <Column>(name: ColumnName, kind: ColumnKind<Column>): Column => {
    const { at = 0, length = 0 } = places.get(name) ?? {}
    return new kind(bytes, at, length)
  }
  const kinds = chooseKinds(counts)
  return {
    graph: {
      op: view('op', kinds.op),
      in0: view('in0', kinds.in0),
      in1: view('in1', kinds.in1),
      data: view('data', kinds.data),
      grad: view('grad', kinds.grad),
      pass: view('pass', kinds.pass),
      site: view('site', kinds.site),
      scope: view('scope', kinds.scope),
      label: view('label', kinds.label),
    },
    scopes: {
      parent: view('scopeParent', kinds.scopeParent),
      site: view('scopeSite', kinds.scopeSite),
      index: view('scopeIndex', kinds.scopeIndex),
    },
  }
}

function chooseKinds({ scopes, sites, strings, passes }: ColumnCounts) {
  return {
    op: Uint8Array as ColumnKind<Uint8Array>,
    in0: Int32Array as ColumnKind<Int32Array>,
    in1: Int32Array as ColumnKind<Int32Array>,
    data: Float64Array as ColumnKind<Float64Array>,
    grad: Float64Array as ColumnKind<Float64Array>,
    pass: chooseSigned(passes),
    site: chooseUnsigned(sites),
    scope: chooseUnsigned(scopes),
    label: chooseSigned(strings),
    scopeParent: Int32Array as ColumnKind<Int32Array>,
    scopeSite: chooseUnsigned(sites),
    scopeIndex: Int32Array as ColumnKind<Int32Array>,
  }
}

/** For the numbers 0 to `count` − 1. */
function chooseUnsigned(count: number): ColumnKind<UnsignedColumn> {
  if (count <= 2 ** 8) return Uint8Array
  return count <= 2 ** 16 ? Uint16Array : Uint32Array
}

/** For the numbers −1 to `count` − 1. */
export function chooseSigned(count: number): ColumnKind<SignedColumn> {
  if (count <= 2 ** 7) return Int8Array
  return count <= 2 ** 15 ? Int16Array : Int32Array
}
