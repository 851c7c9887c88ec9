// What a frame on the canvas draws is what the view shows, whatever there is beside it.
import assert from 'node:assert/strict'
import { buildPaintedScene } from '../../../src/webview/canvas/paintedScene.ts'
import { findView, findVisible } from '../../../src/webview/canvas/visible.ts'
import { buildSceneIndex } from '../../../src/webview/sceneIndex.ts'
import { makeLayeredScene } from '../layeredScene.ts'
import { unfolded } from '../sampleGroups.ts'

const size = { width: 700, height: 300 }

describe('visible', () => {
  it('is the view in scene units', () => {
    const { left, top, right, bottom } = findView({ x: -100, y: 50, k: 0.5 }, size)
    assert.deepEqual([left, top, right, bottom], [200, -100, 1600, 500])
  })

  it('holds every shape and edge that reaches into the view, and few others', () => {
    const scene = makeLayeredScene(40)
    const painted = buildPaintedScene(scene, buildSceneIndex(scene))
    const to = { x: -3000, y: -200, k: 1 }
    const { left, top, right, bottom } = findView(to, size)
    const seen = findVisible(painted, to, size)
    const isIn = (box: { x: number; y: number; width: number; height: number }, margin = 0): boolean =>
      box.x + box.width / 2 + margin >= left &&
      box.x - box.width / 2 - margin <= right &&
      box.y + box.height / 2 + margin >= top &&
      box.y - box.height / 2 - margin <= bottom
    const shapes = new Set(seen.shapes.map(({ shape }) => shape.id))
    const expected = scene.cards.filter((card) => isIn(card)).map(({ id }) => id)
    assert.ok(expected.length > 5)
    for (const id of expected) assert.ok(shapes.has(id), `${id} is missing`)
    for (const { shape } of seen.shapes) assert.ok(isIn(shape, 16), `${shape.id} is not in the view`)
    const edges = new Set(seen.edges.map(({ edge }) => edge.key))
    for (const { key, kind, from, to: end } of scene.edges) {
      if (kind === 'input' && shapes.has(from) && shapes.has(end)) assert.ok(edges.has(key), `${key} is missing`)
    }
    assert.ok(edges.size < scene.edges.length / 4)
  })

  it('has outer frames before inner ones, and leaves out what would be a speck', () => {
    const painted = buildPaintedScene(unfolded, buildSceneIndex(unfolded))
    const names = (k: number): string[] => findVisible(painted, { x: 0, y: 0, k }, size).frames.map(({ name }) => name)
    assert.deepEqual(names(0.5), ['layers[1]', 'neuron'])
    // 736 and 372 units high: 7.4 and 3.7 pixels.
    assert.deepEqual(names(0.01), ['layers[1]'])
  })
})
