// The main job: open, save, see the graph; press "run backward", read every gradient; hover.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, readHover, replaceText, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { readCards, waitForCard, waitForStatus } from '../panelReading.ts'

// L = (a·b + c)·f at a = 2, b = −3, c = 10, f = −2, differentiated by hand.
const gradients = [
  { label: 'a', data: '2.0000', grad: '6.0000' },
  { label: 'b', data: '−3.0000', grad: '−4.0000' },
  { label: 'c', data: '10.0000', grad: '−2.0000' },
  { label: 'e', data: '−6.0000', grad: '−2.0000' },
  { label: 'd', data: '4.0000', grad: '−2.0000' },
  { label: 'f', data: '−2.0000', grad: '4.0000' },
  { label: 'L', data: '−8.0000', grad: '1.0000' },
]
const byLabel = (one: { label: string }, other: { label: string }): number => one.label.localeCompare(other.label)
const lens = '.codelens-decoration a'

describe('the main job', () => {
  it('shows seven values after opening and saving, and every gradient after “run backward”', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('job.nn.ts', '// empty\n'))
    await replaceText(editor, '// empty\n', foundingProgram)
    await editor.document.save()
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    await waitForStatus(driver, 'current')
    const before = await readCards(driver)
    assert.deepEqual(before.toSorted(byLabel), gradients.map((card) => ({ ...card, grad: '–' })).toSorted(byLabel))

    await driver.workbench.waitFor(lens, { count: 7 })
    await driver.workbench.click(lens, { nth: 6 })
    await waitForCard(driver, 'L', '−8.0000', '1.0000')
    assert.deepEqual((await readCards(driver)).toSorted(byLabel), gradients.toSorted(byLabel))
    await driver.workbench.waitFor(lens, { text: 'L = -8.0000 · 7 values' })
    assert.equal(await driver.webview.count('.op'), 3)
  })

  it('remembers the choice: a later save runs it again', async function () {
    const driver = requireDriver(this)
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('job.nn.ts'))
    assert.ok(editor)
    await replaceText(editor, 'value(10.0)', 'value(1.0)')
    await editor.document.save()
    // L = (2·−3 + 1)·−2 = 10; ∂L/∂a = f·b = 6, ∂L/∂f = d = −5
    await waitForCard(driver, 'L', '10.0000', '1.0000')
    await waitForCard(driver, 'f', '−2.0000', '−5.0000')
    await waitForCard(driver, 'a', '2.0000', '6.0000')
  })

  it('names the values of a line that makes several', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('several.nn.ts', 'const [p, q] = [value(1), value(2)]\nconst r = p * q\n'))
    await driver.workbench.waitFor(lens, { text: 'run backward on p' })
    await driver.workbench.waitFor(lens, { text: 'run backward on q' })
    await driver.workbench.waitFor(lens, { text: 'run backward on r', count: 0 })
  })

  it('writes every minus sign as code does', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('minus.nn.ts', 'const x = value(-1e-9)\nconst y = x + 0\ny.backward()\n'))
    await driver.workbench.waitFor(lens, { text: 'y = -1.0000e-9 · 2 values' })
  })

  it('stands above what is a value and not above a loop that assigns one', async function () {
    const driver = requireDriver(this)
    await openAlone(
      await writeFile('loop.nn.ts', 'let s = value(1)\nfor (let i = 0; i < 2; i++) s = s * 2\nconst t = s * 3\n'),
    )
    await driver.workbench.waitFor(lens, { text: 'run backward', count: 2 })
  })

  it('hovers with the chain rule in numbers', async () => {
    const editor = await openAlone(await writeFile('hover.nn.ts', `${foundingProgram}L.backward()\n`))
    const uri = editor.document.uri
    await vscode.commands.executeCommand('gradientGraph.show', uri)
    assert.match(await readHover(editor.document, 'a * b'), /∂L\/∂a = ∂L\/∂e · b = \(−2\) · \(−3\) = 6/)
    assert.match(await readHover(editor.document, 'const c', 6), /∂L\/∂c = ∂L\/∂d · 1 = \(−2\) · 1 = −2/)
    assert.match(await readHover(editor.document, 'a * b', 2), /\*\*`?e`?\*\*/)
  })

  it('shows micrograd’s README example with the same figures', async function () {
    const driver = requireDriver(this)
    const text = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(
        vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri,
        'examples',
        'more',
        'micrograd.nn.ts',
      ),
    )
    await openAlone(await writeFile('micrograd.nn.ts', new TextDecoder().decode(text)))
    await vscode.commands.executeCommand('gradientGraph.show')
    // Published in micrograd's README: g 24.7041, ∂g/∂a 138.8338, ∂g/∂b 645.5773.
    await waitForCard(driver, 'g', '24.7041', '1.0000', 1)
    await waitForCard(driver, 'a', '−4.0000', '138.8338')
    await waitForCard(driver, 'b', '2.0000', '645.5773')
  })
})
