// The root the user chose: it stays chosen while the code around it moves, and its end is told.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard } from '../panelReading.ts'

const note = '.note'

describe('the chosen root', () => {
  it('stays chosen when its line moves', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('moved.nn.ts', foundingProgram))
    const { uri } = editor.document
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: uri.toString(), key: 'e' })
    await driver.webview.waitFor('.card', { count: 3 })
    await replaceText(editor, 'const a = value(2.0)', '// two more lines\nconst z = value(7.0)\nconst a = value(5.0)')
    await editor.document.save()
    // e = a·b = 5·(−3): ∂e/∂a = b, ∂e/∂b = a, and nothing else is in its graph.
    await waitForCard(driver, 'a', '5.0000', '−3.0000')
    await waitForCard(driver, 'b', '−3.0000', '5.0000')
    await waitForCard(driver, 'e', '−15.0000', '1.0000')
    await driver.webview.waitFor('.card', { count: 3 })
    assert.doesNotMatch(await driver.webview.text(note), /root you chose/)
  })

  it('gives way to the rule when its name disappears, which is said; it is root again when the name is back', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('gone.nn.ts', foundingProgram))
    const uri = editor.document.uri.toString()
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri, key: 'L' })
    await waitForCard(driver, 'L', '−8.0000', '1.0000')
    await replaceText(editor, 'const L = d * f\n', '')
    await editor.document.save()
    // The last value made is f, a leaf on which nobody ran backward.
    await waitForCard(driver, 'f', '−2.0000', '–')
    await driver.webview.waitFor('.card', { count: 1 })
    await driver.webview.waitFor(note, {
      text: 'The root you chose, L, is not in the file any more: this is the graph of f',
    })

    await replaceText(editor, 'const f = value(-2.0)\n', 'const f = value(-2.0)\nconst L = d * f\n')
    await editor.document.save()
    await waitForCard(driver, 'f', '−2.0000', '4.0000')
    await driver.webview.waitFor(note, { text: 'The root you chose', count: 0 })
  })

  it('may have disappeared from the text when it is chosen: the text runs as it stands, and its end is told', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('vanished.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '−8.0000', '–')
    await replaceText(editor, 'const e = a * b\nconst d = e + c', 'const d = a * b + c')
    await driver.webview.waitFor('.status[data-status="stale"]')
    // The panel still shows the last good graph, with e among the roots to choose from.
    await driver.webview.eval(() => {
      const menu = document.querySelector<HTMLSelectElement>('select[aria-label^="root"]')
      if (!menu) throw new Error('There is no menu of roots.')
      menu.value = 'e'
      menu.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await driver.webview.waitFor(note, {
      text: 'The root you chose, e, is not in the file any more: this is the graph of L',
    })
    assert.equal(editor.document.isDirty, false)
    // Nobody ran backward on L.
    await waitForCard(driver, 'L', '−8.0000', '–')
    assert.equal(await driver.webview.count('.card[data-key="e#0"]'), 0)

    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: editor.document.uri.toString(), key: 'd' })
    // ∂d/∂a = b
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    await driver.webview.waitFor(note, { text: 'The root you chose', count: 0 })
  })

  it('may be one of several values of a name', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('again.nn.ts', 'let c = value(2)\nc = c * 3\nc = c * 5\n'))
    const uri = editor.document.uri.toString()
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri, key: 'c#2' })
    // c#2 = 2·3
    await waitForCard(driver, 'c', '6.0000', '1.0000', 1)
    await replaceText(editor, 'c = c * 3\nc = c * 5\n', '')
    await editor.document.save()
    await driver.webview.waitFor(note, {
      text: 'The root you chose, c (value 2 of that name), is not in the file any more',
    })
    await waitForCard(driver, 'c', '2.0000', '–')
  })
})
