// A window that slides over an image, as convolution and pooling have it.
import { checkSize } from './checks.nn.ts'

/** One number for rows and columns alike, or `[rows, columns]`. */
export type Pair = number | readonly [rows: number, columns: number]

/** Rows and columns of each. */
export interface Window {
  readonly kernel: readonly [number, number]
  readonly stride: readonly [number, number]
  readonly padding: readonly [number, number]
}

export function readPair(what: string, pair: Pair, least: number): readonly [number, number] {
  const [rows, columns] = typeof pair === 'number' ? [pair, pair] : pair
  checkSize(what, rows, least)
  checkSize(what, columns, least)
  return [rows, columns]
}

/**
 * What lies under the window at each of its places: `[row][column]` of vectors, each channel after channel, row after row.
 * Outside of the image there are zeros.
 */
export function slideOver(
  layer: string,
  x: readonly (readonly (readonly number[])[])[],
  { kernel, stride, padding }: Window,
): number[][][] {
  const rows = x[0].length
  const columns = x[0][0].length
  const outRows = Math.floor((rows + 2 * padding[0] - kernel[0]) / stride[0]) + 1
  const outColumns = Math.floor((columns + 2 * padding[1] - kernel[1]) / stride[1]) + 1
  if (outRows < 1 || outColumns < 1) {
    throw new RangeError(
      `${layer} expects an image of at least ${kernel[0] - 2 * padding[0]}×${kernel[1] - 2 * padding[1]} and got ${rows}×${columns}.`,
    )
  }
  const patches: number[][][] = []
  for (let r = 0; r < outRows; r++) {
    const line: number[][] = []
    for (let c = 0; c < outColumns; c++) {
      const patch: number[] = new Array(x.length * kernel[0] * kernel[1])
      let at = 0
      for (let channel = 0; channel < x.length; channel++) {
        for (let p = 0; p < kernel[0]; p++) {
          const row: readonly number[] | undefined = x[channel][r * stride[0] + p - padding[0]]
          for (let q = 0; q < kernel[1]; q++) {
            patch[at++] = row?.[c * stride[1] + q - padding[1]] ?? 0
          }
        }
      }
      line.push(patch)
    }
    patches.push(line)
  }
  return patches
}
