// A window that reloads comes back with its panels: the file, the graph, the root, the selection, the view.
import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { foundingProgram } from '../../programs.ts'
import { findWebview } from '../findWebview.ts'
import { makeWorkspace } from '../makeWorkspace.ts'
import { openWorkbench } from '../openWorkbench.ts'
import { openFile, runCommand } from '../operateWorkbench.ts'
import { projectRoot } from '../projectPaths.ts'
import { serveVscode } from '../serveVscode.ts'

describe('a window that reloads', () => {
  const cleanUp = new AsyncDisposableStack()
  let page: Page
  let folder: string
  const find = (selector: string, text = ''): Promise<Frame> => findWebview(page, selector, 60_000, text)

  before(async () => {
    const workspace = await makeWorkspace()
    cleanUp.defer(() => workspace.remove())
    folder = workspace.path
    const vscode = await serveVscode()
    cleanUp.defer(() => vscode.stop())
    const workbench = await openWorkbench(vscode, { folder, extensions: [projectRoot] })
    cleanUp.defer(() => workbench.close())
    page = workbench.page
  })
  after(() => cleanUp.disposeAsync())

  async function showGraph(name: string, text: string): Promise<void> {
    await writeFile(join(folder, name), text)
    await openFile(page, name)
    await runCommand(page, 'Gradient Graph: Show Gradient Graph')
    await page.locator('.tab', { hasText: `Graph: ${name}` }).waitFor()
  }

  async function reload(): Promise<void> {
    const loaded = page.waitForEvent('load')
    await runCommand(page, 'Developer: Reload Window')
    await loaded
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 })
  }

  it('restores graph, root, selection and zoom', async () => {
    await showGraph('reload.nn.ts', foundingProgram)
    const before = await find('.card[data-key="L#0"]')
    await before.locator('select[aria-label^="root"]').selectOption('e')
    await before.locator('.card[data-key="e#0"] .card-grad', { hasText: '1.0000' }).waitFor()
    await before.click('button[title^="Zoom in"]')
    await before.click('.card[data-key="b#0"]')
    await before.locator('.details', { hasText: '∂e/∂b' }).waitFor()
    const zoomed = await before.getAttribute('.canvas', 'style')

    await reload()
    const after = await find('.card.selected[data-key="b#0"]')
    // e = a·b at a = 2, b = −3: ∂e/∂b = a.
    await after.locator('.card[data-key="b#0"] .card-grad', { hasText: '2.0000' }).waitFor()
    await after.locator('.details', { hasText: '∂e/∂b' }).waitFor()
    assert.equal(await after.locator('.card').count(), 3)
    assert.equal(await after.locator('select[aria-label^="root"]').inputValue(), 'e')
    assert.equal(await after.getAttribute('.canvas', 'style'), zoomed)
    assert.equal(await after.getAttribute('.status', 'data-status'), 'current')
    // It is alive: a save runs the file again.
    await writeFile(join(folder, 'reload.nn.ts'), foundingProgram.replace('value(2.0)', 'value(5.0)'))
    await page.locator('.tab', { hasText: /^reload\.nn\.ts/ }).click()
    await page.locator('.view-line', { hasText: 'value(5.0)' }).waitFor()
    await page.keyboard.press('Control+S')
    await after.locator('.card[data-key="b#0"] .card-grad', { hasText: '5.0000' }).waitFor()
  })

  it('restores the panel of a file whose run failed, with the reason', async () => {
    await runCommand(page, 'View: Close All Editors')
    await showGraph('broken.nn.ts', 'const a = value(2) * nowhere\n')
    await (await find('.empty')).locator('.empty', { hasText: 'nowhere' }).waitFor()
    await reload()
    await find('.empty', 'nowhere')
    await page.locator('.tab', { hasText: 'Graph: broken.nn.ts' }).waitFor()
  })

  it('closes the panel of a file that is gone', async () => {
    await runCommand(page, 'View: Close All Editors')
    await showGraph('gone.nn.ts', foundingProgram)
    await find('.card[data-key="L#0"]')
    await rm(join(folder, 'gone.nn.ts'))
    await reload()
    await page.locator('.tab', { hasText: 'Graph: gone.nn.ts' }).waitFor({ state: 'detached' })
  })
})
