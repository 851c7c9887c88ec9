// SVG and canvas are the same to whoever uses them: they look alike, and answer pointer and keyboard alike.
import assert from 'node:assert/strict'
import type { PanelState } from '../../src/protocol/panelMessages.ts'
import type { Scene } from '../../src/protocol/scene.ts'
import { fitScene, type ViewTransform } from '../../src/webview/viewTransform.ts'
import { makeLayeredScene } from './layeredScene.ts'
import { makeState } from './makeState.ts'
import type { OpenPanel, RendererName } from './openPanel.ts'
import { foldedMarked } from './sampleFindings.ts'
import { unfolded } from './sampleGroups.ts'
import { founding, foundingChanged, oddities } from './sampleScenes.ts'
import { compare, findStage, seePage } from './seenPixels.ts'
import { listThemeVariables, themeNames } from './themes.ts'
import { assertPosted, usePanels } from './usePanels.ts'

const renderers: readonly RendererName[] = ['svg', 'canvas']

/** Where a point of a scene that fits is on the page. */
async function findPoint({ page }: OpenPanel, scene: Scene, at: { x: number; y: number }): Promise<[number, number]> {
  const area = (await page.locator('.graph').boundingBox()) ?? assert.fail('no graph')
  const { x, y, k }: ViewTransform = fitScene(scene, area)
  return [area.x + x + at.x * k, area.y + y + at.y * k]
}

const find = (label: string): Scene['cards'][number] =>
  founding.cards.find((card) => card.label === label) ?? assert.fail(label)

/** Name of what a screen reader is told that the keyboard is at. */
async function readActiveName({ page }: OpenPanel): Promise<string | null> {
  const id = await page.getAttribute('.graph', 'aria-activedescendant')
  return id === null ? null : page.getAttribute(`#${id}`, 'aria-label')
}

async function settle({ page }: OpenPanel): Promise<void> {
  await page.waitForTimeout(350)
}

for (const renderer of renderers) {
  describe(`panel drawn as ${renderer}`, () => {
    const panels = usePanels()
    const open = (change: Partial<PanelState>, width = 1100): Promise<OpenPanel> =>
      panels.open(change, { renderer, width })

    it('is what draws', async () => {
      const { page } = await open({ scene: founding })
      assert.equal(await page.locator('.painting').isVisible(), renderer === 'canvas')
      assert.equal(await page.locator('.card').count(), renderer === 'svg' ? 7 : 0)
    })

    it('selects and reveals what is clicked, a circle for its value, and nothing beside', async () => {
      const panel = await open({ scene: founding })
      await panel.forgetPosted()
      await panel.page.mouse.click(...(await findPoint(panel, founding, find('a'))))
      await assertPosted(panel, { type: 'select', id: 0 }, { type: 'reveal', run: 1, id: 0, focus: false })
      await panel.forgetPosted()
      await panel.page.mouse.click(...(await findPoint(panel, founding, founding.ops[1] ?? assert.fail())))
      await assertPosted(panel, { type: 'select', id: 4 }, { type: 'reveal', run: 1, id: 4, focus: false })
      await panel.forgetPosted()
      await panel.page.mouse.click(30, 500)
      await assertPosted(panel, { type: 'select', id: null })
    })

    it('dims what does not flow through what is hovered', async () => {
      const panel = await open({ scene: founding })
      const before = await seePage(panel)
      await panel.page.mouse.move(...(await findPoint(panel, founding, find('e'))))
      await settle(panel)
      const after = await seePage(panel)
      const measure = async (label: string): Promise<number> => {
        const [x, y] = await findPoint(panel, founding, find(label))
        return (await compare(panel, before, after, { x: x - 60, y: y - 20, width: 120, height: 40 })).mean
      }
      assert.ok((await measure('c')) > 2)
      assert.ok((await measure('a')) < 0.2)
      await panel.page.mouse.move(30, 560)
      await settle(panel)
      assert.ok((await compare(panel, await seePage(panel), before, await findStage(panel))).part < 1e-5)
    })

    it('knows what is under a pointer that rests while the graph moves', async () => {
      const panel = await open({ scene: founding })
      await panel.page.emulateMedia({ reducedMotion: 'reduce' })
      const [x, y] = await findPoint(panel, founding, find('e'))
      await panel.page.mouse.move(x, y)
      // The root comes to the left: something else, or nothing, is where e was.
      await panel.page.evaluate(() => document.querySelector<HTMLElement>('.graph')?.focus())
      const stage = await findStage(panel)
      const dimmed = await seePage(panel)
      for (let i = 0; i < 9; i++) await panel.page.keyboard.press('-')
      await panel.page.keyboard.press('0')
      await settle(panel)
      assert.ok((await compare(panel, await seePage(panel), dimmed, stage)).part < 1e-3, 'back at e')
      for (let i = 0; i < 9; i++) await panel.page.keyboard.press('-')
      await settle(panel)
      const far = await seePage(panel)
      await panel.page.mouse.move(5, y)
      await settle(panel)
      assert.ok((await compare(panel, await seePage(panel), far, stage)).part < 1e-5, 'nothing was hovered any more')
    })

    it('walks by keyboard, and names where it is', async () => {
      const panel = await open({ scene: founding })
      await panel.page.focus('.graph')
      await panel.forgetPosted()
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown']) await panel.page.keyboard.press(key)
      await assertPosted(panel, ...[6, 4, 2, 3].map((id) => ({ type: 'select', id }) as const))
      assert.equal(await readActiveName(panel), find('c').title)
      await panel.forgetPosted()
      await panel.page.keyboard.press('Enter')
      await assertPosted(panel, { type: 'reveal', run: 1, id: 3, focus: true })
    })

    it('shows the words of a shape as its tooltip', async () => {
      const panel = await open({ scene: founding })
      const [x, y] = await findPoint(panel, founding, find('e'))
      await panel.page.mouse.move(x, y)
      const tooltip = await panel.page.evaluate(
        ([left, top]) => {
          const shape = document.elementFromPoint(left, top)?.closest('[title], .card')
          return shape?.getAttribute('title') ?? shape?.querySelector('title')?.textContent
        },
        [x, y] as const,
      )
      assert.equal(tooltip, find('e').title)
    })

    it('opens a group by a click, and obeys the buttons of a frame', async () => {
      const panel = await open({ scene: unfolded }, 1800)
      await panel.forgetPosted()
      const box = unfolded.groups.find(({ key }) => key === 'layers[0]') ?? assert.fail()
      await panel.page.mouse.click(...(await findPoint(panel, unfolded, box)))
      await assertPosted(panel, { type: 'setOpen', key: 'layers[0]', open: true })
      await panel.forgetPosted()
      const frame = unfolded.frames[1] ?? assert.fail()
      const close = { x: frame.x + frame.width / 2 - 16, y: frame.y - frame.height / 2 + 15 }
      await panel.page.mouse.click(...(await findPoint(panel, unfolded, close)))
      await assertPosted(panel, { type: 'setOpen', key: 'layers[1]/neuron', open: false })
    })

    it('draws new values at once', async () => {
      const panel = await open({ scene: founding })
      const before = await seePage(panel)
      await panel.send({ type: 'state', state: makeState({ scene: foundingChanged }) })
      await settle(panel)
      const after = await seePage(panel)
      const stage = await findStage(panel)
      assert.ok((await compare(panel, before, after, stage)).part > 5e-5)
      const other = await open({ scene: foundingChanged })
      assert.ok((await compare(panel, await seePage(other), after, stage)).part < 1e-5)
    })

    it('follows a theme that changes', async () => {
      const panel = await open({ scene: founding })
      await panel.page.evaluate((variables) => {
        for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value)
        document.body.className = 'vscode-light'
      }, listThemeVariables('light'))
      const light = await panels.open({ scene: founding }, { renderer, theme: 'light' })
      await settle(light)
      const stage = await findStage(panel)
      assert.ok((await compare(panel, await seePage(panel), await seePage(light), stage)).part < 1e-5)
    })

    it('goes at once where motion is unwanted, and back to the same place', async () => {
      const panel = await open({ scene: founding })
      await panel.page.emulateMedia({ reducedMotion: 'reduce' })
      const fitted = await seePage(panel)
      const stage = await findStage(panel)
      await panel.page.getByRole('button', { name: 'Zoom in' }).click()
      assert.ok((await compare(panel, fitted, await seePage(panel), stage)).part > 0.01)
      await panel.page.getByRole('button', { name: 'fit', exact: true }).click()
      assert.ok((await compare(panel, fitted, await seePage(panel), stage)).part < 1e-5)
    })
  })
}

interface Look {
  readonly name: string
  readonly state: Partial<PanelState>
  readonly width?: number
  readonly prepare?: (panel: OpenPanel) => Promise<void>
}

const heat = async ({ page }: OpenPanel): Promise<void> => void (await page.selectOption('.heat select', 'grad'))
const zoomOut =
  (times: number) =>
  async ({ page }: OpenPanel): Promise<void> => {
    for (let i = 0; i < times; i++) await page.getByRole('button', { name: 'Zoom out' }).click()
  }

const looks: readonly Look[] = [
  { name: 'a small graph', state: { scene: founding } },
  { name: 'whatever is hard to draw', state: { scene: oddities } },
  { name: 'open and closed groups', state: { scene: unfolded }, width: 1900 },
  { name: 'groups seen smaller', state: { scene: unfolded }, width: 1900, prepare: zoomOut(2) },
  { name: 'groups from afar', state: { scene: unfolded }, width: 1600, prepare: zoomOut(5) },
  { name: 'heat', state: { scene: unfolded }, width: 1900, prepare: heat },
  { name: 'heat of many values', state: { scene: makeLayeredScene(4) }, prepare: heat },
  { name: 'changes', state: { scene: foldedMarked }, width: 1600 },
  { name: 'old numbers', state: { scene: founding, status: { kind: 'stale', reason: 'the text changed' } } },
  {
    name: 'a selection with the keyboard on it',
    state: { scene: founding },
    async prepare({ page }) {
      await page.focus('.graph')
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    },
  },
  {
    name: 'what a search finds',
    state: { scene: founding },
    async prepare({ page }) {
      await page.keyboard.press('/')
      await page.keyboard.type('a')
    },
  },
  {
    name: 'what is under the cursor, without local derivatives',
    state: { scene: founding, cursor: 2 },
    prepare: async ({ page }) => page.getByRole('button', { name: '∂ local' }).click(),
  },
]

describe('panel: SVG and canvas', function () {
  this.timeout(120_000)
  const panels = usePanels()

  for (const { name, state, width = 1100, prepare } of looks) {
    it(`look alike in every theme: ${name}`, async () => {
      for (const theme of themeNames) {
        const seen: OpenPanel[] = []
        for (const renderer of renderers) {
          const panel = await panels.open(state, { theme, renderer, width })
          await prepare?.(panel)
          await panel.page.mouse.move(5, 300)
          await settle(panel)
          seen.push(panel)
        }
        const [svg, canvas] = seen
        assert.ok(svg && canvas)
        const stage = await findStage(svg)
        const { mean, part } = await compare(svg, await seePage(svg), await seePage(canvas), stage)
        await Promise.all(seen.map((panel) => panel.page.goto('about:blank')))
        // Texts are smoothed a little differently; a colour, a line or a word that is missing shows.
        assert.ok(mean < 0.6 && part < 0.004, `${theme}: ${mean.toFixed(3)}, ${(100 * part).toFixed(2)} %`)
      }
    })
  }
})
