// The panel in a real Chromium, under the real security policy: what a user sees, does, and is told.
import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { FromPanel, PanelState } from '../../src/protocol/panelMessages.ts'
import { launchBrowser } from '../vscode/findBrowser.ts'
import { makeState } from './makeState.ts'
import { openPanel, type OpenOptions, type OpenPanel } from './openPanel.ts'
import { explainA, explainLoop } from './sampleExplanations.ts'
import { founding, foundingChanged, foundingGrown, network, oddities } from './sampleScenes.ts'

/** Waits for what takes a moment on screen. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await isSo()); await new Promise((done) => setTimeout(done, 20))) {
    assert.ok(Date.now() - start < 5000, 'it never came to that')
  }
}

const card = (label: string): string => `.card[data-key="${label}#0"]`

const listLit = ({ page }: OpenPanel, selector: string): Promise<string[]> =>
  page.$$eval(selector, (shapes) => shapes.map((shape) => shape.getAttribute('data-key') ?? '').toSorted())
const readTransform = ({ page }: OpenPanel): Promise<string> =>
  page.$eval('.canvas', (canvas) => canvas.getAttribute('style') ?? '')
const readScale = async (panel: OpenPanel): Promise<number> =>
  Number(/scale\(([\d.]+)\)/.exec(await readTransform(panel))?.[1])
const isFollowed = async (panel: OpenPanel, ...expected: FromPanel[]): Promise<void> => {
  assert.deepEqual(await panel.listPosted(), expected)
}

const isInSight = async ({ page }: OpenPanel, label: string): Promise<boolean> => {
  const box = await page.locator(`${card(label)} .card-ground`).boundingBox()
  const stage = await page.locator('.graph').boundingBox()
  return (
    box !== null &&
    stage !== null &&
    box.x >= 0 &&
    box.x + box.width <= stage.width &&
    box.y >= stage.y &&
    box.y + box.height <= stage.y + stage.height
  )
}

describe('panel', function () {
  this.timeout(30_000)
  let browser: Browser
  const opened: OpenPanel[] = []

  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())
  afterEach(async () => {
    for (const panel of opened.splice(0)) {
      await panel.close()
      assert.deepEqual(panel.complaints, [], 'the page complained')
    }
  })

  async function open(change: Partial<PanelState>, options: OpenOptions = {}): Promise<OpenPanel> {
    const panel = await openPanel(browser, options)
    opened.push(panel)
    await panel.waitForPosted('ready')
    await panel.send({ type: 'state', state: makeState(change) })
    return panel
  }

  describe('drawing', () => {
    it('shows every value with its data and gradient, every operation, every local derivative', async () => {
      const panel = await open({ scene: founding })
      const texts = await panel.page.$$eval('.card', (cards) =>
        cards.map((shape) =>
          ['label', 'data', 'grad'].map((name) => shape.querySelector(`.card-${name}`)?.textContent),
        ),
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
      const panel = await open({ scene: founding })
      const scale = await readScale(panel)
      const from = await panel.page.locator(`${card('a')} .card-ground`).boundingBox()
      const to = await panel.page.locator(`${card('L')} .card-ground`).boundingBox()
      const [a, L] = [founding.cards[0], founding.cards[6]]
      assert.ok(from && to && a && L)
      assert.ok(Math.abs(to.x - from.x - (L.x - L.width / 2 - (a.x - a.width / 2)) * scale) < 1)
      assert.ok(Math.abs(to.y - from.y - (L.y - a.y) * scale) < 1)
    })

    it('changes only texts when only values change', async () => {
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
      const c = await panel.page.$(card('c'))
      await panel.send({ type: 'state', state: makeState({ scene: foundingGrown }) })
      assert.equal(await c?.getAttribute('data-id'), '4')
      assert.ok(await c?.evaluate((shape) => shape.isConnected && shape.getAttribute('style')?.includes('210px')))
      assert.match((await c?.evaluate((shape) => getComputedStyle(shape).transitionProperty)) ?? '', /transform/)
      assert.equal(await panel.page.locator('.card').count(), 8)
    })

    it('does without motion where the user wants none', async () => {
      const panel = await open({ scene: founding })
      await panel.page.emulateMedia({ reducedMotion: 'reduce' })
      const property = await panel.page.$eval(card('c'), (shape) => getComputedStyle(shape).transitionDuration)
      assert.match(property, /^0s/)
    })

    it('keeps every text inside its card and circle', async () => {
      const panel = await open({ scene: oddities })
      const outside = await panel.page.evaluate(() => {
        const found: string[] = []
        for (const shape of document.querySelectorAll('.card, .op, .partial')) {
          const face = shape.querySelector('.card-ground, .op-face, .partial-face')?.getBoundingClientRect()
          for (const text of shape.querySelectorAll('text')) {
            const box = text.getBoundingClientRect()
            if (!face || box.left < face.left || box.right > face.right) found.push(text.textContent)
          }
        }
        return found
      })
      assert.deepEqual(outside, [])
    })

    it('hides the local derivatives when asked to', async () => {
      const panel = await open({ scene: founding })
      const toggle = panel.page.getByRole('button', { name: '∂ local' })
      assert.equal(await toggle.getAttribute('aria-pressed'), 'true')
      await toggle.click()
      assert.equal(await panel.page.locator('.partial').first().isVisible(), false)
      assert.equal(await toggle.getAttribute('aria-pressed'), 'false')
    })

    it('draws nothing of one file for another', async () => {
      const panel = await open({ scene: founding })
      await panel.send({ type: 'state', state: makeState({ scene: network, fileUri: 'file:///other.nn.ts' }) })
      assert.equal(await panel.page.locator('.card').count(), network.cards.length)
      assert.equal(await panel.page.locator(card('L')).count(), 0)
    })
  })

  describe('viewport', () => {
    it('fits the first scene, and never magnifies it above 1.25', async () => {
      const small = { ...founding, width: 200, height: 100 }
      assert.equal(await readScale(await open({ scene: small })), 1.25)
      const panel = await open({ scene: network })
      const boxes = await panel.page.$$eval('.card', (cards) =>
        cards.map((shape) => shape.getBoundingClientRect().toJSON()),
      )
      const stage = await panel.page.locator('.graph').boundingBox()
      assert.ok(stage)
      assert.ok(boxes.every(({ left, right }) => left >= 0 && right <= stage.width))
      assert.ok(boxes.every(({ top, bottom }) => top >= stage.y && bottom <= stage.y + stage.height))
    })

    it('stays where the user moved it, through new values and a new layout', async () => {
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
      await panel.forgetPosted()
      await panel.page.hover(card('e'))
      await panel.page.mouse.down()
      await panel.page.mouse.move(500, 400, { steps: 4 })
      await panel.page.mouse.up()
      await isFollowed(panel)
    })

    it('fits again when the panel is resized, until the user moves it', async () => {
      const panel = await open({ scene: founding })
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

  describe('pointer', () => {
    it('lights up what flows into a value and out of it, and dims the rest', async () => {
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
      await panel.forgetPosted()
      await panel.page.click(card('a'))
      await isFollowed(panel, { type: 'select', id: 0 }, { type: 'reveal', id: 0, focus: false })
      assert.deepEqual(await listLit(panel, '.card.selected'), ['a#0'])
      assert.deepEqual(await listLit(panel, '.card.on-path'), ['L#0', 'd#0', 'e#0'])
      assert.deepEqual(await listLit(panel, '.partial.on-path'), [
        'input:a#0>e#0.0',
        'input:d#0>L#0.0',
        'input:e#0>d#0.0',
      ])
      await panel.forgetPosted()
      await panel.page.mouse.click(30, 500)
      await isFollowed(panel, { type: 'select', id: null })
      assert.deepEqual(await listLit(panel, '.on-path, .selected'), [])
    })

    it('selects the value of a clicked operation', async () => {
      const panel = await open({ scene: founding })
      await panel.page.click('.op[data-key="d#0"]')
      assert.deepEqual(await listLit(panel, '.card.selected'), ['d#0'])
    })

    it('marks the value under the cursor, and moves only if it is out of sight', async () => {
      const panel = await open({ scene: founding })
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

  describe('keyboard', () => {
    it('reaches the toolbar and the graph by Tab', async () => {
      const panel = await open({ scene: founding, canRunBackward: true })
      const visited: string[] = []
      for (let i = 0; i < 9; i++) {
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
        'export',
        'Computation graph of L. Arrow keys walk its edges, Enter shows the code.',
      ])
    })

    it('walks the edges, tells the host, and knows the way back', async () => {
      const panel = await open({ scene: founding })
      await panel.forgetPosted()
      await panel.page.focus('.graph')
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowLeft']) {
        await panel.page.keyboard.press(key)
      }
      // L (setting foot), d, e, c, d, back to c.
      await isFollowed(panel, ...[6, 4, 2, 3, 4, 3].map((id) => ({ type: 'select', id }) as const))
      await panel.forgetPosted()
      await panel.page.keyboard.press('Enter')
      await isFollowed(panel, { type: 'reveal', id: 3, focus: true })
      const active = await panel.page.getAttribute('.graph', 'aria-activedescendant')
      assert.equal(await panel.page.getAttribute(`#${active}`, 'data-key'), 'c#0')
      await panel.page.keyboard.press('Escape')
      assert.deepEqual(await listLit(panel, '.selected'), [])
    })

    it('zooms by + and -, and fits by 0', async () => {
      const panel = await open({ scene: founding })
      const fitted = await readTransform(panel)
      await panel.page.focus('.graph')
      await panel.page.keyboard.press('+')
      assert.notEqual(await readTransform(panel), fitted)
      await panel.page.keyboard.press('0')
      assert.equal(await readTransform(panel), fitted)
    })

    it('gives every value and operation a role and a name', async () => {
      const panel = await open({ scene: founding })
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

  describe('search', () => {
    it('counts, cycles, shows, and clears', async () => {
      const panel = await open({ scene: network })
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
      const panel = await open({ scene: network })
      for (let i = 0; i < 8; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
      await panel.page.keyboard.press('Control+f')
      await panel.page.keyboard.type('w[11]')
      await until(() => isInSight(panel, 'w[11]'))
    })
  })

  describe('details', () => {
    it('explains the selected value, with links that lead on', async () => {
      const panel = await open({ scene: founding })
      await panel.page.click(card('a'))
      await panel.send({ type: 'explanation', explanation: explainA })
      const text = await panel.page.innerText('.details')
      for (const part of ['leaf', 'data 2.0000', 'grad 6.0000', '∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6', 'through e']) {
        assert.ok(text.includes(part), part)
      }
      await panel.forgetPosted()
      await panel.page.getByRole('button', { name: 'line 4' }).click()
      await isFollowed(panel, { type: 'openPlace', file: 'neuron.nn.ts', start: 70, end: 75 })
      await panel.forgetPosted()
      await panel.page.locator('.details').getByRole('button', { name: 'e', exact: true }).click()
      await isFollowed(panel, { type: 'select', id: 2 })
      assert.deepEqual(await listLit(panel, '.selected'), ['e#0'])
    })

    it('lists the terms of a sum, how many are left out, and why the sum is not all', async () => {
      const panel = await open({ scene: founding })
      await panel.page.click(card('c'))
      await panel.send({ type: 'explanation', explanation: explainLoop })
      assert.equal(await panel.page.locator('.terms li').count(), 4)
      const text = await panel.page.innerText('.details')
      assert.ok(text.includes('and 197 smaller terms'))
      assert.ok(text.includes('(−0.6667) · 1 = −0.6667'))
      assert.ok(text.includes('zeroGrad() was not called'))
    })

    it('does not show the answer to an earlier question', async () => {
      const panel = await open({ scene: founding })
      await panel.page.click(card('b'))
      await panel.send({ type: 'explanation', explanation: explainA })
      assert.ok(!(await panel.page.innerText('.details')).includes('∂L/∂a'))
    })

    it('asks again when the id of the selected value changes, and says so when it is gone', async () => {
      const panel = await open({ scene: founding })
      await panel.page.click(card('a'))
      await panel.forgetPosted()
      await panel.send({ type: 'state', state: makeState({ scene: foundingGrown }) })
      await panel.send({ type: 'state', state: makeState({ scene: network }) })
      await isFollowed(panel, { type: 'select', id: 1 }, { type: 'select', id: null })
    })
  })

  describe('states', () => {
    it('shows that numbers are old by words, colour and pattern', async () => {
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
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
      const panel = await open({ fileName: null, fileUri: null })
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
      const panel = await open({ scene: founding, canRunBackward: true })
      await panel.forgetPosted()
      await panel.page.getByRole('combobox').selectOption('d')
      await panel.page.getByRole('button', { name: 'run backward' }).click()
      await panel.page.getByRole('button', { name: 'export' }).click()
      await isFollowed(panel, { type: 'setRoot', key: 'd' }, { type: 'runBackward' }, { type: 'export' })
      await panel.send({ type: 'state', state: makeState({ scene: founding }) })
      assert.equal(await panel.page.getByRole('button', { name: 'run backward' }).count(), 0)
      // What the host says stands: it answers with a state of its own.
      assert.equal(await panel.page.getByRole('combobox').inputValue(), 'L')
    })

    it('says when only a part is drawn', async () => {
      const panel = await open({ scene: { ...network, totalValues: 65818 } })
      assert.equal(await panel.page.innerText('.note'), 'showing the 40 values nearest to loss of 65,818')
    })

    for (const width of [300, 420, 640, 900]) {
      it(`has room for everything at ${width} pixels`, async () => {
        const panel = await open(
          { scene: founding, canRunBackward: true, fileName: 'a-rather-long-name-for-a-file.nn.ts' },
          { width },
        )
        const boxes = await panel.page.$$eval('.file, .dropdown, .status, .search, .tool', (all) =>
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
      })
    }
  })

  describe('memory', () => {
    it('keeps a view for each file, and gives it back to a new webview', async () => {
      const panel = await open({ scene: founding })
      await panel.page.getByRole('button', { name: '∂ local' }).click()
      await panel.page.getByRole('button', { name: 'Zoom in' }).click()
      await panel.page.click(card('e'))
      const left = await readTransform(panel)
      const other = makeState({ scene: network, fileUri: 'file:///work/other.nn.ts' })
      await panel.send({ type: 'state', state: other })
      assert.equal(await panel.page.getByRole('button', { name: '∂ local' }).getAttribute('aria-pressed'), 'true')
      assert.notEqual(await readTransform(panel), left)
      await panel.send({ type: 'state', state: makeState({ scene: founding }) })
      assert.equal(await readTransform(panel), left)

      const again = await open({ scene: founding }, { saved: await panel.getSaved() })
      assert.equal(await readTransform(again), left)
      assert.deepEqual(await listLit(again, '.selected'), ['e#0'])
      assert.equal(await again.page.getByRole('button', { name: '∂ local' }).getAttribute('aria-pressed'), 'false')
      assert.deepEqual(await again.waitForPosted('select'), { type: 'select', id: 2 })
    })
  })

  describe('pictures', () => {
    it('turns an SVG into a PNG of the asked size', async () => {
      const panel = await open({ scene: founding })
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
      const panel = await open({ scene: founding })
      await panel.send({ type: 'renderPng', request: 8, svg: 'not a picture', scale: 1 })
      const { request, message } = await panel.waitForPosted('failed')
      assert.equal(request, 8)
      assert.match(message, /picture/)
    })
  })
})
