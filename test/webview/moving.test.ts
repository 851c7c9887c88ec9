// Moving the graph: fit, zoom, drag, resize, and what is remembered of it for each file.
import assert from 'node:assert/strict'
import { freshMemory } from '../../src/webview/panelMemory.ts'
import { makeState } from './makeState.ts'
import { founding, foundingChanged, foundingGrown, network } from './sampleScenes.ts'
import { assertPosted, card, listLit, readScale, readTransform, until, usePanels } from './usePanels.ts'

describe('panel: viewport', () => {
  const panels = usePanels()

  it('fits the first scene, and never magnifies it above 1.25', async () => {
    const small = { ...founding, width: 200, height: 100 }
    assert.equal(await readScale(await panels.open({ scene: small })), 1.25)
    const panel = await panels.open({ scene: network })
    const boxes = await panel.page.$$eval('.card', (cards) =>
      cards.map((shape) => shape.getBoundingClientRect().toJSON()),
    )
    const stage = await panel.page.locator('.graph').boundingBox()
    assert.ok(stage)
    assert.ok(boxes.every(({ left, right }) => left >= 0 && right <= stage.width))
    assert.ok(boxes.every(({ top, bottom }) => top >= stage.y && bottom <= stage.y + stage.height))
  })

  it('stays where the user moved it, through new values and a new layout', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.mouse.move(500, 300)
    await panel.page.mouse.wheel(0, -200)
    await panel.page.mouse.down()
    await panel.page.mouse.move(560, 330, { steps: 4 })
    await panel.page.mouse.up()
    const moved = await readTransform(panel)
    for (const scene of [foundingChanged, foundingGrown]) {
      await panel.send({ type: 'state', state: makeState({ scene }) })
      assert.equal(await readTransform(panel), moved)
    }
    await panel.page.keyboard.press('f')
    assert.notEqual(await readTransform(panel), moved)
  })

  it('zooms by wheel and button, not by a double click', async () => {
    const panel = await panels.open({ scene: founding })
    const fitted = await readScale(panel)
    await panel.page.mouse.dblclick(500, 500)
    assert.equal(await readScale(panel), fitted)
    await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    assert.ok(Math.abs((await readScale(panel)) - fitted * 1.25) < 1e-3)
    await panel.page.mouse.move(500, 300)
    await panel.page.mouse.wheel(0, 300)
    assert.ok((await readScale(panel)) < fitted)
  })

  it('cannot lose the graph', async () => {
    const panel = await panels.open({ scene: founding })
    for (let i = 0; i < 4; i++) {
      await panel.page.mouse.move(20, 120)
      await panel.page.mouse.down()
      await panel.page.mouse.move(1080, 540, { steps: 3 })
      await panel.page.mouse.up()
    }
    const { x, y } = (await panel.page.locator('.canvas').boundingBox()) ?? { x: Infinity, y: Infinity }
    const stage = await panel.page.locator('.graph').boundingBox()
    assert.ok(stage && x < stage.width && y < stage.y + stage.height)
  })

  it('does not take a drag for a click', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.forgetPosted()
    await panel.page.hover(card('e'))
    await panel.page.mouse.down()
    await panel.page.mouse.move(500, 400, { steps: 4 })
    await panel.page.mouse.up()
    await assertPosted(panel)
  })

  it('fits again when the panel is resized, until the user moves it', async () => {
    const panel = await panels.open({ scene: founding })
    const wide = await readScale(panel)
    await panel.page.setViewportSize({ width: 600, height: 500 })
    await until(async () => (await readScale(panel)) < wide)
    await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    const chosen = await readScale(panel)
    await panel.page.setViewportSize({ width: 1100, height: 620 })
    // Two frames: the observer of the size has run.
    await panel.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    assert.equal(await readScale(panel), chosen)
  })
})

describe('panel: memory', () => {
  const panels = usePanels()

  it('keeps a view for each file, and gives it back to a new webview', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.getByRole('button', { name: '∂ local' }).click()
    await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    await panel.page.click(card('e'))
    const left = await readTransform(panel)
    const other = makeState({ scene: network, fileUri: 'file:///project/other.nn.ts' })
    await panel.send({ type: 'state', state: other })
    assert.equal(await panel.page.getByRole('button', { name: '∂ local' }).getAttribute('aria-pressed'), 'true')
    assert.notEqual(await readTransform(panel), left)
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    assert.equal(await readTransform(panel), left)

    const again = await panels.open({ scene: founding }, { saved: await panel.getSaved() })
    assert.equal(await readTransform(again), left)
    assert.deepEqual(await listLit(again, '.selected'), ['e#0'])
    assert.equal(await again.page.getByRole('button', { name: '∂ local' }).getAttribute('aria-pressed'), 'false')
    assert.deepEqual(await again.waitForPosted('select'), { type: 'select', id: 2 })
  })

  it('knows the file of a panel that never had a graph', async () => {
    const status = { kind: 'stale', reason: 'line 1: the name `x` is not defined' } as const
    const panel = await panels.open({ status })
    assert.deepEqual(await panel.getSaved(), {
      fileUri: 'file:///project/neuron.nn.ts',
      files: [['file:///project/neuron.nn.ts', freshMemory]],
    })
  })
})
