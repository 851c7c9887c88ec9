// Files that import each other, in one window: what happens to one is seen in the graph and the problems of the other.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Features } from '../../../src/features/start.ts'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { waitForCard, waitForStatus } from '../panelReading.ts'
import { poll } from '../poll.ts'

const library = 'export const twice = (x: number): number => x * 2\n'
const importer = `import { twice } from './lib.nn.ts'\nconst a = value(3)\nconst L = twice(a)\nL.backward()\n`

async function openBeside(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false })
}

/** Waits until the latest run of the file itself has found so many problems, wherever they are. */
async function waitForRun(uri: vscode.Uri, problems: number): Promise<void> {
  const extension = vscode.extensions.getExtension<{ features: () => Promise<Features> }>(
    'gradient-graph.gradient-graph',
  )
  assert.ok(extension)
  const { files } = await (await extension.activate()).features()
  await poll(
    async () => (files.find(uri)?.problems.length === problems ? true : undefined),
    15_000,
    () => `${uri.path}: ${JSON.stringify(files.find(uri)?.problems)}`,
  )
}

describe('imported files', () => {
  it('a problem of one that is open too is told once', async () => {
    const lib = await writeFile('faulty.nn.ts', 'export const x = value(1) +\n')
    const main = await writeFile('usesFaulty.nn.ts', `import { x } from './faulty.nn.ts'\nconst y = x * 2\n`)
    await openAlone(main)
    await waitForRun(main, 1)
    const { document } = await openBeside(lib)
    await waitForRun(lib, 1)
    const told = await waitForProblems(document, (problems) => problems.length > 0)
    assert.deepEqual(
      told.map(({ code }) => code),
      ['syntax'],
    )
  })

  it('one that did not exist runs its importer when it is made, and when it is deleted', async () => {
    const text = `import rows from './data/made.csv'\nimport { f } from './made.nn.ts'\nconst L = f(rows[0][0])\n`
    const { document } = await openAlone(await writeFile('early.nn.ts', text))
    const missing = await waitForProblems(document, (problems) => problems.length === 2)
    assert.deepEqual(
      missing.map(({ code }) => code),
      ['import-missing', 'import-missing'],
    )
    const made = await writeFile('made.nn.ts', 'export const f = (x: number): number => value(x) * 2\n')
    await waitForProblems(document, (problems) => problems.length === 1)
    await writeFile('data/made.csv', '1,2\n')
    await waitForProblems(document, (problems) => problems.length === 0)
    await vscode.workspace.fs.delete(made)
    await waitForProblems(document, ([problem]) => problem?.code === 'import-missing')
  })

  it('an unsaved edit makes the importer’s graph stale, in words that name the file; undoing it makes it current', async function () {
    const driver = requireDriver(this)
    const lib = await writeFile('lib.nn.ts', library)
    await openAlone(await writeFile('main.nn.ts', importer))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '6.0000', '1.0000')
    await waitForStatus(driver, 'current')
    const editor = await openBeside(lib)
    await replaceText(editor, 'x * 2', 'x * 5')
    await driver.webview.waitFor('.banner', { text: 'Out of date: lib.nn.ts has unsaved edits; save it to run again' })
    await waitForStatus(driver, 'stale')
    await driver.workbench.click('.editor-instance .view-line', { text: 'twice' })
    await driver.keyboard.press('Control+Z')
    await waitForStatus(driver, 'current')

    await replaceText(editor, 'x * 2', 'x * 5')
    await waitForStatus(driver, 'stale')
    await editor.document.save()
    // L = 5a at a = 3
    await waitForCard(driver, 'L', '15.0000', '1.0000')
    await waitForCard(driver, 'a', '3.0000', '5.0000')
    await waitForStatus(driver, 'current')
  })

  it('data runs its importer when it is saved, here or by another program', async function () {
    const driver = requireDriver(this)
    const data = await writeFile('data/points.csv', '1,2\n3,4\n')
    const settings = await writeFile('data/settings.json', '{ "rate": 10 }\n')
    const text = `import points from './data/points.csv'\nimport settings from './data/settings.json'\nconst L = value(points[1][1]) * settings.rate\nL.backward()\n`
    await openAlone(await writeFile('plots.nn.ts', text))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '40.0000', '1.0000')
    const editor = await openBeside(data)
    await replaceText(editor, '3,4', '3,7')
    await driver.webview.waitFor('.banner', { text: 'points.csv has unsaved edits' })
    await editor.document.save()
    await waitForCard(driver, 'L', '70.0000', '1.0000')
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode('{ "rate": 100 }\n'))
    await waitForCard(driver, 'L', '700.0000', '1.0000')
    await waitForStatus(driver, 'current')
  })
})
