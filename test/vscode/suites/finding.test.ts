// Finding one's way in a graph: any value of a folded one by its name, what a save changed, and the whole of it exported.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { foldedLoop, foundingProgram } from '../../programs.ts'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { waitForCard } from '../panelReading.ts'

const loop = `${foldedLoop}total.backward()\n`

describe('search over a folded graph', () => {
  it('finds a value inside a closed group, opens the group there and selects it', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('search.nn.ts', loop))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.group')
    await driver.webview.fill('.search-input', 'x')
    await driver.webview.waitFor('.found li', { text: 'for k[49]' })
    assert.equal(await driver.webview.text('.search-count'), '1 of 70')
    assert.equal(await driver.webview.text('.found-rest'), 'and 20 more: type more of the name')
    await driver.webview.focus('.search-input')
    for (let step = 0; step < 41; step++) await driver.keyboard.press('ArrowDown')
    await driver.webview.waitFor('.search-count', { text: '42 of 70' })
    await driver.keyboard.press('Enter')
    // x of iteration 41 is 41.
    await driver.webview.waitFor('.card.selected .card-data', { text: '41.0000' })
    await driver.webview.waitFor('.details', { text: '41.0000' })
    const card = await driver.webview.box('.card.selected .card-ground')
    const stage = await driver.webview.box('.graph')
    assert.ok(card.x >= stage.x && card.x + card.width <= stage.x + stage.width, 'the card is in sight')
  })
})

describe('changes since the last save', () => {
  const visibleMarks = '.change-mark:not(.hidden)'

  it('are marked after a save, and gone after one that changes nothing', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('changes.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '−8.0000', '–')
    assert.equal(await driver.webview.count(visibleMarks), 0)

    await replaceText(editor, 'value(2.0)', 'value(2.5)')
    await editor.document.save()
    // e = −7.5, d = 2.5, L = −5
    await waitForCard(driver, 'L', '−5.0000', '–')
    await driver.webview.waitFor('.note', { text: '4 changed since the last save' })
    assert.equal(await driver.webview.count(visibleMarks), 4)
    const title = await driver.webview.eval(() => document.querySelector('.card[data-key="a#0"] title')?.textContent)
    assert.match(title ?? '', /data 2\.0000 → 2\.5000/)

    await vscode.commands.executeCommand('gradientGraph.runBackward', { uri: editor.document.uri.toString(), key: 'L' })
    await waitForCard(driver, 'L', '−5.0000', '1.0000')
    assert.equal(await driver.webview.count(visibleMarks), 4)

    await replaceText(editor, 'const L', '\nconst L')
    await editor.document.save()
    await driver.webview.waitFor(visibleMarks, { count: 0 })
    await driver.webview.waitFor('.note', { state: 'hidden' })
  })

  it('tell what was added and removed', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('added.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '−8.0000', '–')
    await replaceText(editor, 'const L = d * f', 'const L = d * a')
    await editor.document.save()
    // L = 4 · 2, and f is no longer part of it.
    await waitForCard(driver, 'L', '8.0000', '–')
    await driver.webview.waitFor('.note', { text: '1 changed · 1 removed since the last save' })
    await replaceText(editor, 'const L = d * a', 'const L = d * a\nconst M = L * 2')
    await editor.document.save()
    await driver.webview.waitFor('.card[data-key="M#0"] [data-change="added"]')
    await driver.webview.waitFor('.note', { text: '1 added since the last save' })
  })
})

describe('export of a folded graph', () => {
  it('asks how much of it, and writes all of it as JSON', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('whole.nn.ts', loop))).document
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.group')
    const target = uri.with({ path: uri.path.replace('.nn.ts', '.json') })
    const exported = vscode.commands.executeCommand('gradientGraph.export', {
      uri: uri.toString(),
      format: 'json',
      target: target.toString(),
    })
    await driver.workbench.waitFor('.quick-input-list .monaco-list-row', { text: 'What is visible' })
    await driver.workbench.click('.quick-input-list .monaco-list-row', { text: 'The whole graph' })
    await exported
    const { file, nodes, root } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)))
    assert.deepEqual([file, root], ['whole.nn.ts', nodes.length - 1])
    assert.equal(nodes.filter(({ op }: { op: string }) => op !== 'const').length, 492)
    assert.equal(nodes.filter(({ label }: { label: string }) => label === 'x').length, 70)
  })

  it('writes the whole graph or what is visible, and a PNG of any size', async function () {
    const driver = requireDriver(this)
    const { uri } = (await openAlone(await writeFile('part.nn.ts', loop))).document
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.group')
    const write = async (choices: object, name: string): Promise<Uint8Array> => {
      const target = vscode.Uri.joinPath(uri, '..', name)
      await vscode.commands.executeCommand('gradientGraph.export', { uri: uri.toString(), target: target.toString(), ...choices }) // prettier-ignore
      return vscode.workspace.fs.readFile(target)
    }
    const text = async (choices: object, name: string): Promise<string> =>
      new TextDecoder().decode(await write(choices, name))
    const whole = await text({ format: 'svg', part: 'whole' }, 'whole.svg')
    assert.equal(whole.match(/class="gg-card"/g)?.length, 492)
    const visible = await text({ format: 'svg', part: 'visible' }, 'visible.svg')
    assert.match(visible, /class="gg-card gg-group"/)
    assert.match(await text({ format: 'dot', part: 'visible' }, 'visible.dot'), /shape=box3d/)
    const png = await write({ format: 'png', part: 'visible', scale: 0.5 }, 'visible.png')
    const width = new DataView(png.buffer, png.byteOffset).getUint32(16)
    assert.equal(width, Math.round(Number(/^<svg [^>]*width="(\d+)"/.exec(visible)?.[1]) * 0.5))
  })
})
