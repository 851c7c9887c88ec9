// How large a picture becomes: in words, and read from what the user typed.
import assert from 'node:assert/strict'
import { describePixels, readScale } from '../../src/features/pictureSize.ts'

describe('the size of a picture', () => {
  it('is told in pixels', () => {
    assert.equal(describePixels({ width: 820, height: 340 }, 2), '1,640 × 680 pixels')
    assert.equal(describePixels({ width: 820, height: 340 }, 0.5), '410 × 170 pixels')
    assert.equal(describePixels({ width: 10, height: 10 }, 0.01), '1 × 1 pixels')
  })

  it('has a limit, and says so', () => {
    // 16,384 pixels at most: 10,000 × 4 would be 40,000.
    assert.equal(describePixels({ width: 10_000, height: 5000 }, 4), '16,384 × 8,192 pixels, the largest that can be drawn') // prettier-ignore
    assert.equal(describePixels({ width: 4096, height: 1 }, 4), '16,384 × 4 pixels')
  })

  it('is read from a number', () => {
    assert.deepEqual(['3', ' 0.5 ', '1,5', '.25', '2×', '32'].map(readScale), [3, 0.5, 1.5, 0.25, 2, 32])
    assert.deepEqual(['', '0', '-1', '33', 'two', '1e3', 'NaN', '1 2'].map(readScale), Array(8).fill(null)) // prettier-ignore
  })
})
