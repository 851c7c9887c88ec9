// How the series of a chart are told apart: by colour, and by dash or marker for those who do not see the colours.
export interface SeriesLook {
  /** CSS variable of the colour. */
  readonly color: string
  /** Lengths of dashes and gaps in CSS pixels; empty: a solid line. */
  readonly dash: readonly number[]
}

/** Both cycles go on together, and meet again only after the 20th series. */
const colors = 5
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2.5], [9, 3, 2, 3]]

export function lookOfSeries(index: number): SeriesLook {
  return { color: `--gg-series-${index % colors}`, dash: dashes[index % dashes.length] ?? [] }
}

/** SVG path data of a marker of about 2r: a disc, a square, a triangle, a diamond, a cross. */
export function drawMarker(index: number, x: number, y: number, r: number): string {
  const at = (dx: number, dy: number): string => `${round(x + dx * r)},${round(y + dy * r)}`
  switch (index % colors) {
    case 0:
      return `M${at(-1, 0)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`
    case 1:
      return `M${at(-0.88, -0.88)}L${at(0.88, -0.88)}L${at(0.88, 0.88)}L${at(-0.88, 0.88)}Z`
    case 2:
      return `M${at(0, -1.2)}L${at(1.1, 0.8)}L${at(-1.1, 0.8)}Z`
    case 3:
      return `M${at(0, -1.25)}L${at(1.25, 0)}L${at(0, 1.25)}L${at(-1.25, 0)}Z`
    default:
      return `M${at(-1, -0.5)}L${at(-0.5, -1)}L${at(0, -0.5)}L${at(0.5, -1)}L${at(1, -0.5)}L${at(0.5, 0)}L${at(1, 0.5)}L${at(0.5, 1)}L${at(0, 0.5)}L${at(-0.5, 1)}L${at(-1, 0.5)}L${at(-0.5, 0)}Z`
  }
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
