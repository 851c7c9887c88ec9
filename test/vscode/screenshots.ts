// `npm run screenshots`: takes the README's pictures of the panel in the real VS Code, one for each kind of theme, of a folded graph and of a training.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { findWebview } from './findWebview.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { openWorkbench } from './openWorkbench.ts'
import { changeSettings, openFile, runCommand } from './operateWorkbench.ts'
import { projectRoot } from './projectPaths.ts'
import { saveScreenshot } from './serveDriver.ts'
import { serveVscode } from './serveVscode.ts'

const themes = {
  dark: { name: 'Dark Modern', look: 'vs-dark' },
  light: { name: 'Light Modern', look: 'vs' },
  'high-contrast': { name: 'Default High Contrast', look: 'hc-black' },
}
const calmWindow = {
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
}

for (const theme of ['dark', 'light', 'high-contrast'] as const) {
  await takePicture(`panel-${theme}`, theme, '1-expression.nn.ts', { width: 1640, height: 740 }, lookAtFoundingProgram)
}
await takePicture('folded-dark', 'dark', 'more/batch-by-hand.nn.ts', { width: 2040, height: 740 }, lookAtBatch)
await takePicture('training-dark', 'dark', '3-mlp-on-moons.nn.ts', { width: 2240, height: 860 }, lookAtTraining)

/** Opens an example and its graph, and takes the picture when all is as it is to be seen. */
async function takePicture(
  name: string,
  theme: keyof typeof themes,
  example: string,
  viewport: { width: number; height: number },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const vscode = await serveVscode({ settings: calmWindow })
  cleanUp.defer(() => vscode.stop())
  const folder = join(workspace.path, 'examples')
  const workbench = await openWorkbench(vscode, { folder, extensions: [projectRoot] })
  cleanUp.defer(() => workbench.close())
  const { page } = workbench
  await page.setViewportSize(viewport)
  // A window that opens goes by the system's preference; a change is followed.
  await changeSettings(folder, { 'workbench.colorTheme': themes[theme].name })
  await page.waitForSelector(`.monaco-workbench.${themes[theme].look}`)
  await openFile(page, example)
  await runCommand(page, 'View: Close Primary Side Bar')
  await runCommand(page, 'Gradient Graph: Show Gradient Graph')
  await look(page)
  console.log(await saveScreenshot(page, join(projectRoot, 'media', `${name}.png`)))
}

async function lookAtFoundingProgram(page: Page): Promise<void> {
  const panel = await findWebview(page, '.card', 30_000)
  await page.locator('.codelens-decoration a', { hasText: 'run backward' }).last().click()
  await panel.locator('.card[data-key="L#0"] .card-grad', { hasText: '1.0000' }).waitFor()
  await panel.locator('.card[data-key="a#0"]').click()
  await panel.locator('.details', { hasText: '∂L/∂a' }).waitFor()
  // Where nothing has a tooltip: the empty end of the editor.
  await page.mouse.move(700, 620)
  await page.locator('.codelens-decoration a', { hasText: 'L = -8.0000' }).waitFor()
}

async function lookAtBatch(page: Page): Promise<void> {
  const panel = await findWebview(page, '.frame', 30_000)
  await panel.locator('select[aria-label*="olour"]').selectOption('grad')
  await panel.locator('button', { hasText: 'fit' }).click()
  await panel.locator('.legend').waitFor()
  await panel.waitForFunction(() =>
    [...document.querySelectorAll('.canvas .group, .canvas .card')].every((shape) => {
      const { left, right } = shape.getBoundingClientRect()
      return left >= 0 && right <= innerWidth
    }),
  )
  await page.mouse.move(700, 620)
}

async function lookAtTraining(page: Page): Promise<void> {
  const panel = await findWebview(page, '.frame', 30_000)
  await panel.locator('[data-chart="updateRatio"] canvas').waitFor()
  await panel.locator('.timeline', { hasText: 'pass 59 / 59' }).waitFor()
  await page.mouse.move(700, 620)
}
