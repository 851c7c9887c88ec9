// What pointer and keyboard do, and what the host is told.
import assert from 'node:assert/strict'
import { founding, network } from './sampleScenes.ts'
import { assertPosted, card, isInSight, listLit, readScale, readTransform, until, usePanels } from './usePanels.ts'

describe('panel: pointer', () => {
  const panels = usePanels()

  it('lights up what flows into a value and out of it, and dims the rest', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.hover(card('e'))
    assert.deepEqual(await listLit(panel, '.card.lit'), ['L#0', 'a#0', 'b#0', 'd#0', 'e#0'])
    assert.deepEqual(await listLit(panel, '.op.lit'), ['L#0', 'd#0', 'e#0'])
    assert.deepEqual(await listLit(panel, '.edge.lit'), [
      'input:a#0>e#0.0',
      'input:b#0>e#0.1',
      'input:d#0>L#0.0',
      'input:e#0>d#0.0',
      'result:L#0>L#0.0',
      'result:d#0>d#0.0',
      'result:e#0>e#0.0',
    ])
    const readOpacity = async (label: string): Promise<number> =>
      Number(await panel.page.$eval(card(label), (c) => getComputedStyle(c).opacity))
    await until(async () => (await readOpacity('c')) < 0.5)
    assert.equal(await readOpacity('a'), 1)
    await panel.page.mouse.move(30, 560)
    assert.deepEqual(await listLit(panel, '.lit'), [])
  })

  it('selects and reveals what is clicked, and lights the path to the root', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.forgetPosted()
    await panel.page.click(card('a'))
    await assertPosted(panel, { type: 'select', id: 0 }, { type: 'reveal', run: 1, id: 0, focus: false })
    assert.deepEqual(await listLit(panel, '.card.selected'), ['a#0'])
    assert.deepEqual(await listLit(panel, '.card.on-path'), ['L#0', 'd#0', 'e#0'])
    assert.deepEqual(await listLit(panel, '.partial.on-path'), [
      'input:a#0>e#0.0',
      'input:d#0>L#0.0',
      'input:e#0>d#0.0',
    ])
    await panel.forgetPosted()
    await panel.page.mouse.click(30, 500)
    await assertPosted(panel, { type: 'select', id: null })
    assert.deepEqual(await listLit(panel, '.on-path, .selected'), [])
  })

  it('selects the value of a clicked operation', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click('.op[data-key="d#0"]')
    assert.deepEqual(await listLit(panel, '.card.selected'), ['d#0'])
  })

  it('marks the value under the cursor, and moves only if it is out of sight', async () => {
    const panel = await panels.open({ scene: founding })
    const before = await readTransform(panel)
    await panel.send({ type: 'cursor', id: 4 })
    assert.deepEqual(await listLit(panel, '.under-cursor'), ['d#0'])
    assert.equal(await readTransform(panel), before)
    for (let i = 0; i < 4; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    const zoomed = await readTransform(panel)
    await panel.send({ type: 'cursor', id: 0 })
    assert.notEqual(await readTransform(panel), zoomed)
    await until(() => isInSight(panel, 'a'))
    await panel.send({ type: 'cursor', id: null })
    assert.deepEqual(await listLit(panel, '.under-cursor'), [])
  })
})

describe('panel: keyboard', () => {
  const panels = usePanels()

  it('reaches the toolbar and the graph by Tab', async () => {
    const panel = await panels.open({ scene: founding, canRunBackward: true })
    const visited: string[] = []
    for (let i = 0; i < 11; i++) {
      await panel.page.keyboard.press('Tab')
      visited.push(
        await panel.page.evaluate(() => {
          const { activeElement } = document
          return activeElement?.getAttribute('aria-label')?.split(':')[0]?.split(' (')[0] ?? ''
        }),
      )
    }
    assert.deepEqual(visited, [
      'root',
      'run backward',
      'find a value by its label',
      'Zoom out',
      'Zoom in',
      'fit',
      '∂ local',
      'colour by',
      'filter',
      'export',
      'Computation graph of L. Arrow keys walk its edges, Enter shows the code.',
    ])
  })

  it('obeys its keys as soon as the panel has the keyboard', async () => {
    const panel = await panels.open({ scene: founding })
    assert.ok(await panel.page.evaluate(() => document.activeElement === document.body))
    await panel.page.keyboard.press('ArrowLeft')
    assert.deepEqual(await listLit(panel, '.selected'), ['L#0'])
    assert.ok(await panel.page.evaluate(() => document.activeElement?.classList.contains('graph')))
  })

  it('walks the edges, tells the host, and knows the way back', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.forgetPosted()
    await panel.page.focus('.graph')
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowLeft']) {
      await panel.page.keyboard.press(key)
    }
    // L (setting foot), d, e, c, d, back to c.
    await assertPosted(panel, ...[6, 4, 2, 3, 4, 3].map((id) => ({ type: 'select', id }) as const))
    await panel.forgetPosted()
    await panel.page.keyboard.press('Enter')
    await assertPosted(panel, { type: 'reveal', run: 1, id: 3, focus: true })
    const active = await panel.page.getAttribute('.graph', 'aria-activedescendant')
    assert.equal(await panel.page.getAttribute(`#${active}`, 'data-key'), 'c#0')
    await panel.page.keyboard.press('Escape')
    assert.deepEqual(await listLit(panel, '.selected'), [])
  })

  it('zooms by + and -, and fits by 0', async () => {
    const panel = await panels.open({ scene: founding })
    const fitted = await readTransform(panel)
    await panel.page.focus('.graph')
    await panel.page.keyboard.press('+')
    assert.notEqual(await readTransform(panel), fitted)
    await panel.page.keyboard.press('0')
    assert.equal(await readTransform(panel), fitted)
  })

  it('gives every value and operation a role and a name', async () => {
    const panel = await panels.open({ scene: founding })
    const names = await panel.page
      .getByRole('button')
      .evaluateAll((all) => all.filter((one) => one.matches('.card')).map((one) => one.getAttribute('aria-label')))
    assert.deepEqual(
      names,
      founding.cards.map(({ title }) => title),
    )
    assert.equal(await panel.page.getByRole('img', { name: 'd is computed by +' }).count(), 1)
    assert.equal(
      await panel.page.locator('[aria-live="polite"]').textContent(),
      'neuron.nn.ts: up to date, 7 values · 3 operations · pass 0 · 0.4 ms',
    )
  })
})

describe('panel: search', () => {
  const panels = usePanels()

  it('counts, cycles, shows, and clears', async () => {
    const panel = await panels.open({ scene: network })
    await panel.page.focus('.graph')
    await panel.page.keyboard.press('/')
    await panel.page.keyboard.type('h[')
    assert.equal(await panel.page.textContent('.search-count'), '1 of 7')
    assert.equal(await panel.page.locator('.card.match').count(), 7)
    await panel.page.keyboard.press('Enter')
    assert.deepEqual(await listLit(panel, '.shown-match'), ['h[1]#0'])
    await panel.page.keyboard.press('Shift+Enter')
    await panel.page.keyboard.press('Shift+Enter')
    assert.equal(await panel.page.textContent('.search-count'), '7 of 7')
    await panel.page.keyboard.type('x')
    assert.equal(await panel.page.textContent('.search-count'), 'no match')
    await panel.page.keyboard.press('Escape')
    assert.equal(await panel.page.inputValue('.search-input'), '')
    assert.equal(await panel.page.locator('.match').count(), 0)
    assert.ok(await panel.page.evaluate(() => document.activeElement?.classList.contains('graph')))
  })

  it('brings the match into sight', async () => {
    const panel = await panels.open({ scene: network })
    for (let i = 0; i < 8; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    await panel.page.keyboard.press('Control+f')
    await panel.page.keyboard.type('w[11]')
    await until(() => isInSight(panel, 'w[11]'))
  })

  it('magnifies the match on Enter where it could not be read', async () => {
    const panel = await panels.open({ scene: network })
    for (let i = 0; i < 12; i++) await panel.page.getByRole('button', { name: 'Zoom out' }).click()
    const far = await readScale(panel)
    assert.ok(far < 0.3)
    await panel.page.keyboard.press('Control+f')
    await panel.page.keyboard.type('w[11]')
    assert.equal(await readScale(panel), far, 'all matches stay in sight while typing')
    await panel.page.keyboard.press('Enter')
    assert.ok((await readScale(panel)) >= 0.45)
    await until(() => isInSight(panel, 'w[11]'))
  })
})
