// The scopes of a graph: of the tape's table only those that are used, with those around them, in a new order.
import type { Engine } from '../core/engine.ts'
import type { ReachableNodes } from './reachableNodes.ts'

type ScopeTable = Engine['tape']['scopes']

export interface CompactScopes {
  readonly count: number
  /** Fills `places` with the rows from `start` on; returns how many, 0 at the end. */
  readonly list: (start: number, places: Int32Array) => number
  /** Gives the row of the scope in which a node was made; each finder is to be asked in the order of the tape. */
  readonly makeFinder: () => (node: number) => number
  readonly readParent: (row: number) => number
  readonly readSite: (row: number) => number
  readonly readIndex: (row: number) => number
}

export function compactScopes(table: ScopeTable, nodes: ReachableNodes, root: number): CompactScopes {
  /** New row of each row of the table; −1: not used. */
  const rows = new Int32Array(table.count).fill(-1)
  /** The rows that are used, in their new order. */
  const used = new Int32Array(table.count)
  let count = 0
  const addRow = (row: number): void => {
    rows[row] = count
    used[count] = row
    count++
  }
  const enlist = (innermost: number): void => {
    // Outer scopes have smaller rows; a chain of them may be too long for recursion.
    const waiting: number[] = []
    for (let row = innermost; rows[row] === -1; row = table.readParent(row)) waiting.push(row)
    for (let at = waiting.length - 1; at >= 0; at--) addRow(waiting[at] as number)
  }
  addRow(0)
  const findRow = followRuns(table)
  for (let node = 0; node <= root; node++) {
    if (!nodes.has(node)) continue
    const row = findRow(node)
    if (rows[row] === -1) enlist(row)
  }
  return {
    count,
    list: (start, places) => {
      const length = Math.min(count - start, places.length)
      for (let at = 0; at < length; at++) places[at] = start + at
      return length
    },
    makeFinder: () => {
      const find = followRuns(table)
      return (node) => rows[find(node)] as number
    },
    readParent: (row) => rows[table.readParent(used[row] as number)] as number,
    readSite: (row) => table.readSite(used[row] as number),
    readIndex: (row) => table.readIndex(used[row] as number),
  }
}

/** The table's row of a node, for nodes in the order of the tape. */
function followRuns(table: ScopeTable): (node: number) => number {
  let run = 0
  let row = table.runCount === 0 ? 0 : table.readRunScope(0)
  let nextStart = table.runCount > 1 ? table.readRunStart(1) : Infinity
  return (node) => {
    while (nextStart <= node) {
      run++
      row = table.readRunScope(run)
      nextStart = run + 1 < table.runCount ? table.readRunStart(run + 1) : Infinity
    }
    return row
  }
}
