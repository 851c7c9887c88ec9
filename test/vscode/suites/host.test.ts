// The ground the other suites stand on: a real VS Code, and a driver for the window around it.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'

describe('the VS Code that runs these suites', () => {
  it('is a real one', () => {
    const [major, minor] = vscode.version.split('.').map(Number)
    assert.ok(major === 1 && minor !== undefined && minor >= 100, vscode.version)
  })

  it('opens a document and executes a command on it', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'a\nb' })
    const editor = await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('editor.action.selectAll')
    assert.equal(editor.document.getText(editor.selection), 'a\nb')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('trusts its workspace', () => {
    assert.equal(vscode.workspace.isTrusted, true)
    assert.ok(vscode.workspace.workspaceFolders?.[0])
  })
})

describe('the driver', () => {
  it('reads the window around the extension host', async function () {
    const { workbench } = requireDriver(this)
    const folder = vscode.workspace.workspaceFolders?.[0]?.name ?? ''
    assert.match(await workbench.eval(() => document.title), new RegExp(folder))
  })

  it('clicks in the workbench', async function () {
    const { workbench } = requireDriver(this)
    await workbench.click('.activitybar a.action-label[aria-label^="Search"]')
    await workbench.waitFor('.search-view')
  })

  it('types, and hovers over what was typed', async function () {
    const { workbench, keyboard } = requireDriver(this)
    const hover: vscode.HoverProvider = { provideHover: () => new vscode.Hover('hovered') }
    const registration = vscode.languages.registerHoverProvider('plaintext', hover)
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext' })
    await vscode.window.showTextDocument(document)
    await workbench.click('.monaco-editor .view-lines')
    await keyboard.type('some words')
    await workbench.waitFor('.view-line', { text: 'some words' })
    await workbench.hover('.view-line span', { text: 'some words' })
    await workbench.waitFor('.monaco-hover', { text: 'hovered' })
    registration.dispose()
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('reaches into a webview with a strict content security policy', async function () {
    const { webview } = requireDriver(this)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    const panel = vscode.window.createWebviewPanel('driverTest', 'Driver', vscode.ViewColumn.One, {})
    panel.webview.html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
      <button class="driverTest">one</button><button class="driverTest">two</button>`
    await webview.waitFor('.driverTest', { count: 2 })
    await webview.click('.driverTest', { text: 'two' })
    await assert.rejects(webview.click('.missing', { timeout: 100 }), /No visible webview has .*missing.*waited 100 ms/)
    assert.equal(await webview.eval((word) => document.activeElement?.textContent + word, '!'), 'two!')
    assert.deepEqual(await webview.texts('.driverTest'), ['one', 'two'])
    panel.dispose()
    await webview.waitFor('.driverTest', { state: 'hidden' })
  })
})
