// The paths of a scene's edges, read as cubics.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { writePath } from '../../../src/graph/sceneShapes.ts'
import { findCurveRegion, readCurve } from '../../../src/webview/canvas/curve.ts'

const coordinate = fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100)

describe('curve', () => {
  it('reads what the scene’s own writer wrote', () => {
    const cubic = fc.array(coordinate, { minLength: 6, maxLength: 6 })
    const curves = fc.tuple(coordinate, coordinate, fc.array(cubic, { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(curves, ([x, y, cubics]) => {
        const points = [x, y, ...cubics.flat()]
        assert.deepEqual(readCurve(writePath(points)), points)
      }),
    )
  })

  it('reads a level line as a cubic whose control points lie on it in thirds', () => {
    assert.deepEqual(readCurve('M10,20H40'), [10, 20, 20, 20, 30, 20, 40, 20])
  })

  it('reads a slanted line in the same way', () => {
    assert.deepEqual(readCurve('M0,0L30,-60'), [0, 0, 10, -20, 20, -40, 30, -60])
  })

  it('lies in its region with all of its points', () => {
    // At t = ½ this curve is at (¼·0 … ): x = (0 + 3·100 + 3·−40 + 60) / 8, y = (0 + 3·0 + 3·80 + 80) / 8.
    const points = readCurve('M0,0C100,0 -40,80 60,80')
    assert.deepEqual(findCurveRegion(points), { left: -40, top: 0, right: 100, bottom: 80 })
    const [x, y] = [(3 * 100 - 3 * 40 + 60) / 8, (3 * 80 + 80) / 8]
    const { left, top, right, bottom } = findCurveRegion(points)
    assert.ok(left <= x && x <= right && top <= y && y <= bottom)
  })
})
