// What is drawn, and what an update leaves alone: in a real Chromium, under the real security policy.
import assert from 'node:assert/strict'
import { makeState } from './makeState.ts'
import { founding, foundingChanged, foundingGrown, network, oddities } from './sampleScenes.ts'
import { card, readScale, readTransform, usePanels } from './usePanels.ts'

describe('panel: drawing', () => {
  const panels = usePanels()

  it('shows every value with its data and gradient, every operation, every local derivative', async () => {
    const panel = await panels.open({ scene: founding })
    const texts = await panel.page.$$eval('.card', (cards) =>
      cards.map((shape) => ['label', 'data', 'grad'].map((name) => shape.querySelector(`.card-${name}`)?.textContent)),
    )
    assert.deepEqual(texts, [
      ['a', '2.0000', '6.0000'],
      ['b', '−3.0000', '−4.0000'],
      ['e', '−6.0000', '−2.0000'],
      ['c', '10.0000', '−2.0000'],
      ['d', '4.0000', '−2.0000'],
      ['f', '−2.0000', '4.0000'],
      ['L', '−8.0000', '1.0000'],
    ])
    assert.deepEqual(await panel.page.locator('.op-symbol').allTextContents(), ['×', '+', '×'])
    const partials = await panel.page.locator('.partial-text').allTextContents()
    assert.deepEqual(partials, ['×−3', '×2', '×1', '×1', '×−2', '×4'])
    assert.equal(await panel.page.locator('.edge').count(), 9)
  })

  it('places each card where the scene says, at the scale of the view', async () => {
    const panel = await panels.open({ scene: founding })
    const scale = await readScale(panel)
    const from = await panel.page.locator(`${card('a')} .card-ground`).boundingBox()
    const to = await panel.page.locator(`${card('L')} .card-ground`).boundingBox()
    const [a, L] = [founding.cards[0], founding.cards[6]]
    assert.ok(from && to && a && L)
    assert.ok(Math.abs(to.x - from.x - (L.x - L.width / 2 - (a.x - a.width / 2)) * scale) < 1)
    assert.ok(Math.abs(to.y - from.y - (L.y - a.y) * scale) < 1)
  })

  it('changes only texts when only values change', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.evaluate(() => {
      const kept = [...document.querySelectorAll('.canvas *')]
      Object.assign(window, { kept, moves: 0 })
      const observer = new MutationObserver((records) => {
        for (const { type, attributeName } of records) {
          if (type === 'childList' || attributeName === 'style') Object.assign(window, { moves: 1 })
        }
      })
      for (const canvas of document.querySelectorAll('.canvas')) {
        observer.observe(canvas, { subtree: true, childList: true, attributes: true })
      }
    })
    const before = await readTransform(panel)
    await panel.send({ type: 'state', state: makeState({ scene: foundingChanged }) })
    assert.equal(await panel.page.textContent(`${card('e')} .card-data`), '−9.0000')
    const same = await panel.page.evaluate(() => {
      const after = [...document.querySelectorAll('.canvas *')]
      const kept: Element[] = Reflect.get(window, 'kept')
      return after.length === kept.length && after.every((element, i) => element === kept[i])
    })
    assert.ok(same, 'every element is the one that was there')
    assert.equal(await panel.page.evaluate('moves'), 0)
    assert.equal(await readTransform(panel), before)
  })

  it('moves the cards of a changed layout instead of making them anew', async () => {
    const panel = await panels.open({ scene: founding })
    const c = await panel.page.$(card('c'))
    await panel.send({ type: 'state', state: makeState({ scene: foundingGrown }) })
    assert.equal(await c?.getAttribute('data-id'), '4')
    assert.ok(await c?.evaluate((shape) => shape.isConnected && shape.getAttribute('style')?.includes('210px')))
    assert.match((await c?.evaluate((shape) => getComputedStyle(shape).transitionProperty)) ?? '', /transform/)
    assert.equal(await panel.page.locator('.card').count(), 8)
  })

  it('does without motion where the user wants none', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    const property = await panel.page.$eval(card('c'), (shape) => getComputedStyle(shape).transitionDuration)
    assert.match(property, /^0s/)
  })

  it('keeps every text inside its card and circle, and apart from its neighbour', async () => {
    const panel = await panels.open({ scene: oddities })
    const outside = await panel.page.evaluate(() => {
      const found: string[] = []
      for (const shape of document.querySelectorAll('.card, .op, .partial')) {
        const face = shape.querySelector('.card-ground, .op-face, .partial-face')?.getBoundingClientRect()
        for (const text of shape.querySelectorAll('text')) {
          const box = text.getBoundingClientRect()
          if (!face || box.left < face.left || box.right > face.right) found.push(text.textContent)
          const key = text.previousElementSibling
          const isBesideItsKey = key?.classList.contains('card-key')
          if (isBesideItsKey && key && box.left < key.getBoundingClientRect().right) found.push(text.textContent)
        }
      }
      return found
    })
    assert.deepEqual(outside, [])
  })

  it('hides the local derivatives when asked to', async () => {
    const panel = await panels.open({ scene: founding })
    const toggle = panel.page.getByRole('button', { name: '∂ local' })
    assert.equal(await toggle.getAttribute('aria-pressed'), 'true')
    await toggle.click()
    assert.equal(await panel.page.locator('.partial').first().isVisible(), false)
    assert.equal(await toggle.getAttribute('aria-pressed'), 'false')
  })

  it('draws nothing of one file for another', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.send({ type: 'state', state: makeState({ scene: network, fileUri: 'file:///other.nn.ts' }) })
    assert.equal(await panel.page.locator('.card').count(), network.cards.length)
    assert.equal(await panel.page.locator(card('L')).count(), 0)
  })
})

describe('panel: pictures', () => {
  const panels = usePanels()

  it('turns an SVG into a PNG of the asked size', async () => {
    const panel = await panels.open({ scene: founding })
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>'
    await panel.send({ type: 'renderPng', request: 7, svg, scale: 2 })
    const { request, base64 } = await panel.waitForPosted('png')
    const bytes = Buffer.from(base64, 'base64')
    assert.equal(request, 7)
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG')
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [60, 40])
  })

  it('says which picture failed', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.send({ type: 'renderPng', request: 8, svg: 'not a picture', scale: 1 })
    const { request, message } = await panel.waitForPosted('failed')
    assert.equal(request, 8)
    assert.match(message, /picture/)
  })
})
