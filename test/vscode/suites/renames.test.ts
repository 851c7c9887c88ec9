// A file that is renamed keeps its graph, its root and how it was looked at; the panel of one that is deleted is closed.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard, waitForStatus } from '../panelReading.ts'
import { poll } from '../poll.ts'

function listGraphTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.map(({ label }) => label).filter((label) => label.startsWith('Graph:')),
  )
}

async function waitForGraphTabs(...wanted: string[]): Promise<void> {
  const ask = async (): Promise<true | undefined> =>
    JSON.stringify(listGraphTabs()) === JSON.stringify(wanted) ? true : undefined
  await poll(ask, 15_000, () => `The panels are ${JSON.stringify(listGraphTabs())}.`)
}

/** As from the explorer. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.renameFile(from, to)
  assert.ok(await vscode.workspace.applyEdit(edit))
}

describe('a renamed file', () => {
  it('keeps its panel with root, selection and zoom, and is live under its new name', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('oldName.nn.ts', foundingProgram))).document
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: uri.toString(), key: 'e' })
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    await driver.webview.click('button[title^="Zoom in"]')
    await driver.webview.click('.card[data-key="b#0"]')
    await driver.webview.waitFor('.details', { text: '∂e/∂b' })
    const zoomed = await driver.webview.attribute('.canvas', 'style')

    await rename(uri, vscode.Uri.joinPath(uri, '..', 'newName.nn.ts'))
    await waitForGraphTabs('Graph: newName.nn.ts')
    await driver.webview.waitFor('.card.selected[data-key="b#0"]')
    // The root is e still: ∂e/∂a = b.
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    assert.equal(await driver.webview.attribute('.canvas', 'style'), zoomed)
    await waitForStatus(driver, 'current')

    const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(uri, '..', 'newName.nn.ts'), {
      viewColumn: vscode.ViewColumn.One,
    })
    await replaceText(editor, 'value(-3.0)', 'value(-5.0)')
    await waitForStatus(driver, 'stale')
    await editor.document.save()
    await waitForCard(driver, 'a', '2.0000', '−5.0000')
  })

  it('keeps them when its folder is renamed', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('oldFolder/inside.nn.ts', foundingProgram))).document
    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: uri.toString(), key: 'e' })
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    await rename(vscode.Uri.joinPath(uri, '..'), vscode.Uri.joinPath(uri, '..', '..', 'newFolder'))
    await driver.webview.waitUntil(() => document.querySelectorAll('.card').length === 3)
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    const editor = await vscode.window.showTextDocument(
      vscode.Uri.joinPath(uri, '..', '..', 'newFolder', 'inside.nn.ts'),
      { viewColumn: vscode.ViewColumn.One },
    )
    await replaceText(editor, 'value(-3.0)', 'value(-5.0)')
    await editor.document.save()
    await waitForCard(driver, 'a', '2.0000', '−5.0000')
    assert.deepEqual(listGraphTabs(), ['Graph: inside.nn.ts'])
  })

  it('that is no .nn.ts file any more has no panel, and neither has a deleted one', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('plain.nn.ts', foundingProgram))).document
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    await rename(uri, vscode.Uri.joinPath(uri, '..', 'plain.ts'))
    await waitForGraphTabs()

    const gone = await writeFile('deleted.nn.ts', foundingProgram)
    await openAlone(gone)
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForGraphTabs('Graph: deleted.nn.ts')
    const edit = new vscode.WorkspaceEdit()
    edit.deleteFile(gone)
    assert.ok(await vscode.workspace.applyEdit(edit))
    await waitForGraphTabs()
  })
})
