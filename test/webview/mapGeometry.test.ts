// What the small map draws of a graph.
import assert from 'node:assert/strict'
import { findMapScale, writeMap } from '../../src/webview/mapGeometry.ts'

const countBoxes = (path: string): number => path.match(/M/g)?.length ?? 0

describe('map geometry', () => {
  it('draws each of few boxes as large as it is', () => {
    const box = { x: 100, y: 50, width: 40, height: 20 }
    assert.equal(writeMap([box, { ...box, x: 300 }], { x: 0.1, y: 0.1 }), 'M80,40h40v20h-40ZM280,40h40v20h-40Z')
  })

  it('draws of very many boxes no more than the map has pixels, and none where there is none', () => {
    const boxes = Array.from({ length: 40_000 }, (_, i) => ({ x: (i % 200) * 10, y: Math.floor(i / 200) * 5, width: 8, height: 4 })) // prettier-ignore
    const scale = { x: 0.05, y: 0.05 }
    // 2,000 × 1,000 units at 0.05 pixels a unit: 100 × 50 pixels.
    assert.equal(countBoxes(writeMap(boxes, scale)), 100 * 50)
    const left = boxes.filter(({ x }) => x < 1_000)
    assert.equal(countBoxes(writeMap(left, scale)), 50 * 50)
  })

  it('has one scale both ways, and stretches only what could not be seen', () => {
    assert.deepEqual(findMapScale({ width: 3_600, height: 1_200 }), { x: 0.05, y: 0.05 })
    assert.deepEqual(findMapScale({ width: 1_800_000, height: 600 }), { x: 1e-4, y: 0.04 })
    assert.deepEqual(findMapScale({ width: 100, height: 120_000 }), { x: 0.24, y: 0.001 })
  })
})
