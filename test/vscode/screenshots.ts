// `npm run screenshots`: takes the README's pictures of the panel in the real VS Code, one for each kind of theme.
import { join } from 'node:path'
import { findWebview } from './findWebview.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { openWorkbench } from './openWorkbench.ts'
import { openFile, runCommand } from './operateWorkbench.ts'
import { projectRoot } from './projectPaths.ts'
import { saveScreenshot } from './serveDriver.ts'
import { serveVscode } from './serveVscode.ts'

const pictures = [
  { name: 'panel-dark', theme: 'Dark Modern' },
  { name: 'panel-light', theme: 'Light Modern' },
  { name: 'panel-high-contrast', theme: 'Default High Contrast' },
]
const viewport = { width: 1440, height: 760 }
const calmWindow = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
}

for (const { name, theme } of pictures) await takePicture(name, theme)

async function takePicture(name: string, theme: string): Promise<void> {
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const vscode = await serveVscode({ settings: { ...calmWindow, 'workbench.colorTheme': theme } })
  cleanUp.defer(() => vscode.stop())
  const folder = join(workspace.path, 'examples')
  const workbench = await openWorkbench(vscode, { folder, extensions: [projectRoot] })
  cleanUp.defer(() => workbench.close())
  const { page } = workbench
  await page.setViewportSize(viewport)
  await openFile(page, '1-expression.nn.ts')
  await runCommand(page, 'View: Close Primary Side Bar')
  await runCommand(page, 'Gradient Graph: Show Gradient Graph')
  const panel = await findWebview(page, '.card', 30_000)
  await page.locator('.codelens-decoration a', { hasText: 'run backward' }).last().click()
  await panel.locator('.card[data-key="L#0"] .card-grad', { hasText: '1.0000' }).waitFor()
  await panel.locator('.card[data-key="a#0"]').click()
  await panel.locator('.details', { hasText: '∂L/∂a' }).waitFor()
  await page.mouse.move(10, viewport.height - 10)
  console.log(await saveScreenshot(page, join(projectRoot, 'media', `${name}.png`)))
}
