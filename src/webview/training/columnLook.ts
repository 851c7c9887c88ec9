// What the user made of the column of charts; remembered for each file.

/** Sizes in CSS pixels; null: the usual one. */
export interface ColumnLook {
  readonly isOpen: boolean
  /** Beside the graph. */
  readonly width: number | null
  /** Under it. */
  readonly height: number | null
}

export const plainColumn: ColumnLook = { isOpen: true, width: null, height: null }
