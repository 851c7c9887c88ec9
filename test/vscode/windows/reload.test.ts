// A window that reloads comes back with its panels: the file, the graph, the root, the selection, the view.
import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { foldedLoop, foundingProgram } from '../../programs.ts'
import { findWebview } from '../findWebview.ts'
import { makeWorkspace } from '../makeWorkspace.ts'
import { openWorkbench, waitForWorkbench } from '../openWorkbench.ts'
import { openFile, runCommand } from '../operateWorkbench.ts'
import { projectRoot } from '../projectPaths.ts'
import { serveVscode } from '../serveVscode.ts'

/** The groups that are drawn closed, as they read, in any order: which iterations, how many. */
async function readGroups(panel: Frame): Promise<string[]> {
  const names = await panel.locator('.canvas .group .group-name').allTextContents()
  const counts = await panel.locator('.canvas .group .group-count').allTextContents()
  return names.map((name, at) => `${name} ${counts[at]}`).toSorted()
}

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

  async function closeAll(): Promise<void> {
    await runCommand(page, 'View: Close All Editors')
    await page.locator('.tab').first().waitFor({ state: 'detached' })
  }

  async function reload(): Promise<void> {
    const loaded = page.waitForEvent('load')
    await runCommand(page, 'Developer: Reload Window')
    await loaded
    await waitForWorkbench(page)
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
    // It is alive: a save runs the file again, here with value(2.05).
    await openFile(page, 'reload.nn.ts')
    for (const key of ['Control+Home', 'End', 'ArrowLeft', '5', 'Control+S']) await page.keyboard.press(key)
    await after.locator('.card[data-key="b#0"] .card-grad', { hasText: '2.0500' }).waitFor()
  })

  it('restores which groups are open, and which iteration they show', async () => {
    await closeAll()
    await showGraph('groups.nn.ts', foldedLoop)
    const before = await find('.canvas .group')
    await before.locator('.group-strip button', { hasText: 'close all' }).click()
    await before.locator('.canvas .frame').first().waitFor({ state: 'detached' })
    assert.deepEqual(await readGroups(before), ['for k ×70'])
    await before.locator('.canvas .group').click()
    await before.locator('.canvas .frame [data-action="after"]').click()
    // Iteration 1 is open, with its x = 1; the 68 after it are one group.
    await before.locator('.canvas .group', { hasText: '2–69' }).waitFor()
    await before.locator('.canvas .card-data', { hasText: /^1\.0000$/ }).waitFor()
    const opened = await readGroups(before)
    assert.match(opened.join(' | '), /for k ×68/)

    await reload()
    const after = await find('.canvas .frame')
    await after.locator('.canvas .group', { hasText: '2–69' }).waitFor()
    await after.locator('.canvas .card-data', { hasText: /^1\.0000$/ }).waitFor()
    assert.deepEqual(await readGroups(after), opened)
    // What the window remembers is taken back by the user as before.
    await after.locator('.group-strip button', { hasText: 'close all' }).click()
    await after.locator('.canvas .frame').first().waitFor({ state: 'detached' })
    assert.deepEqual(await readGroups(after), ['for k ×70'])
  })

  it('restores the panel of a file whose run failed, with the reason', async () => {
    await closeAll()
    await showGraph('broken.nn.ts', 'const a = value(2) * nowhere\n')
    await (await find('.empty')).locator('.empty', { hasText: 'nowhere' }).waitFor()
    await reload()
    await find('.empty', 'nowhere')
    await page.locator('.tab', { hasText: 'Graph: broken.nn.ts' }).waitFor()
  })

  it('closes the panel of a file that is gone', async () => {
    await closeAll()
    await showGraph('gone.nn.ts', foundingProgram)
    await find('.card[data-key="L#0"]')
    await rm(join(folder, 'gone.nn.ts'))
    await reload()
    // The editor of the file is restored, and says so; the panel beside it was restored with it, and is closed.
    await page.locator('.tab', { hasText: /^gone\.nn\.ts/ }).waitFor()
    await page.locator('.tab', { hasText: 'Graph: gone.nn.ts' }).waitFor({ state: 'detached' })
  })
})
