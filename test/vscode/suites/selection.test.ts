// Between graph and code: a click on a node selects the code that made it, the cursor in the code highlights the node.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { poll } from '../poll.ts'

describe('graph and code', () => {
  it('a click on a node selects the code that made it, and explains its gradient', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('select.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.click('.card[data-key="e#0"]')
    const selected = await poll(
      async () => editor.document.getText(editor.selection) || undefined,
      10_000,
      () => 'Nothing was selected.',
    )
    assert.equal(selected, 'a * b')
    await driver.webview.waitFor('.details', { text: '∂L/∂e = ∂L/∂d · 1 = (−2) · 1 = −2' })
    await driver.webview.waitFor('.card.selected', { count: 1 })
  })

  it('the cursor in the code highlights the node', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('cursor.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    const at = editor.document.positionAt(foundingProgram.indexOf('e + c') + 2)
    editor.selection = new vscode.Selection(at, at)
    await driver.webview.waitFor('.card.under-cursor[data-key="d#0"]')
    // A value made before it shifts the numbers of all nodes: the cursor still stands in the code of d.
    await replaceText(editor, 'const a = value(2.0)', 'const z = value(1.0)\nconst a = value(2.0) * z')
    await driver.webview.waitFor('.card.under-cursor', { count: 0 })
    await editor.document.save()
    await driver.webview.waitFor('.card[data-key="z#0"]')
    await driver.webview.waitFor('.card.under-cursor[data-key="d#0"]')
    await driver.webview.waitFor('.card.under-cursor', { count: 1 })
  })
})
