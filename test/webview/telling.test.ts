// What the panel tells: explanations, how current it is, and the next step where there is nothing to show.
import assert from 'node:assert/strict'
import { makeState } from './makeState.ts'
import { explainA, explainLoop } from './sampleExplanations.ts'
import { founding, foundingGrown, network } from './sampleScenes.ts'
import { assertPosted, card, listLit, until, usePanels } from './usePanels.ts'

describe('panel: details', () => {
  const panels = usePanels()

  it('explains the selected value, with links that lead on', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('a'))
    await panel.send({ type: 'explanation', explanation: explainA })
    const text = await panel.page.innerText('.details')
    for (const part of ['leaf', 'data 2.0000', 'grad 6.0000', '∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6', 'through e']) {
      assert.ok(text.includes(part), part)
    }
    await panel.forgetPosted()
    await panel.page.getByRole('button', { name: 'line 4' }).click()
    await assertPosted(panel, { type: 'openPlace', file: 'neuron.nn.ts', start: 70, end: 75 })
    await panel.forgetPosted()
    await panel.page.locator('.details').getByRole('button', { name: 'e', exact: true }).click()
    await assertPosted(panel, { type: 'select', id: 2 })
    assert.deepEqual(await listLit(panel, '.selected'), ['e#0'])
  })

  it('lists the terms of a sum, how many are left out, and why the sum is not all', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('c'))
    await panel.send({ type: 'explanation', explanation: explainLoop })
    assert.equal(await panel.page.locator('.terms li').count(), 4)
    const text = await panel.page.innerText('.details')
    assert.ok(text.includes('and 197 smaller terms'))
    assert.ok(text.includes('(−0.6667) · 1 = −0.6667'))
    assert.ok(text.includes('zeroGrad() was not called'))
  })

  it('does not show the answer to an earlier question', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('b'))
    await panel.send({ type: 'explanation', explanation: explainA })
    assert.ok(!(await panel.page.innerText('.details')).includes('∂L/∂a'))
  })

  it('asks again when the id of the selected value changes, and says so when it is gone', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('a'))
    await panel.forgetPosted()
    await panel.send({ type: 'state', state: makeState({ scene: foundingGrown }) })
    await panel.send({ type: 'state', state: makeState({ scene: network }) })
    await assertPosted(panel, { type: 'select', id: 1 }, { type: 'select', id: null })
  })
})

describe('panel: states', () => {
  const panels = usePanels()

  it('shows that numbers are old by words, colour and pattern', async () => {
    const panel = await panels.open({ scene: founding })
    const color = (): Promise<string> =>
      panel.page.$eval(`${card('a')} .card-grad`, (text) => getComputedStyle(text).fill)
    const fresh = await color()
    const reason = 'the text changed since the run'
    await panel.send({ type: 'state', state: makeState({ scene: founding, status: { kind: 'stale', reason } }) })
    assert.notEqual(await color(), fresh)
    assert.equal(await panel.page.innerText('.banner'), `Out of date: ${reason}`)
    assert.equal(await panel.page.innerText('.status'), 'out of date')
    assert.ok(await panel.page.locator('.card-hatch').first().isVisible())
    assert.match(
      (await panel.page.locator('[aria-live="polite"]').textContent()) ?? '',
      /out of date, the text changed/,
    )
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    assert.equal(await color(), fresh)
    assert.equal(await panel.page.locator('.banner').isVisible(), false)
    assert.equal(await panel.page.locator('.card-hatch').first().isVisible(), false)
  })

  it('takes a running graph for old after a moment, and shows that it works', async () => {
    const panel = await panels.open({ scene: founding })
    const readColor = (): Promise<string> =>
      panel.page.$eval(`${card('a')} .card-grad`, (text) => getComputedStyle(text).fill)
    const reason = 'edited'
    await panel.send({ type: 'state', state: makeState({ scene: founding, status: { kind: 'stale', reason } }) })
    const old = await readColor()
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    await panel.send({ type: 'state', state: makeState({ scene: founding, status: { kind: 'running' } }) })
    assert.equal(await panel.page.innerText('.status'), 'running')
    await panel.page.locator('.progress').waitFor({ state: 'visible' })
    await until(async () => (await readColor()) === old)
  })

  it('leads on from where there is nothing to show', async () => {
    const panel = await panels.open({ fileName: null, fileUri: null })
    assert.equal(await panel.page.locator('.toolbar').isVisible(), false)
    await panel.page.getByRole('button', { name: 'New .nn.ts file' }).click()
    await panel.waitForPosted('newFile')
    await panel.send({ type: 'state', state: makeState({ status: { kind: 'restricted' } }) })
    await panel.page.getByRole('button', { name: /Trust/ }).click()
    await panel.waitForPosted('trust')
    await panel.send({ type: 'state', state: makeState({}) })
    assert.match(await panel.page.innerText('.empty'), /const a = value\(2\)/)
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    assert.equal(await panel.page.locator('.empty').isVisible(), false)
    assert.ok(await panel.page.locator(card('L')).isVisible())
  })

  it('passes on the root, run backward and export', async () => {
    const panel = await panels.open({ scene: founding, canRunBackward: true })
    await panel.forgetPosted()
    await panel.page.getByRole('combobox', { name: 'root' }).selectOption('d')
    await panel.page.getByRole('button', { name: 'run backward' }).click()
    await panel.page.getByRole('button', { name: 'export' }).click()
    await assertPosted(panel, { type: 'setRoot', key: 'd' }, { type: 'runBackward' }, { type: 'export' })
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    assert.equal(await panel.page.getByRole('button', { name: 'run backward' }).count(), 0)
    // What the host says stands: it answers with a state of its own.
    assert.equal(await panel.page.getByRole('combobox', { name: 'root' }).inputValue(), 'L')
  })

  it('says when only a part is drawn', async () => {
    const panel = await panels.open({ scene: { ...network, totalValues: 65818 } })
    assert.equal(await panel.page.innerText('.note'), '40 of 65,818 values, the others inside closed groups')
  })

  it('says where the chosen root is gone, and what is shown for it', async () => {
    const panel = await panels.open({ scene: founding, lostRoot: 'M' })
    const sentence = 'The root you chose, M, is not in the file any more: this is the graph of L'
    assert.equal(await panel.page.innerText('.note'), sentence)
    assert.ok((await panel.page.innerText('.announcer')).includes(sentence))
  })

  const counts = '65,818 values · 70,000 operations · backward not run · 12.4 ms'
  for (const width of [300, 420, 640, 780, 900, 1100, 1300, 1500]) {
    it(`has room for everything at ${width} pixels`, async () => {
      const panel = await panels.open(
        { scene: founding, canRunBackward: true, fileName: 'a-rather-long-name-for-a-file.nn.ts', summary: counts },
        { width },
      )
      const boxes = await panel.page.$$eval('.file, .dropdown, .status, .summary, .search, .tool', (all) =>
        all
          .map((one) => ({ name: one.className, ...one.getBoundingClientRect().toJSON() }))
          .filter((box) => box.width > 0),
      )
      assert.ok(boxes.length >= 7)
      for (const [i, one] of boxes.entries()) {
        assert.ok(one.left >= 0 && one.right <= width, `${one.name} is inside`)
        for (const other of boxes.slice(i + 1)) {
          const apart =
            one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
          assert.ok(apart, `${one.name} and ${other.name} stand apart`)
        }
      }
      assert.equal(await panel.page.innerText('.status'), 'up to date')
      const inSight = await panel.page.evaluate(() => {
        const box = document.querySelector('.summary')?.getBoundingClientRect() ?? new DOMRect()
        const there = document.elementFromPoint(box.left + 4, box.top + box.height / 2)
        return there?.className === 'summary' ? box.width : 0
      })
      assert.ok(inSight >= 80, `the counts have ${inSight} pixels in sight`)
    })
  }
})
