// Boxes as pixels.
import assert from 'node:assert/strict'
import { colourDots } from '../../../src/webview/canvas/dots.ts'

const paint = (boxes: readonly number[], k: number, x = 0, y = 0): string[] => {
  const image = new Uint32Array(8 * 4).fill(9)
  const pixels = Uint32Array.from({ length: boxes.length / 4 }, (_, box) => box + 1)
  colourDots({ boxes: Float32Array.from(boxes), pixels }, image, 8, 4, { x, y, k })
  return Array.from({ length: 4 }, (_, row) => image.slice(8 * row, 8 * row + 8).join(''))
}

describe('dots', () => {
  it('covers the pixels of each box, and clears all others', () => {
    // 4 × 2 units around (3, 2), and 2 × 2 around (7, 3).
    assert.deepEqual(paint([3, 2, 2, 1, 7, 3, 1, 1], 1), ['00000000', '01111000', '01111022', '00000022'])
  })

  it('follows the view, and leaves out what is beside it', () => {
    assert.deepEqual(paint([3, 2, 2, 1, 7, 3, 1, 1], 1, -4, -2), ['10220000', '00220000', '00000000', '00000000'])
    assert.deepEqual(paint([3, 2, 2, 1], 1, 50, 0), ['00000000', '00000000', '00000000', '00000000'])
  })

  it('never loses a box that is smaller than a pixel', () => {
    assert.deepEqual(paint([200, 100, 10, 10, 600, 300, 10, 10], 0.01), [
      '00000000',
      '00100000',
      '00000000',
      '00000020',
    ])
  })
})
