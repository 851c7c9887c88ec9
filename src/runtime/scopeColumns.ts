// The scopes of a graph: of the tape's table only those that are used, with those around them, numbered in their order.
import type { Engine } from '../core/engine.ts'
import { makeRankedSet, type RankedSet } from './rankedSet.ts'

type ScopeTable = Engine['tape']['scopes']

export interface CompactScopes {
  /** Rows of the tape's table. */
  readonly used: RankedSet
  /** Gives the new row of the scope in which a node was made; each finder is to be asked in the order of the tape. */
  readonly makeFinder: () => (node: number) => number
  /** Of a row of the table: the new row around it. */
  readonly readParent: (row: number) => number
}

export function compactScopes(table: ScopeTable, nodes: RankedSet, root: number): CompactScopes {
  const used = makeRankedSet(table.count, (add, has) => {
    add(0)
    const findRow = followRuns(table)
    for (let node = 0; node <= root; node++) {
      if (!nodes.has(node)) continue
      for (let row = findRow(node); !has(row); row = table.readParent(row)) add(row)
    }
  })
  return {
    used,
    makeFinder: () => {
      const find = followRuns(table)
      return (node) => used.find(find(node))
    },
    readParent: (row) => used.find(table.readParent(row)),
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
