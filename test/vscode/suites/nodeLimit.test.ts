// The limit of nodes is the user's: what was allowed for a file stays allowed, for this file and no other, and above it one is asked anew.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver, type Driver } from '../driver.ts'
import { openAlone, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { waitForStatus } from '../panelReading.ts'

const limit = 2_000

/** Two leaves, and in each turn a product, a constant and a sum: 2 + 3·turns nodes, of which 2 + 2·turns are values. */
function writeLoop(turns: number): string {
  return `const w = value(0.999)\nlet x = value(0.5)\nfor (let i = 0; i < ${turns}; i++) {\n  x = x * w + 0.001\n}\n`
}

const question = '.notifications-center .notification-list-item'

/**
 * Waits until the file was stopped at the limit and its question is there. VS Code shows no toasts where it is driven: the
 * list of notifications has what a user would see pop up.
 */
async function waitForQuestion(driver: Driver, document: vscode.TextDocument, nodes: string): Promise<void> {
  const words = `made more than ${nodes} nodes`
  await waitForProblems(document, ([problem]) => problem?.message.includes(words) === true)
  await vscode.commands.executeCommand('notifications.showList')
  const name = vscode.workspace.asRelativePath(document.uri)
  await driver.workbench.waitFor(question, { text: `${name} was stopped: it ${words}` })
}

async function assertNoQuestion(driver: Driver): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList')
  await driver.workbench.waitFor('.notifications-center', { text: 'No new notifications' })
  assert.equal(await driver.workbench.count(question), 0)
}

async function limitTo(nodes: number | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('gradientGraph')
  await settings.update('nodeLimit', nodes, vscode.ConfigurationTarget.Workspace)
}

describe('the limit of nodes', () => {
  before(() => limitTo(limit))
  beforeEach(() => vscode.commands.executeCommand('notifications.clearAll'))
  after(() => limitTo(undefined))

  it('raised for a file, stays raised for it, and a program above it is asked about anew', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('raised.nn.ts', writeLoop(700)))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForQuestion(driver, editor.document, '2,000')
    await driver.workbench.click(`${question} .monaco-button`, { text: 'Run with up to 8,000' })
    await driver.webview.waitFor('.summary', { text: '1,402 values' })
    // 2 + 3·800 is above the setting still.
    await replaceText(editor, 'i < 700', 'i < 800')
    await editor.document.save()
    await driver.webview.waitFor('.summary', { text: '1,602 values' })
    await waitForStatus(driver, 'current')
    assert.deepEqual(await waitForProblems(editor.document, ({ length }) => length === 0), [])
    await assertNoQuestion(driver)

    await replaceText(editor, 'i < 800', 'i < 3000')
    await editor.document.save()
    await waitForQuestion(driver, editor.document, '8,000')
    assert.match(await driver.webview.text('.summary'), /1,602 values/, 'the last good graph stays')
    await driver.workbench.click(`${question} .monaco-button`, { text: 'Run with up to 32,000' })
    await driver.webview.waitFor('.summary', { text: '6,002 values' })
  })

  it('raised for one file, is not raised for another', async function () {
    const driver = requireDriver(this)
    const { document: allowed } = await openAlone(await writeFile('allowed.nn.ts', writeLoop(700)))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForQuestion(driver, allowed, '2,000')
    await driver.workbench.click(`${question} .monaco-button`, { text: 'Run with up to 8,000' })
    await driver.webview.waitFor('.summary', { text: '1,402 values' })
    const { document: other } = await openAlone(await writeFile('other.nn.ts', writeLoop(700)))
    await waitForQuestion(driver, other, '2,000')
  })

  it('is asked about once: a question that was waved away does not come back with every save', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('waved.nn.ts', writeLoop(700)))
    await waitForQuestion(driver, editor.document, '2,000')
    await driver.workbench.hover(question)
    await driver.workbench.click(`${question} .codicon-notifications-clear`)
    await driver.workbench.waitFor(question, { state: 'detached' })
    await replaceText(editor, 'i < 700', 'i < 701')
    await editor.document.save()
    // The run after has ended when its own problem is there.
    await replaceText(editor, 'x * w', 'x * unknown')
    await editor.document.save()
    await waitForProblems(editor.document, ([problem]) => problem?.code === 'unknown-name')
    await replaceText(editor, 'x * unknown', 'x * w')
    await editor.document.save()
    await waitForProblems(editor.document, ([problem]) => problem?.code === 'node-limit')
    await assertNoQuestion(driver)
  })
})
