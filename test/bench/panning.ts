// Measures frames while 300 cards are panned and zoomed in Chromium: the time from each frame to the next.
import type { Page } from 'playwright-core'
import { launchBrowser } from '../vscode/findBrowser.ts'
import { makeLayeredScene } from '../webview/layeredScene.ts'
import { makeState } from '../webview/makeState.ts'
import { openPanel } from '../webview/openPanel.ts'

const layers = 25
const steps = 120

type Gesture = (page: Page, step: number) => Promise<void>

/** Prints the frames of each gesture, plain and with everything that colours the graph. */
export async function benchPanning(): Promise<void> {
  const browser = await launchBrowser()
  try {
    const scene = makeLayeredScene(layers)
    const panel = await openPanel(browser, { width: 1400, height: 900 })
    const { page } = panel
    await panel.send({ type: 'state', state: makeState({ scene }) })
    const map = await page.locator('.map-picture').boundingBox()
    if (!map) throw new Error('The graph fits, so that there is nothing to pan.')
    const swing = (step: number): number => Math.sin((step / steps) * 4 * Math.PI)
    const drag: Gesture = (at, step) => at.mouse.move(700 + swing(step) * 500, 500 + swing(step * 2) * 150)
    const dragMap: Gesture = (at, step) =>
      at.mouse.move(map.x + map.width * (0.5 + swing(step) * 0.4), map.y + map.height / 2)
    const zoom: Gesture = (at, step) => at.mouse.wheel(0, swing(step + 15) * 25)
    console.log(
      `frames, ${scene.cards.length} cards, ${scene.edges.length} edges, 1400 × 900, Chromium without VS Code`,
    )
    for (const heat of ['nothing', 'grad']) {
      const look = heat === 'nothing' ? 'plain' : 'heated'
      await page.selectOption('.heat select', heat)
      await page.mouse.move(700, 500)
      await page.mouse.down()
      await report(page, `${look}: drag`, drag)
      await page.mouse.up()
      await page.mouse.move(700, 500)
      await report(page, `${look}: zoom by wheel`, zoom)
      await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2)
      await page.mouse.down()
      await report(page, `${look}: drag on the map`, dragMap)
      await page.mouse.up()
    }
  } finally {
    await browser.close()
  }
}

async function report(page: Page, name: string, gesture: Gesture): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    const note = (time: number): void => {
      times.push(time)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  for (let step = 0; step < steps; step++) await gesture(page, step)
  const times = await page.evaluate<number[]>('times')
  const gaps = times
    .slice(1)
    .map((time, i) => time - (times[i] ?? time))
    .toSorted((one, other) => one - other)
  const at = (share: number): string => (gaps[Math.floor(share * (gaps.length - 1))] ?? NaN).toFixed(1)
  const late = gaps.filter((gap) => gap > 25).length
  console.log(
    `  ${name.padEnd(28)} median ${at(0.5)} ms   95 % within ${at(0.95)} ms   longest ${at(1)} ms   late ${late} of ${gaps.length}`,
  )
}
