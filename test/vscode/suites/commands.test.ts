// The commands of the palette: export in every format, a new file, run backward at the cursor.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard } from '../panelReading.ts'
import { poll } from '../poll.ts'

async function exportAs(uri: vscode.Uri, format: string): Promise<Uint8Array> {
  const target = uri.with({ path: uri.path.replace('.nn.ts', `.${format}`) })
  await vscode.commands.executeCommand('gradientGraph.export', {
    uri: uri.toString(),
    format,
    scale: 2,
    target: target.toString(),
  })
  return vscode.workspace.fs.readFile(target)
}

describe('commands', () => {
  it('stand in the palette', async function () {
    const driver = requireDriver(this)
    await driver.keyboard.press('F1')
    await driver.workbench.fill('.quick-input-widget input', '>Gradient Graph: ')
    for (const title of ['Show Gradient Graph', 'Run Backward', 'Export Graph…', 'New .nn.ts File']) {
      await driver.workbench.waitFor('.quick-input-list .monaco-list-row', { text: `Gradient Graph: ${title}` })
    }
    await driver.keyboard.press('Escape')
  })

  it('Export Graph writes SVG, PNG, DOT and JSON', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('export.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    const svg = new TextDecoder().decode(await exportAs(document.uri, 'svg'))
    assert.match(svg, /^<svg /)
    assert.match(svg, /−8\.0000/)
    const dot = new TextDecoder().decode(await exportAs(document.uri, 'dot'))
    assert.match(dot, /^digraph/)
    const { nodes, root, backward } = JSON.parse(new TextDecoder().decode(await exportAs(document.uri, 'json')))
    assert.deepEqual([nodes.length, root, backward, nodes[0].label, nodes[0].grad], [7, 6, null, 'a', 6])
    const png = await exportAs(document.uri, 'png')
    assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const width = new DataView(png.buffer, png.byteOffset).getUint32(16)
    const natural = Number(/^<svg [^>]*width="(\d+)"/.exec(svg)?.[1])
    assert.equal(width, natural * 2)
  })

  it('Export Graph asks for format and place, also where no panel was open', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('asked.nn.ts', foundingProgram))).document
    await driver.keyboard.press('F1')
    await driver.workbench.fill('.quick-input-widget input', '>Gradient Graph: Export Graph…')
    await driver.workbench.click('.quick-input-list .monaco-list-row', { text: 'Gradient Graph: Export Graph…' })
    await driver.workbench.click('.quick-input-list .monaco-list-row', { text: 'Graphviz source' })
    await driver.workbench.waitUntil(
      () =>
        document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith('/asked.dot') === true,
    )
    await driver.workbench.click('.quick-input-widget a, .quick-input-widget .monaco-button', { text: 'OK' })
    const written = uri.with({ path: uri.path.replace('.nn.ts', '.dot') })
    const dot = await poll(
      async () =>
        vscode.workspace.fs.readFile(written).then(
          (bytes) => new TextDecoder().decode(bytes),
          () => undefined,
        ),
      10_000,
      () => 'No asked.dot was written.',
    )
    assert.match(dot, /^digraph/)
  })

  it('Export Graph draws a PNG of a panel that is behind another tab', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('behind.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    const panelColumn = vscode.ViewColumn.Two
    const cover = await vscode.workspace.openTextDocument({ content: 'in front', language: 'plaintext' })
    await vscode.window.showTextDocument(cover, panelColumn)
    await driver.webview.waitFor('.card', { state: 'hidden' })
    const png = await exportAs(document.uri, 'png')
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47])
  })

  it('Run Backward runs from the statement at the cursor', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('cursorRoot.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    const at = editor.document.positionAt(foundingProgram.indexOf('a * b'))
    editor.selection = new vscode.Selection(at, at)
    await vscode.commands.executeCommand('gradientGraph.runBackward')
    // e = a·b alone: ∂e/∂a = b, ∂e/∂b = a.
    await driver.webview.waitFor('.card', { count: 3 })
    await waitForCard(driver, 'e', '−6.0000', '1.0000')
    await waitForCard(driver, 'a', '2.0000', '−3.0000')
    await waitForCard(driver, 'b', '−3.0000', '2.0000')
  })

  it('New .nn.ts File opens a program that has a graph', async function () {
    const driver = requireDriver(this)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('gradientGraph.newFile')
    const document = vscode.window.activeTextEditor?.document
    assert.match(document?.fileName ?? '', /\.nn\.ts$/)
    assert.equal(document?.languageId, 'typescript')
    await vscode.commands.executeCommand('gradientGraph.show')
    // L = a·b + c = 2·(−3) + 10
    await waitForCard(driver, 'L', '4.0000', '–')
  })

  it('without any file, the panel says how to begin', async function () {
    const driver = requireDriver(this)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.empty button', { text: 'New .nn.ts file' })
  })
})
