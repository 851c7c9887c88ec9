// How much is drawn at which zoom.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { canPoint, chooseLevel, hasButtons, isLegible } from '../../../src/webview/canvas/detailLevel.ts'

describe('detail level', () => {
  it('is the same as the SVG’s down to names', () => {
    const source = readFileSync(new URL('../../../src/webview/svg/svgRenderer.ts', import.meta.url), 'utf8')
    const [small, far] = [/'small', k < ([\d.]+)/, /'far', k < ([\d.]+)/].map((rule) => Number(rule.exec(source)?.[1]))
    assert.ok(small && far)
    assert.equal(chooseLevel(small, 10), 'whole')
    assert.equal(chooseLevel(small - 0.001, 10), 'small')
    assert.equal(chooseLevel(far, 10), 'small')
    assert.equal(chooseLevel(far - 0.001, 10), 'far')
  })

  it('falls with the zoom, and never rises again', () => {
    const levels = ['whole', 'small', 'far', 'box', 'dot']
    let last = 0
    for (let k = 4; k > 1e-4; k *= 0.9) {
      const next = levels.indexOf(chooseLevel(k, 100))
      assert.ok(next >= last, `at ${k}`)
      last = next
    }
    assert.equal(levels[last], 'box')
  })

  it('draws so many shapes as dots that each could not be drawn in time', () => {
    assert.equal(chooseLevel(1, 100_000), 'dot')
    assert.equal(canPoint('dot'), false)
    assert.equal(canPoint('box'), true)
  })

  it('leaves out words that are smaller than can be read, and buttons that are smaller than can be hit', () => {
    assert.equal(isLegible(13, 1), true)
    assert.equal(isLegible(13, 0.3), false)
    assert.deepEqual((['whole', 'small', 'far', 'box', 'dot'] as const).map(hasButtons), [
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
