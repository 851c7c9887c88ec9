// Widths of edges on the canvas: those of the style sheet.
import assert from 'node:assert/strict'
import { measureBundle, measureEdge, measurePill, type EdgeState } from '../../src/webview/edgeGeometry.ts'

const plain: EdgeState = { isMarked: false, isOnPath: false, isFlowing: false, farZoom: null }
const edge = { count: 1, flow: 0.5 }

describe('edge geometry', () => {
  it('draws a bundle the wider the more edges it stands for, up to 5', () => {
    assert.equal(measureBundle(1), 1.4)
    assert.equal(measureBundle(16), 1.4 + 4 * 0.55)
    assert.equal(measureBundle(1e6), 5)
  })

  it('draws what is marked wider than what is not, and a marked bundle no narrower than it is', () => {
    assert.equal(measureEdge(edge, plain), 1.4)
    assert.equal(measureEdge(edge, { ...plain, isMarked: true }), 2.2)
    assert.equal(measureEdge(edge, { ...plain, isMarked: true, isOnPath: true }), 2.4)
    assert.equal(measureEdge({ ...edge, count: 192 }, { ...plain, isMarked: true }), 5)
  })

  it('draws the width of what flows, of bundles too', () => {
    for (const count of [1, 192]) assert.equal(measureEdge({ count, flow: 0.5 }, { ...plain, isFlowing: true }), 2.5)
  })

  it('stays a line from afar', () => {
    assert.equal(measureEdge(edge, { ...plain, farZoom: 0.3 }), 3)
    assert.equal(measureEdge(edge, { ...plain, farZoom: 0.1 }), 5)
    assert.equal(measureEdge({ ...edge, count: 1e6 }, { ...plain, farZoom: 0.3 }), 5)
    // min((0.6 + 2.4 · ½) / 0.1, 2 + 12 · ½)
    assert.equal(measureEdge(edge, { ...plain, isFlowing: true, farZoom: 0.1 }), 8)
  })

  it('holds the words of a pill, and is never narrower than high', () => {
    assert.deepEqual(measurePill(''), { width: 18, height: 18 })
    assert.ok(measurePill('×−1.235e4').width > 9 * 6.6)
  })
})
