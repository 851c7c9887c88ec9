// The way of shapes from one scene to the next.
import assert from 'node:assert/strict'
import { ease } from '../../../src/webview/canvas/animation.ts'
import { createTransition } from '../../../src/webview/canvas/transition.ts'
import { shrinkInto } from '../../../src/webview/growth.ts'
import { buildSceneIndex } from '../../../src/webview/sceneIndex.ts'
import { folded, unfolded } from '../sampleGroups.ts'

const [before, after] = [folded, unfolded].map(buildSceneIndex)
assert.ok(before && after)
const transition = createTransition(before, after)

describe('transition', () => {
  it('leads what stays from its old place to the new one', () => {
    const key = '[layers[2]]'
    const [from, to] = [before.groups.get(key), after.groups.get(key)]
    assert.ok(from && to && from.x !== to.x)
    assert.deepEqual(transition.placeShape(key, to, 0), { x: from.x, y: from.y, scale: 1, alpha: 1 })
    assert.equal(transition.placeShape(key, to, 0.25).x, from.x + (to.x - from.x) / 4)
    assert.equal(transition.placeShape(key, to, 1).x, to.x)
  })

  it('lets what is inside an opened group grow out of its box', () => {
    const box = before.groups.get('[layers[1]]')
    const frame = [...after.frames.values()].find(({ key }) => key === 'layers[1]')
    assert.ok(box && frame)
    const start = transition.placeFrame(frame.key, frame, 0)
    assert.deepEqual(start, { x: box.x, y: box.y, width: box.width, height: box.height, alpha: 0 })
    for (const [key, card] of after.cards) {
      if (card.frame === null) continue
      const { x, y, scale, alpha } = transition.placeShape(key, card, 0)
      assert.equal(alpha, 0)
      assert.ok(Math.abs(x - box.x) + (card.width * scale) / 2 <= box.width / 2 + 1e-9, key)
      assert.ok(Math.abs(y - box.y) + (card.height * scale) / 2 <= box.height / 2 + 1e-9, key)
      assert.deepEqual(transition.placeShape(key, card, 1), { x: card.x, y: card.y, scale: 1, alpha: 1 })
    }
  })

  it('shows an edge at once where both its ends stand still', () => {
    assert.equal(transition.showEdge('x[0]#0', '[layers[0]]', 0.3), 1)
    assert.equal(transition.showEdge('[layers[2]]', 'loss#0', 0.3), 0.3)
  })

  it('shrinks in one scale, around the centre', () => {
    const frame = { x: 100, y: 100, width: 200, height: 100 }
    const origin = { x: 10, y: 20, width: 50, height: 50 }
    // 50 / 200 is the smaller scale: a box 40 right of the frame's centre is 10 right of the origin's.
    assert.deepEqual(shrinkInto({ x: 140, y: 92, width: 20, height: 8 }, frame, origin), {
      x: 20,
      y: 18,
      width: 5,
      height: 2,
    })
  })

  it('begins and ends where it should, and never turns back', () => {
    assert.equal(ease(0), 0)
    assert.equal(ease(1), 1)
    for (let t = 0; t < 1; t += 0.01) assert.ok(ease(t + 0.01) > ease(t))
  })
})
