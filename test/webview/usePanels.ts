// What the suites of the panel share: one browser for each suite, pages that must not complain, and questions to a page.
import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { FromPanel, PanelState } from '../../src/protocol/panelMessages.ts'
import { launchBrowser } from '../vscode/findBrowser.ts'
import { makeState } from './makeState.ts'
import { openPanel, type OpenOptions, type OpenPanel } from './openPanel.ts'

export interface Panels {
  /** A page that shows the state; closed after the test, which fails if the page complained about anything. */
  open(change: Partial<PanelState>, options?: OpenOptions): Promise<OpenPanel>
}

/** To be called inside `describe`. */
export function usePanels(): Panels {
  let browser: Browser | undefined
  const opened: OpenPanel[] = []
  before(async function () {
    this.timeout(60_000)
    browser = await launchBrowser()
  })
  after(() => browser?.close())
  afterEach(async () => {
    const complaints = opened.flatMap((panel) => panel.complaints)
    await Promise.all(opened.splice(0).map((panel) => panel.close()))
    assert.deepEqual(complaints, [], 'the page complained')
  })
  return {
    async open(change, options) {
      assert.ok(browser)
      const panel = await openPanel(browser, options)
      opened.push(panel)
      await panel.waitForPosted('ready')
      await panel.send({ type: 'state', state: makeState(change) })
      return panel
    },
  }
}

/** Waits for what takes a moment on screen. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await isSo()); await new Promise((done) => setTimeout(done, 20))) {
    assert.ok(Date.now() - start < 5000, 'it never came to that')
  }
}

/** Selector of the first card with that label. */
export function card(label: string): string {
  return `.card[data-key="${label}#0"]`
}

/** Keys of the shapes that match, sorted. */
export function listLit({ page }: OpenPanel, selector: string): Promise<string[]> {
  return page.$$eval(selector, (shapes) => shapes.map((shape) => shape.getAttribute('data-key') ?? '').toSorted())
}

export function readTransform({ page }: OpenPanel): Promise<string> {
  return page.$eval('.canvas', (canvas) => canvas.getAttribute('style') ?? '')
}

export async function readScale(panel: OpenPanel): Promise<number> {
  return Number(/scale\(([\d.]+)\)/.exec(await readTransform(panel))?.[1])
}

/** Exactly these messages were posted since the last `forgetPosted`, besides how the graph is looked at. */
export async function assertPosted(panel: OpenPanel, ...expected: FromPanel[]): Promise<void> {
  const posted = (await panel.listPosted()).filter(({ type }) => type !== 'remember')
  assert.deepEqual(posted, expected)
}

/** The whole card lies inside the graph's area. */
export async function isInSight({ page }: OpenPanel, label: string): Promise<boolean> {
  const box = await page.locator(`${card(label)} .card-ground`).boundingBox()
  const stage = await page.locator('.graph').boundingBox()
  if (!box || !stage) return false
  const isBeside = box.x < 0 || box.x + box.width > stage.width
  return !isBeside && box.y >= stage.y && box.y + box.height <= stage.y + stage.height
}
