// A panel's life: closed and opened again, two files with two graphs, a view that stays put when values change.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard } from '../panelReading.ts'

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ label }) => label.startsWith('Graph:')))
}

describe('the panel', () => {
  it('closed and shown again, is as it was', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('closing.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'a', '2.0000', '6.0000')
    await driver.webview.click('button[title^="Zoom in"]')
    const zoomed = await driver.webview.attribute('.canvas', 'style')
    await vscode.window.tabGroups.close(panelTabs())
    assert.equal(panelTabs().length, 0)
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'a', '2.0000', '6.0000')
    assert.equal(await driver.webview.attribute('.canvas', 'style'), zoomed)
  })

  it('two files have two graphs', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('one.nn.ts', 'const one = value(1) * 2\n'))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card[data-key="one#0"]')
    await vscode.window.showTextDocument(await writeFile('two.nn.ts', 'const two = value(2) * 3\n'), {
      viewColumn: vscode.ViewColumn.One,
      preview: false,
    })
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card[data-key="two#0"]')
    assert.deepEqual(
      panelTabs()
        .map(({ label }) => label)
        .toSorted(),
      ['Graph: one.nn.ts', 'Graph: two.nn.ts'],
    )
    // Back in the first file, its graph comes forward again.
    await vscode.window.showTextDocument(
      vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'one.nn.ts'),
      { viewColumn: vscode.ViewColumn.One },
    )
    await driver.webview.waitFor('.card[data-key="one#0"]')
  })

  it('keeps places and zoom when only values change', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('steady.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'a', '2.0000', '6.0000')
    await driver.webview.click('button[title^="Zoom in"]')
    const look = (): Promise<string[]> =>
      driver.webview.eval(() =>
        [...document.querySelectorAll('.canvas, .card, .op')].map((shape) => shape.getAttribute('style') ?? ''),
      )
    const before = await look()
    await replaceText(editor, 'value(2.0)', 'value(123456.789)')
    await editor.document.save()
    await waitForCard(driver, 'a', '123456.7890', '6.0000')
    assert.deepEqual(await look(), before)
  })
})
