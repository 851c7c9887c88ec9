// What the pointer is on.
import assert from 'node:assert/strict'
import { buildPaintedScene } from '../../../src/webview/canvas/paintedScene.ts'
import { findHit, type Hit } from '../../../src/webview/canvas/hitTest.ts'
import { listButtons } from '../../../src/webview/canvas/frameButtons.ts'
import type { DetailLevel } from '../../../src/webview/canvas/detailLevel.ts'
import { buildSceneIndex } from '../../../src/webview/sceneIndex.ts'
import type { Scene } from '../../../src/protocol/scene.ts'
import { unfolded } from '../sampleGroups.ts'
import { founding } from '../sampleScenes.ts'

const everywhere = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }

function hit(scene: Scene, x: number, y: number, level: DetailLevel = 'whole', view = everywhere): Hit | null {
  return findHit(buildPaintedScene(scene, buildSceneIndex(scene)), x, y, level, view)
}

describe('hit test', () => {
  it('finds a card up to its border, and nothing beyond', () => {
    const [a] = founding.cards
    assert.ok(a)
    for (const [dx, dy] of [
      [0, 0],
      [a.width / 2, a.height / 2],
      [-a.width / 2, -a.height / 2],
    ] as const) {
      // prettier-ignore
      const found = hit(founding, a.x + dx, a.y + dy)
      assert.equal(found?.kind === 'shape' && found.key, 'a#0')
    }
    assert.equal(hit(founding, a.x, a.y + a.height / 2 + 1), null)
  })

  it('finds the value of a circle', () => {
    const [times] = founding.ops
    assert.ok(times)
    const found = hit(founding, times.x, times.y)
    assert.deepEqual([found?.kind === 'shape' && found.key, found?.title], ['e#0', times.title])
  })

  it('finds a group before a card under it', () => {
    const [group] = unfolded.groups
    const [card] = unfolded.cards
    assert.ok(group && card)
    const over = { ...unfolded, cards: [{ ...card, x: group.x, y: group.y }, ...unfolded.cards.slice(1)] }
    const found = hit(over, group.x, group.y)
    assert.equal(found?.kind === 'shape' && found.key, '[layers[0]]')
  })

  it('finds the buttons of the innermost frame, and knows which can be pressed', () => {
    const frame = unfolded.frames[1]
    assert.ok(frame)
    const buttons = listButtons(frame, everywhere)
    assert.deepEqual(buttons.map(({ action }) => action), ['before', 'choose', 'after', 'close']) // prettier-ignore
    for (const { action, x, y } of buttons) {
      const found = hit(unfolded, x, y)
      assert.ok(found?.kind === 'button')
      assert.deepEqual([found.action, found.groupKey, found.isEnabled], [action, 'layers[1]/neuron', true])
    }
    const first = { ...unfolded, frames: unfolded.frames.map((each) => ({ ...each, member: 0 })) }
    const [before] = buttons
    const found = hit(first, before?.x ?? 0, before?.y ?? 0)
    assert.ok(found?.kind === 'button' && !found.isEnabled)
  })

  it('finds the buttons where the heading stays in sight', () => {
    const frame = unfolded.frames[0]
    assert.ok(frame)
    const right = frame.x
    const close = listButtons(frame, { left: -1e6, right }).at(-1)
    assert.ok(close && close.x + close.width / 2 <= right)
    const found = hit(unfolded, close.x, close.y, 'whole', { ...everywhere, right })
    assert.equal(found?.kind === 'button' && found.action, 'close')
  })

  it('finds no button from afar, and nothing among dots', () => {
    const frame = unfolded.frames[0]
    const close = frame && listButtons(frame, everywhere).at(-1)
    assert.ok(close)
    assert.equal(hit(unfolded, close.x, close.y, 'far'), null)
    const [a] = founding.cards
    assert.equal(hit(founding, a?.x ?? 0, a?.y ?? 0, 'dot'), null)
    assert.notEqual(hit(founding, a?.x ?? 0, a?.y ?? 0, 'box'), null)
  })
})
