// Programs of a million nodes: the editor answers while they run, the panel shows them, and more has to be asked for.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, waitForProblems, writeFile } from '../editing.ts'
import { waitForStatus } from '../panelReading.ts'

/** Two leaves, and in each turn a product, a constant and a sum. */
function writeLoop(turns: number): string {
  return `const w = value(0.999)\nlet x = value(0.5)\nfor (let i = 0; i < ${turns}; i++) {\n  x = x * w + 0.001\n}\nx.backward()\n`
}

const question = '.notifications-center .notification-list-item'

/** How long a hover takes, which the extension host has to answer, again and again until `done`; the longest. */
async function measureAnswers(document: vscode.TextDocument, done: Promise<unknown>): Promise<number> {
  const state = { isDone: false }
  void done.catch(() => null).then(() => (state.isDone = true))
  let longest = 0
  do {
    const start = performance.now()
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 7))
    longest = Math.max(longest, performance.now() - start)
  } while (!state.isDone)
  return longest
}

describe('large programs', function () {
  this.timeout(120_000)

  it('of a million nodes show their graph, and the editor answers meanwhile', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('million.nn.ts', writeLoop(333_333)))
    await vscode.commands.executeCommand('gradientGraph.show')
    const shown = driver.webview.waitFor('.summary', { text: '666,668 values', timeout: 60_000 })
    const longest = await measureAnswers(document, shown)
    await waitForStatus(driver, 'current')
    assert.deepEqual(await waitForProblems(document, ({ length }) => length === 0), [])
    // Far more than a person would call an answer at once, far less than a frozen editor.
    assert.ok(longest < 2_000, `An answer took ${longest.toFixed(0)} ms.`)
  })

  it('are stopped at their loop above the limit, and run on where the user says so', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('larger.nn.ts', writeLoop(800_000)))
    await vscode.commands.executeCommand('gradientGraph.show')
    const [problem] = await waitForProblems(document, ({ length }) => length > 0)
    assert.equal(problem?.code, 'node-limit')
    // The sum of turn 666,666 is node 2 + 3 · 666,666 − 1 = 1,999,999, the last one that fits, counted from 0.
    const where = 'Stopped inside this loop, iteration 666,667'
    assert.equal(problem.message, `${where}: the program made more than 2,000,000 nodes.`)
    assert.match(problem.text, /^for /)
    // VS Code shows no toasts where it is driven.
    await vscode.commands.executeCommand('notifications.showList')
    await driver.workbench.waitFor(question, { text: 'larger.nn.ts was stopped: it made more than 2,000,000 nodes' })
    await driver.workbench.click(`${question} .monaco-button`, { text: 'Run with up to 8,000,000' })
    await driver.webview.waitFor('.summary', { text: '1,600,002 values', timeout: 60_000 })
    await waitForStatus(driver, 'current')
    assert.deepEqual(await waitForProblems(document, ({ length }) => length === 0), [])
  })

  it('lead to the setting where the user would rather look there, and are asked about once', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('largest.nn.ts', writeLoop(800_000)))
    await waitForProblems(document, ([problem]) => problem?.code === 'node-limit')
    await vscode.commands.executeCommand('notifications.showList')
    await driver.workbench.click(`${question} .monaco-button`, { text: 'Open setting' })
    await driver.workbench.waitFor('.settings-editor .setting-item-label', { text: 'Node Limit' })
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: document.uri.toString(), key: 'x' })
    await waitForProblems(document, ([problem]) => problem?.code === 'node-limit')
    await vscode.commands.executeCommand('notifications.showList')
    await driver.workbench.waitFor('.notifications-center', { text: 'No new notifications' })
    assert.equal(await driver.workbench.count(question), 0)
  })
})
