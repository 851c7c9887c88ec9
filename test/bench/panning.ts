// Measures frames while graphs of all sizes are panned, zoomed and updated in Chromium, by either renderer.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../vscode/findBrowser.ts'
import { openPanel, type RendererName } from '../webview/openPanel.ts'
import { measureFrames, writeFrames } from './frameTimes.ts'

const steps = 90

/** More in SVG than this takes a minute to appear. */
const mostInSvg = 1_000
/** So many can be read at once: labels change in every frame. */
const mostUpdated = 300

/** Layers and values in each. */
const sizes: readonly (readonly [layers: number, perLayer: number])[] = [
  [1, 7],
  [5, 12],
  [25, 12],
  [50, 20],
  [100, 100],
  [250, 400],
]

/** Prints the part of late frames for each gesture, with and without heat. */
export async function benchPanning(): Promise<void> {
  const browser = await launchBrowser()
  try {
    console.log('frames at 1400 × 900, Chromium without VS Code; late: more than 25 ms after the one before')
    for (const [layers, perLayer] of sizes) {
      for (const renderer of ['canvas', 'svg'] as const) {
        if (renderer === 'svg' && layers * perLayer > mostInSvg) continue
        await benchScene(browser, layers, perLayer, renderer)
      }
    }
  } finally {
    await browser.close()
  }
}

async function benchScene(browser: Browser, layers: number, perLayer: number, renderer: RendererName): Promise<void> {
  const panel = await openPanel(browser, { width: 1400, height: 900, renderer })
  const { page } = panel
  await buildScene(page, layers, perLayer)
  await page.evaluate('show(state)')
  const count = layers * perLayer
  const report = async (name: string, act: () => Promise<void>): Promise<void> => {
    const cards = `${count.toLocaleString('en')} cards`
    const times = await measureFrames(page, act)
    console.log(`  ${cards.padStart(13)}, ${renderer.padEnd(6)}  ${name.padEnd(22)} ${writeFrames(times)}`)
  }
  // What the machine loses by itself.
  await report('nothing', () => page.waitForTimeout(1_500))
  await report('drag', () => drag(page))
  await report('wheel', () => turnWheel(page))
  await report('wheel, whole to near', () => dive(page))
  await page.selectOption('.heat select', 'grad')
  await report('wheel, heated', () => turnWheel(page))
  if (count <= mostUpdated) await report('new values at 60 Hz', () => updateValues(page))
  await panel.close()
}

const swing = (step: number): number => Math.sin((step / 60) * 2 * Math.PI)

async function drag(page: Page): Promise<void> {
  await page.mouse.move(700, 500)
  await page.mouse.down()
  for (let step = 0; step < steps; step++) {
    await page.mouse.move(700 + swing(step) * 500, 500 + swing(step * 2) * 150)
  }
  await page.mouse.up()
}

async function turnWheel(page: Page): Promise<void> {
  await page.mouse.move(700, 500)
  for (let step = 0; step < steps; step++) await page.mouse.wheel(0, swing(step + 15) * 25)
}

/** From all of the graph to where every word can be read, and back. */
async function dive(page: Page): Promise<void> {
  await page.keyboard.press('f')
  await page.mouse.move(700, 500)
  for (const direction of [-1, 1])
    for (let step = 0; step < steps / 2; step++) await page.mouse.wheel(0, direction * 90)
}

/** What a training loop does: all numbers of the graph are new in each frame. */
async function updateValues(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (let frame = 0; frame < ${steps}; frame++) {
      await new Promise(requestAnimationFrame)
      const cards = state.scene.cards.map((card) => {
        const bar = Math.random()
        return { ...card, data: (9 * bar).toFixed(4), grad: (bar - 0.5).toFixed(4), gradBar: bar, dataBar: bar }
      })
      show({ ...state, scene: { ...state.scene, cards } })
    }
  })()`)
}

/** In the page itself: a scene of 100,000 cards is too long a text to be sent there. */
async function buildScene(page: Page, layers: number, perLayer: number): Promise<void> {
  const contents = `
    import { makeLayeredScene } from './layeredScene.ts'
    import { makeState } from './makeState.ts'
    window.state = makeState({ scene: makeLayeredScene(${layers}, ${perLayer}) })
    window.show = (state) => window.dispatchEvent(new MessageEvent('message', { data: { type: 'state', state } }))`
  const resolveDir = fileURLToPath(new URL('../webview/', import.meta.url))
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'iife', write: false })
  await page.evaluate(outputFiles[0]?.text ?? '')
}
