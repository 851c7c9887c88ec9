// Heat, filters and the small map, in a real Chromium under the real security policy.
import assert from 'node:assert/strict'
import { makeLayeredScene } from './layeredScene.ts'
import { makeState } from './makeState.ts'
import type { OpenPanel } from './openPanel.ts'
import { founding, foundingUnknown, oddities } from './sampleScenes.ts'
import { themeNames } from './themes.ts'
import { card, isInSight, listLit, readTransform, until, usePanels } from './usePanels.ts'

const layered = makeLayeredScene(6)
/** Whose shapes a test can look at one by one. */
const inSvg = { renderer: 'svg' } as const

async function colourBy({ page }: OpenPanel, heat: 'nothing' | 'grad' | 'data'): Promise<void> {
  await page.getByRole('combobox', { name: 'colour by' }).selectOption(heat)
}

/** Opens the menu, toggles the choice, closes it again. */
async function toggle({ page }: OpenPanel, words: string): Promise<void> {
  await page.getByRole('button', { name: 'filter', exact: true }).click()
  await page.getByRole('checkbox', { name: words }).click()
  await page.keyboard.press('Escape')
}

interface Paint {
  readonly key: string
  readonly ground: number
  /** Of the text with the least contrast. */
  readonly contrast: number
}

/** Luminances and contrasts as WCAG defines them, of what Chromium makes of the style sheet. */
async function readPaint({ page }: OpenPanel): Promise<Paint[]> {
  return page.$$eval('.card.hot', (cards) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const luminance = (element: Element | null): number => {
      if (!context || !element) return NaN
      context.fillStyle = getComputedStyle(element).fill
      context.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const share = byte / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    return cards.map((shape) => {
      const ground = luminance(shape.querySelector('.card-ground'))
      const contrasts = [...shape.querySelectorAll('text')].map((text) => {
        const ink = luminance(text)
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
      })
      return { key: shape.getAttribute('data-key') ?? '', ground, contrast: Math.min(...contrasts) }
    })
  })
}

describe('panel: heat', () => {
  const panels = usePanels()

  for (const theme of themeNames) {
    it(`tells every step by its lightness alone, and lets every text be read: ${theme}`, async () => {
      const panel = await panels.open({ scene: layered }, { ...inSvg, theme })
      await colourBy(panel, 'grad')
      const paint = await readPaint(panel)
      // The first layer has a gradient of 0, which is not the least of the others but none.
      assert.equal(paint.length, 60)
      assert.deepEqual(
        paint.filter(({ contrast }) => contrast < 4.5),
        [],
      )
      const steps = [1, 2, 3, 4, 5].map((layer) => paint.find(({ key }) => key === `h${layer}[0]#0`)?.ground ?? NaN)
      const ways = steps.slice(1).map((ground, i) => Math.sign(ground - (steps[i] ?? NaN)))
      assert.equal(new Set(ways).size, 1, steps.join())
      assert.notEqual(ways[0], 0)
    })
  }

  it('says what the colours mean, only while there are any', async () => {
    const panel = await panels.open({ scene: layered }, inSvg)
    const legend = panel.page.locator('.legend')
    assert.equal(await legend.isVisible(), false)
    await colourBy(panel, 'grad')
    assert.equal(await legend.innerText().then((text) => text.replaceAll(/\s+/g, ' ')), '|grad| 0 1.000e−4 1.0000')
    await colourBy(panel, 'data')
    assert.match(await legend.innerText(), /\|data\|\s+0\s+0\.0833\s+1\.0000/)
    await colourBy(panel, 'nothing')
    assert.equal(await legend.isVisible(), false)
    assert.equal(await panel.page.locator('.hot').count(), 0)
  })

  it('says why there is no heat before the first pass', async () => {
    const panel = await panels.open({ scene: foundingUnknown })
    await colourBy(panel, 'grad')
    assert.match(await panel.page.locator('.legend').innerText(), /run backward/)
    assert.equal(await panel.page.locator('.hot').count(), 0)
  })

  it('makes an edge 1 to 4 pixels wide by what flows, while |grad| is shown', async () => {
    const panel = await panels.open({ scene: layered }, inSvg)
    const readWidth = (key: string): Promise<string> =>
      panel.page.$eval(`.edge[data-key="${key}"]`, (edge) => getComputedStyle(edge).strokeWidth)
    const [weak, strong] = ['input:h0[1]#0>h1[1]#0.0', 'result:h5[1]#0>h5[1]#0.0']
    const plain = await readWidth(strong)
    assert.equal(await readWidth(weak), plain)
    await colourBy(panel, 'grad')
    // The flow of a sample's edge is the bar of its result: 1/5 and 1.
    assert.equal(await readWidth(weak), '1.6px')
    assert.equal(await readWidth(strong), '4px')
    await colourBy(panel, 'data')
    assert.equal(await readWidth(strong), plain)
  })

  it('is reached by keyboard, and remembered for each file', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.getByRole('combobox', { name: 'colour by' }).focus()
    await panel.page.keyboard.press('ArrowDown')
    await panel.page.keyboard.press('ArrowDown')
    const isOn = ({ page }: OpenPanel): Promise<boolean> => page.locator('.legend').isVisible()
    assert.equal(await panel.page.getByRole('combobox', { name: 'colour by' }).inputValue(), 'data')
    await panel.send({ type: 'state', state: makeState({ scene: layered, fileUri: 'file:///other.nn.ts' }) })
    assert.equal(await isOn(panel), false)
    const again = await panels.open({ scene: founding }, { saved: await panel.getSaved() })
    assert.equal(await isOn(again), true)
  })
})

describe('panel: filters', () => {
  const panels = usePanels()

  it('keeps what the selected value reaches, through other selections, until its chip is clicked', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('b'))
    await toggle(panel, 'only what b reaches')
    const faded = ['a#0', 'c#0', 'f#0']
    assert.deepEqual(await listLit(panel, '.card.faded'), faded)
    assert.deepEqual(await listLit(panel, '.op.faded'), [])
    assert.deepEqual(await listLit(panel, '.edge.faded'), ['input:a#0>e#0.0', 'input:c#0>d#0.1', 'input:f#0>L#0.1'])
    await panel.page.click(card('e'))
    assert.deepEqual(await listLit(panel, '.card.faded'), faded)
    await panel.page.getByRole('button', { name: 'Remove the filter: only what b reaches' }).click()
    assert.equal(await panel.page.locator('.faded').count(), 0)
    assert.equal(await panel.page.locator('.chip').count(), 0)
    assert.deepEqual(await listLit(panel, '.card.selected'), ['e#0'])
  })

  it('offers that filter only for a value', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.getByRole('button', { name: 'filter', exact: true }).click()
    assert.ok(await panel.page.getByRole('checkbox', { name: 'only what the selected value reaches' }).isDisabled())
  })

  it('lets go of a value that is no longer in the graph', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('b'))
    await toggle(panel, 'only what b reaches')
    await panel.send({ type: 'state', state: makeState({ scene: layered }) })
    assert.equal(await panel.page.locator('.chip, .faded').count(), 0)
  })

  it('fades what carries no gradient, and waits for a pass', async () => {
    const panel = await panels.open({ scene: layered }, inSvg)
    await toggle(panel, 'only where gradient flows')
    const layer0 = Array.from({ length: 12 }, (_, row) => `h0[${row}]#0`).toSorted()
    assert.deepEqual(await listLit(panel, '.card.faded'), layer0)
    await panel.send({ type: 'state', state: makeState({ scene: foundingUnknown }) })
    assert.equal(await panel.page.locator('.faded').count(), 0)
  })

  it('hides the constants in the circles, through a new scene', async () => {
    const panel = await panels.open({ scene: oddities })
    const readSymbols = (): Promise<string[]> => panel.page.locator('.op-symbol').allTextContents()
    assert.deepEqual(await readSymbols(), ['atan2', '×−1.235e−4', '+'])
    await toggle(panel, 'hide constants')
    assert.deepEqual(await readSymbols(), ['atan2', '×', '+'])
    await panel.send({ type: 'state', state: makeState({ scene: structuredClone(oddities) }) })
    assert.deepEqual(await readSymbols(), ['atan2', '×', '+'])
    await toggle(panel, 'hide constants')
    assert.deepEqual(await readSymbols(), ['atan2', '×−1.235e−4', '+'])
  })

  it('removes by Escape: one filter on its chip, all of them on the graph, the selection after them', async () => {
    const panel = await panels.open({ scene: founding })
    await panel.page.click(card('b'))
    for (const words of ['only what b reaches', 'only where gradient', 'hide constants']) await toggle(panel, words)
    await panel.page.getByRole('button', { name: 'Remove the filter: constants hidden' }).focus()
    await panel.page.keyboard.press('Escape')
    assert.equal(await panel.page.locator('.chip').count(), 2)
    assert.ok(await panel.page.evaluate(() => document.activeElement?.classList.contains('graph')))
    await panel.page.keyboard.press('Escape')
    assert.equal(await panel.page.locator('.chip').count(), 0)
    assert.deepEqual(await listLit(panel, '.card.selected'), ['b#0'])
    await panel.page.keyboard.press('Escape')
    assert.deepEqual(await listLit(panel, '.card.selected'), [])
  })
})

describe('panel: map', () => {
  const panels = usePanels()
  const wide = makeLayeredScene(12)
  const isShown = ({ page }: OpenPanel): Promise<boolean> => page.locator('.minimap').isVisible()

  it('is there only while the graph does not fit, and where there is room', async () => {
    const panel = await panels.open({ scene: wide })
    assert.equal(await isShown(panel), true)
    await panel.page.getByRole('button', { name: 'fit', exact: true }).click()
    assert.equal(await isShown(panel), false)
    await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    assert.equal(await isShown(panel), true)
    await toggle(panel, 'map')
    assert.equal(await isShown(panel), false)
    assert.equal(await isShown(await panels.open({ scene: wide }, { width: 470 })), false)
  })

  it('frames what is in sight, after a zoom too', async () => {
    const panel = await panels.open({ scene: wide }, inSvg)
    await assertFramed(panel)
    await panel.page.mouse.move(500, 300)
    await panel.page.mouse.wheel(0, -100)
    assert.ok(await panel.page.locator('.graph.moving').count())
    await assertFramed(panel)
    await until(async () => (await panel.page.locator('.graph.moving').count()) === 0)
    await assertFramed(panel)
    assert.match(await panel.page.$eval('.map-here', (here) => here.getAttribute('style') ?? ''), /scale\(1, 1\)/)
  })

  async function assertFramed(panel: OpenPanel): Promise<void> {
    const map = await panel.page.locator('.map-picture').boundingBox()
    const here = await panel.page.locator('.map-here').boundingBox()
    const view = await panel.page.locator('.graph').boundingBox()
    const [, x = 0, y = 0, k = 1] = (
      /translate\((.+)px, (.+)px\) scale\((.+)\)/.exec(await readTransform(panel)) ?? []
    ).map(Number)
    assert.ok(map && here && view)
    const perUnit = map.width / wide.width
    const expected = [
      map.x + (-x / k) * perUnit,
      map.y + (-y / k) * perUnit,
      (view.width / k) * perUnit,
      (view.height / k) * perUnit,
    ]
    for (const [i, found] of [here.x, here.y, here.width, here.height].entries()) {
      assert.ok(Math.abs(found - (expected[i] ?? NaN)) < 1, `${found} instead of ${expected[i]}`)
    }
  }

  it('leads anywhere by a click and by a drag, and remembers it once', async () => {
    const panel = await panels.open({ scene: wide }, inSvg)
    const map = await panel.page.locator('.map-picture').boundingBox()
    assert.ok(map)
    assert.equal(await isInSight(panel, 'h0[0]'), false)
    await panel.page.mouse.move(map.x + 12, map.y + 6)
    await panel.page.mouse.down()
    assert.equal(await isInSight(panel, 'h0[0]'), true)
    await panel.forgetPosted()
    await panel.page.mouse.move(map.x + map.width - 12, map.y + map.height - 6, { steps: 8 })
    assert.deepEqual(await panel.listPosted(), [])
    await panel.page.mouse.up()
    assert.equal(await isInSight(panel, 'h11[11]'), true)
    const posted = await panel.listPosted()
    assert.deepEqual(
      posted.map(({ type }) => type),
      ['remember'],
    )
  })

  it('keeps the grip of the pointer on its rectangle', async () => {
    const panel = await panels.open({ scene: wide }, inSvg)
    const before = await readTransform(panel)
    const here = await panel.page.locator('.map-here').boundingBox()
    assert.ok(here)
    await panel.page.mouse.move(here.x + 10, here.y + 10)
    await panel.page.mouse.down()
    assert.equal(await readTransform(panel), before)
    await panel.page.mouse.up()
  })

  it('changes nothing but its rectangle when the graph is panned', async () => {
    const panel = await panels.open({ scene: wide })
    await panel.page.$eval('.minimap', (map) => {
      Object.assign(window, { touched: [] })
      const touched: string[] = Reflect.get(window, 'touched')
      new MutationObserver((records) => {
        for (const { target } of records)
          if (target instanceof Element) touched.push(target.getAttribute('class') ?? '')
      }).observe(map, { subtree: true, childList: true, attributes: true })
    })
    await panel.page.mouse.move(500, 500)
    await panel.page.mouse.down()
    await panel.page.mouse.move(560, 480, { steps: 4 })
    await panel.page.mouse.up()
    const touched = await panel.page.evaluate<string[]>('touched')
    assert.deepEqual([...new Set(touched)], ['map-here'])
  })
})
