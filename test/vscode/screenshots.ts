// `npm run screenshots`: takes the README's pictures of the panel in the real VS Code, one for each kind of theme.
import { join } from 'node:path'
import { findWebview } from './findWebview.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { openWorkbench } from './openWorkbench.ts'
import { changeSettings, openFile, runCommand } from './operateWorkbench.ts'
import { projectRoot } from './projectPaths.ts'
import { saveScreenshot } from './serveDriver.ts'
import { serveVscode } from './serveVscode.ts'

const pictures = [
  { name: 'panel-dark', theme: 'Dark Modern', look: 'vs-dark' },
  { name: 'panel-light', theme: 'Light Modern', look: 'vs' },
  { name: 'panel-high-contrast', theme: 'Default High Contrast', look: 'hc-black' },
]
const viewport = { width: 1640, height: 740 }
const calmWindow = {
  'workbench.activityBar.location': 'hidden',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
}

for (const picture of pictures) await takePicture(picture)

async function takePicture({ name, theme, look }: (typeof pictures)[number]): Promise<void> {
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
  await changeSettings(folder, { 'workbench.colorTheme': theme })
  await page.waitForSelector(`.monaco-workbench.${look}`)
  await openFile(page, '1-expression.nn.ts')
  await runCommand(page, 'View: Close Primary Side Bar')
  await runCommand(page, 'Gradient Graph: Show Gradient Graph')
  const panel = await findWebview(page, '.card', 30_000)
  await page.locator('.codelens-decoration a', { hasText: 'run backward' }).last().click()
  await panel.locator('.card[data-key="L#0"] .card-grad', { hasText: '1.0000' }).waitFor()
  await panel.locator('.card[data-key="a#0"]').click()
  await panel.locator('.details', { hasText: '∂L/∂a' }).waitFor()
  // Where nothing has a tooltip: the empty end of the editor.
  await page.mouse.move(700, 620)
  await page.locator('.codelens-decoration a', { hasText: 'L = -8.0000' }).waitFor()
  console.log(await saveScreenshot(page, join(projectRoot, 'media', `${name}.png`)))
}
