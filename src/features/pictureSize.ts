// Says how large a picture of a graph becomes, and reads how large the user wants it.
import { largestSide } from '../protocol/panelMessages.ts'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

const mostTimes = 32

/** `1,640 × 680 pixels`; a picture too large to draw is drawn as large as can be. */
export function describePixels({ width, height }: PictureSize, scale: number): string {
  const factor = Math.min(scale, largestSide / width, largestSide / height)
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * factor)).toLocaleString('en-US'))
  return `${across} × ${down} pixels${factor < scale ? ', the largest that can be drawn' : ''}`
}

/** `3`, `0.5`, `1,5`; null where it is no number above 0 and up to 32. */
export function readScale(text: string): number | null {
  const scale = /^\s*\d*[.,]?\d+\s*[×x]?\s*$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : NaN
  return scale > 0 && scale <= mostTimes ? scale : null
}
