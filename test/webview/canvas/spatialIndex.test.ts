// What is found in a region is what a look at every box finds.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { createSpatialIndex, findRegion, growRegion, type Region } from '../../../src/webview/canvas/spatialIndex.ts'

const length = fc.integer({ min: 0, max: 400 })
const boxes = fc.array(fc.record({ x: length, y: length, width: length, height: length }), { maxLength: 60 })
const touches = (one: Region, other: Region): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom

describe('spatial index', () => {
  it('finds all boxes that reach into the region and no other', () => {
    fc.assert(
      fc.property(boxes, length, length, length, length, (all, x, y, width, height) => {
        const region = findRegion({ x, y, width, height })
        const found = new Set(createSpatialIndex(all, findRegion).search(region))
        for (const box of all) assert.equal(found.has(box), touches(findRegion(box), region))
      }),
    )
  })

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(createSpatialIndex([], findRegion).search({ left: 0, top: 0, right: 9, bottom: 9 }), [])
  })

  it('grows a region on all sides', () => {
    assert.deepEqual(growRegion({ left: 1, top: 2, right: 3, bottom: 4 }, 5), {
      left: -4,
      top: -3,
      right: 8,
      bottom: 9,
    })
  })
})
