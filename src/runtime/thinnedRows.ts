// Rows that come one after the other, of which a long series keeps every 2ᵏ-th and the latest.

export interface ThinnedRows<Row> {
  /** Adds the row of the next number, from 0. */
  readonly add: (row: Row) => void
  /** In their order; the latest is always the last. */
  readonly rows: readonly Row[]
}

/** Keeps at most `limit` rows, and once there were more at least half of that. */
export function createThinnedRows<Row>(limit = 1_024): ThinnedRows<Row> {
  const rows: Row[] = []
  let stride = 1
  /** Number of the last row. */
  let last = -1

  return {
    rows,
    add: (row) => {
      // The latest row stands for itself only until the next one comes.
      if (last >= 0 && last % stride !== 0) rows.pop()
      last++
      rows.push(row)
      if (rows.length <= limit) return
      let kept = 0
      rows.forEach((one, at) => {
        if (at % 2 === 0 || at === rows.length - 1) rows[kept++] = one
      })
      rows.length = kept
      stride *= 2
    },
  }
}
