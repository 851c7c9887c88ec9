// The graph fits, is never lost, and moves no more than it must.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import {
  approachBox,
  bringIntoView,
  findSmallestZoom,
  fitScene,
  frameScene,
  holdInPlace,
  isSceneVisible,
  keepInside,
  largestZoom,
  readWheel,
  showWhole,
  type ViewTransform,
} from '../../src/webview/viewTransform.ts'

const sizes = fc.record({ width: fc.integer({ min: 40, max: 20_000 }), height: fc.integer({ min: 40, max: 20_000 }) })
const views = fc.record({ width: fc.integer({ min: 120, max: 3000 }), height: fc.integer({ min: 120, max: 2000 }) })
const offset = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const transforms = fc.record({ x: offset, y: offset, k: fc.double({ min: 0.05, max: 4, noNaN: true }) })
const slack = 1e-6

describe('view transform', () => {
  it('fits a wide scene by its width, in the middle of the height', () => {
    const { x, y, k } = fitScene({ width: 1000, height: 100 }, { width: 556, height: 400 })
    assert.equal(k, 0.5)
    assert.equal(x, 28)
    assert.equal(y, 175)
  })

  it('never magnifies above 1.25', () => {
    const { k, x, y } = fitScene({ width: 100, height: 100 }, { width: 1000, height: 800 })
    assert.equal(k, 1.25)
    assert.deepEqual([x, y], [437.5, 337.5])
  })

  it('looks first at the whole of a scene whose numbers can be read then', () => {
    const [scene, view] = [
      { width: 1000, height: 100 },
      { width: 556, height: 400 },
    ]
    assert.deepEqual(frameScene(scene, { x: 900, y: 50, width: 100, height: 50 }, view), fitScene(scene, view))
  })

  it('looks first at the root of a scene too wide to be read, its right edge at the right of the view', () => {
    const root = { x: 3900, y: 80, width: 200, height: 50 }
    const { x, y, k } = frameScene({ width: 4000, height: 200 }, root, { width: 600, height: 400 })
    const right = x + (root.x + root.width / 2) * k
    assert.ok(right < 600 && right > 550, `${right}`)
    // numbers are 13 px high at zoom 1, and can be read from about 6 px
    assert.ok(k * 13 > 5.5)
    assert.ok(Math.abs(y + 100 * k - 200) < 1e-9, 'a low scene stands in the middle')
  })

  it('shows the whole of any scene when it fits it', () => {
    fc.assert(
      fc.property(sizes, views, (scene, view) => {
        const { x, y, k } = fitScene(scene, view)
        assert.ok(
          x >= 0 && y >= 0 && x + scene.width * k <= view.width + slack && y + scene.height * k <= view.height + slack,
        )
        assert.ok(findSmallestZoom(scene, view) < k && k < largestZoom)
      }),
    )
  })

  it('never loses the scene, wherever it is thrown', () => {
    fc.assert(
      fc.property(sizes, views, transforms, (scene, view, thrown) => {
        assert.ok(isSceneVisible(keepInside(thrown, scene, view), scene, view))
      }),
    )
  })

  it('leaves alone what is well inside', () => {
    const here: ViewTransform = { x: -300, y: 20, k: 1 }
    assert.deepEqual(keepInside(here, { width: 1000, height: 300 }, { width: 800, height: 600 }), here)
  })

  it('brings a box into the view without zooming, and moves nothing that is there already', () => {
    const view = { width: 800, height: 600 }
    const here: ViewTransform = { x: 0, y: 0, k: 1 }
    const box = { x: 1000, y: 300, width: 200, height: 60 }
    // The right side of the box, at 1100, comes to 24 pixels before the right side of the view.
    assert.deepEqual(bringIntoView(here, box, view), { x: -324, y: 0, k: 1 })
    const there = bringIntoView(here, box, view)
    assert.deepEqual(bringIntoView(there, box, view), there)
  })

  it('brings any box that fits wholly into the view', () => {
    const boxes = fc.record({ x: fc.integer({ max: 9000, min: -9000 }), y: fc.integer({ max: 9000, min: -9000 }) })
    fc.assert(
      fc.property(boxes, views, transforms, (centre, view, from) => {
        const box = { ...centre, width: 40, height: 20 }
        const to = bringIntoView(from, box, view)
        fc.pre(box.width * to.k + 48 <= view.width && box.height * to.k + 48 <= view.height)
        const [left, top] = [to.x + (box.x - 20) * to.k, to.y + (box.y - 10) * to.k]
        assert.ok(left >= -slack && left + 40 * to.k <= view.width + slack)
        assert.ok(top >= -slack && top + 20 * to.k <= view.height + slack)
      }),
    )
  })

  it('approaches a box whose numbers could not be read, and only brings one into view that can be', () => {
    const view = { width: 800, height: 600 }
    const box = { x: 4000, y: 300, width: 200, height: 60 }
    const near = approachBox({ x: 0, y: 0, k: 0.05 }, box, view)
    assert.ok(near.k >= 0.45)
    // The centre of the box is the centre of the view.
    assert.deepEqual([near.x + box.x * near.k, near.y + box.y * near.k], [400, 300])
    const here: ViewTransform = { x: 0, y: 0, k: 0.8 }
    assert.deepEqual(approachBox(here, box, view), bringIntoView(here, box, view))
  })

  it('zooms by a quarter at most for a notch of the wheel with Ctrl, and by little for the small steps of a pinch', () => {
    const turn = (deltaY: number, ctrlKey: boolean): number => 2 ** readWheel({ deltaY, deltaMode: 0, ctrlKey })
    for (const notch of [100, 120, 240]) {
      assert.ok(turn(-notch, true) > 1.1 && turn(-notch, true) < 1.26)
      assert.ok(Math.abs(turn(-notch, true) * turn(notch, true) - 1) < 1e-12)
    }
    assert.ok(turn(-2, true) > turn(-2, false) && turn(-2, true) < 1.05)
    assert.ok(turn(-120, false) > 1.1 && turn(-120, false) < 1.26)
  })

  it('keeps the centre of what opens where it was, smaller only as far as it can be read', () => {
    const [view, before] = [
      { width: 1000, height: 600 },
      { x: 300, y: 200, width: 196, height: 96 },
    ]
    const at = { x: -50, y: 40, k: 1 }
    // The centre stood at (250, 240).
    const small = { x: 700, y: 500, width: 300, height: 300 }
    assert.deepEqual(holdInPlace(at, before, small, view), { x: 250 - 700, y: 240 - 500, k: 1 })
    const wide = { x: 2000, y: 500, width: 4000, height: 300 }
    const held = holdInPlace(at, before, wide, view)
    assert.deepEqual([held.x + 2000 * held.k, held.y + 500 * held.k], [250, 240])
    assert.equal(held.k, 0.45)
    // Fits at zoom 944 / 1180 = 0.8, and then only in the middle.
    const fitting = holdInPlace(at, before, { x: 700, y: 500, width: 1180, height: 300 }, view)
    assert.equal(fitting.k, 0.8)
    assert.ok(fitting.x + 110 * 0.8 >= 0 && fitting.x + 1290 * 0.8 <= 1000)
  })

  it('shows the whole of a box, never larger than it was', () => {
    const view = { width: 1000, height: 600 }
    const box = { x: 700, y: 500, width: 2360, height: 300 }
    assert.deepEqual(showWhole({ x: 0, y: 0, k: 2 }, box, view), { x: 500 - 280, y: 300 - 200, k: 0.4 })
    assert.equal(showWhole({ x: 0, y: 0, k: 0.1 }, box, view).k, 0.1)
  })
})
