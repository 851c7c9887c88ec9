// Measures save → pixels in the real VS Code: from the key that saves to the frame that shows the new numbers.
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { findWebview } from '../vscode/findWebview.ts'
import { makeWorkspace } from '../vscode/makeWorkspace.ts'
import { openWorkbench } from '../vscode/openWorkbench.ts'
import { openFile, runCommand } from '../vscode/operateWorkbench.ts'
import { projectRoot } from '../vscode/projectPaths.ts'
import { serveVscode } from '../vscode/serveVscode.ts'

const warmUps = 10
const rounds = 40

/** Milliseconds of each warm save on the founding program, sorted. `−8` depends on `a`, so every save changes all numbers. */
async function measureSaveToPixels(): Promise<number[]> {
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const vscode = await serveVscode()
  cleanUp.defer(() => vscode.stop())
  const folder = join(workspace.path, 'examples')
  const workbench = await openWorkbench(vscode, { folder, extensions: [projectRoot] })
  cleanUp.defer(() => workbench.close())
  const { page } = workbench
  await openFile(page, '1-expression.nn.ts')
  await runCommand(page, 'Gradient Graph: Show Gradient Graph')
  const panel = await findWebview(page, '.card', 30_000)
  await page.locator('.codelens-decoration a', { hasText: 'run backward' }).last().click()
  await panel.locator('.card[data-key="L#0"] .card-grad', { hasText: '1.0000' }).waitFor()
  await rememberSaveTime(page)
  await selectNumberOfA(page)
  const times: number[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const time = await saveOnce(page, panel, (round % 90) + 10)
    if (round >= warmUps) times.push(time)
  }
  return times.toSorted((one, other) => one - other)
}

export async function benchSaveToPixels(): Promise<void> {
  const times = await measureSaveToPixels()
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? NaN).toFixed(1)
  console.log(`save → pixels, 7 values, warm, real VS Code (${rounds} saves)`)
  console.log(`  median ${at(0.5)} ms   fastest ${at(0)} ms   90 % within ${at(0.9)} ms`)
}

/** Notes the moment of every Ctrl+S before VS Code sees it. */
export async function rememberSaveTime(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isSave = (event: KeyboardEvent): boolean => event.ctrlKey && event.key.toLowerCase() === 's'
    const note = (event: KeyboardEvent): void => {
      if (isSave(event)) document.body.dataset['savedAt'] = String(performance.timeOrigin + performance.now())
    }
    window.addEventListener('keydown', note, { capture: true })
  })
}

/** The editor's selection is then the two digits before the point of `value(NN.0)` in the line of `a`. */
async function selectNumberOfA(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+F')
  await page.keyboard.type('value(2.0)')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type('value(10.0)')
  for (let back = 0; back < 3; back++) await page.keyboard.press('ArrowLeft')
}

/** Types a new value for `a`, saves, and waits for the frame after the one in which the panel changed to it. */
async function saveOnce(page: Page, panel: Frame, value: number): Promise<number> {
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.type(String(value))
  await panel.waitForSelector('.status[data-status="stale"]')
  const painted = panel.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const isShown = (): boolean =>
          document.querySelector('.status')?.getAttribute('data-status') === 'current' &&
          document.querySelector('.card[data-key="a#0"] .card-data')?.textContent === wanted
        const observer = new MutationObserver(() => {
          if (!isShown()) return
          observer.disconnect()
          // The frame that shows the change has been produced when the next one begins.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      }),
    `${value}.0000`,
  )
  await page.keyboard.press('Control+S')
  const end = await painted
  const start = Number(await page.evaluate(() => document.body.dataset['savedAt']))
  return end - start
}
