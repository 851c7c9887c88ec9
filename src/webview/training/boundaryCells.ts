// Turns the scores of a grid into shapes: the cells of each class, and the line between them.
import type { Plot } from '../../protocol/training.ts'

export type Boundary = Extract<Plot, { kind: 'boundary' }>

export interface BoundaryShapes {
  /** SVG path data, one unit a cell, y upwards from the bottom row: cells whose score is above 0, and those whose is not. */
  readonly positive: string
  readonly negative: string
  /** Between cells of different classes. */
  readonly border: string
}

/** A score that is no number belongs to no class, and its cell stays empty. */
export function shapeBoundary({
  columns,
  rows,
  scores,
}: Pick<Boundary, 'columns' | 'rows' | 'scores'>): BoundaryShapes {
  const classOf = (column: number, row: number): boolean | null => {
    const score = column < columns && row < rows ? scores[row * columns + column] : undefined
    return score === undefined || Number.isNaN(score) ? null : score > 0
  }
  let [positive, negative, border] = ['', '', '']
  for (let row = 0; row < rows; row++) {
    let from = 0
    for (let column = 0; column < columns; column++) {
      const here = classOf(column, row)
      const [right, above] = [classOf(column + 1, row), classOf(column, row + 1)]
      if (here !== null && right !== null && here !== right) border += `M${column + 1},${row}v1`
      if (here !== null && above !== null && here !== above) border += `M${column},${row + 1}h1`
      if (here === right && column + 1 < columns) continue
      const run = `M${from},${row}H${column + 1}v1H${from}Z`
      if (here === true) positive += run
      else if (here === false) negative += run
      from = column + 1
    }
  }
  return { positive, negative, border }
}
