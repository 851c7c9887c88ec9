// Training in the editor: the history of the passes reaches the panel's state, and a pass that is chosen is shown everywhere.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { formatNumber } from '../../../src/graph/formatNumber.ts'
import { makePanelState } from '../../../src/features/panelState.ts'
import type { Features } from '../../../src/features/start.ts'
import type { LiveFile } from '../../../src/features/liveFile.ts'
import { noChoices, type PanelState } from '../../../src/protocol/panelMessages.ts'
import { noTimes } from '../../../src/protocol/scene.ts'
import { requireDriver } from '../driver.ts'
import { openAlone, readHover, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { waitForCard, waitForStatus } from '../panelReading.ts'
import { poll } from '../poll.ts'

// L = w² from w = 4 with rate 1/4: w halves, ∂L/∂w = 2w.
const program = `const w = value(4)
for (let i = 0; i < 6; i++) {
  const L = w * w
  w.zeroGrad()
  L.backward()
  w.data -= w.grad / 4
}
`

describe('training', function () {
  this.timeout(60_000)
  afterEach(async () => {
    await limit('timeLimit', undefined)
    await limit('nodeLimit', undefined)
  })

  it('tells the panel of its passes, and shows the pass that is chosen', async function () {
    const driver = requireDriver(this)
    const { document } = await openAlone(await writeFile('training.nn.ts', program))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '0.0156', '1.0000')
    const file = await findFile(document.uri)
    const read = (): PanelState['training'] =>
      makePanelState(file, { run: file.good, scene: null, choices: noChoices, times: noTimes }, null).training
    const whole = read()
    assert.deepEqual(whole?.history.loss, [16, 4, 1, 0.25, 0.0625, 0.015625])
    assert.deepEqual([whole.passes, whole.shownPass], [6, 5])

    await Promise.all([0, 3, 1].map((pass) => file.showPass(pass)))
    await waitForCard(driver, 'L', '4.0000', '1.0000')
    await waitForHover(document, /data `2\.0000` · grad `4\.0000`/)
    const shown = read()
    assert.deepEqual([shown?.passes, shown?.shownPass, shown?.history.loss], [6, 1, whole.history.loss])
    assert.equal(shown?.history.groups[0]?.weights.max, 2)

    await file.showPass(null)
    await waitForCard(driver, 'L', '0.0156', '1.0000')
    await waitForHover(document, /data `0\.1250` · grad `0\.2500`/)
    assert.deepEqual(read(), whole)
  })

  it('says how far it is, and shows where it was cancelled', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('counting.nn.ts', counting('1e9')))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitUntil(() =>
      /^step [\d,]+ · loss [\d.]+$/.test(document.querySelector('.training-words')?.textContent ?? ''),
    )
    await driver.workbench.waitFor(statusItem, { text: 'counting.nn.ts: step' })
    await driver.webview.click('.training-progress button')
    await waitForStatus(driver, 'cancelled')
    const [, pass = ''] = /^cancelled after pass ([\d,]+)$/.exec(await driver.webview.text('.status')) ?? []
    const number = Number(pass.replaceAll(',', ''))
    assert.ok(number > 0, pass)
    await waitForCard(driver, 'L', formatNumber(number), '1.0000')
    assert.equal(await driver.webview.text('.pass-position'), `pass ${pass} / ${pass}`)
    await driver.webview.waitFor('.training-progress', { state: 'hidden' })
    await driver.workbench.waitFor(statusItem, { state: 'detached' })
    await waitForHover(editor.document, new RegExp(`As of pass ${number}, after which the run was cancelled`))
    // What the next run finds is no change to the code.
    await driver.webview.click('.timeline-buttons button[aria-label="First pass"]')
    await waitForCard(driver, 'L', '0.0000', '1.0000')
    await waitForHover(editor.document, /As of pass 0\.\*/)
  })

  it('shows its passes while it goes on, and nothing but the numbers moves', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('live.nn.ts', counting('3')))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '2.0000', '1.0000')
    await driver.webview.click('.card[data-key="w#0"]')
    // The strip grows by the chain rule, which may move the view once more.
    await driver.webview.waitFor('.details', { text: '∂L/∂w' })
    await driver.webview.click('button[aria-label="Zoom in (+)"]')
    await driver.webview.click('button[aria-label="Zoom in (+)"]')
    const look = (): Promise<string[]> => driver.webview.eval(readView)
    const before = await look()
    await replaceText(editor, 'i < 3', 'i < 1e9')
    await editor.document.save()
    const passes = new Set<string>()
    await poll(
      async () => {
        passes.add(await driver.webview.text('.card[data-key="L#0"] .card-data'))
        return passes.size >= 6 || undefined
      },
      30_000,
      () => `The panel shows ${[...passes].join()}`,
    )
    await waitForStatus(driver, 'training')
    assert.deepEqual(await look(), before)
    assert.equal(await driver.webview.count('.change-mark:not(.hidden)'), 0)
    await waitForHover(editor.document, /As of pass \d+; the training goes on/)
    await poll(
      async () => ((await readLenses(editor.document)).every((title) => !title.includes('=')) ? true : undefined),
      15_000,
      () => 'A lens tells a number that still changes.',
    )
    await vscode.commands.executeCommand('gradientGraph.cancelRun')
    await waitForStatus(driver, 'cancelled')
    assert.deepEqual(await look(), before)
  })

  it('can be cancelled before its first pass: the last good graph stays', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('stuck.nn.ts', counting('3')))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '2.0000', '1.0000')
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'for (let k = 0; ; k++) { }\n'))
    await editor.document.save()
    await waitForStatus(driver, 'running')
    await vscode.commands.executeCommand('gradientGraph.cancelRun', editor.document.uri)
    await waitForStatus(driver, 'stale')
    await driver.webview.waitFor('.banner', { text: 'the run was cancelled' })
    await waitForCard(driver, 'L', '2.0000', '1.0000')
  })

  it('does not wait long for a pass to end when it is cancelled: it keeps the one it has shown', async function () {
    const driver = requireDriver(this)
    const hanging = counting('1e9').replace('w.zeroGrad()', 'while (i === 2_000) {}\n  w.zeroGrad()')
    // On a busy machine the limit would come before the click.
    await limit('timeLimit', 100)
    await openAlone(await writeFile('hanging.nn.ts', hanging))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForStatus(driver, 'training')
    await driver.webview.waitFor('.training-words', { text: 'step 2,000 ·' })
    await driver.webview.click('.training-progress button')
    await waitForStatus(driver, 'cancelled')
    const number = Number((await driver.webview.text('.status')).replace(/^cancelled after pass |,/g, ''))
    assert.ok(number > 0 && number < 2_000, String(number))
    await waitForCard(driver, 'L', formatNumber(number), '1.0000')
  })

  it('keeps the pass it has shown where the program fails on its way', async function () {
    const driver = requireDriver(this)
    const failing = counting('1e9').replace(
      'w.zeroGrad()',
      `if (i === 4_000) throw new Error('enough')\n  w.zeroGrad()`,
    )
    const { document } = await openAlone(await writeFile('failing.nn.ts', failing))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForStatus(driver, 'training')
    await waitForProblems(document, ([problem]) => problem?.message === 'Error: enough')
    await waitForStatus(driver, 'stale')
    await driver.webview.waitFor('.banner', { text: 'Out of date: line 6: Error: enough' })
    const [, last = ''] = /^pass ([\d,]+) /.exec(await driver.webview.text('.pass-position')) ?? []
    await waitForCard(driver, 'L', formatNumber(Number(last.replaceAll(',', ''))), '1.0000')
    // A pass before the failure can still be looked at.
    await driver.webview.click('.timeline-buttons button[aria-label="First pass"]')
    await waitForCard(driver, 'L', '0.0000', '1.0000')
  })

  it('says why a pass cannot be shown', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('large.nn.ts', large))
    await vscode.commands.executeCommand('gradientGraph.show')
    const position = (text: string): Promise<void> => driver.webview.waitFor('.pass-position', { text })
    await position('pass 3 / 3')
    await limit('nodeLimit', 1_000)
    await driver.webview.click('.timeline-buttons button[aria-label="First pass"]')
    const trouble = 'Pass 0 cannot be shown: Stopped inside this loop, iteration'
    await driver.webview.waitFor('.pass-facts.trouble', { text: trouble })
    await position('pass 3 / 3')
  })
})

const statusItem = '[id="gradient-graph.gradient-graph.gradientGraph.training"]'

/** L is the number of the pass, from 0; a pass takes a while. */
function counting(passes: string): string {
  return `const w = value(0)
for (let i = 0; i < ${passes}; i++) {
  let slow = 0
  for (let k = 0; k < 20_000; k++) slow += Math.sin(k)
  const L = w * (slow / slow)
  w.zeroGrad()
  L.backward()
  w.data += w.grad
}
`
}

const large = `const w = value(1)
for (let i = 0; i < 4; i++) {
  let L = w
  for (let k = 0; k < 2_000; k++) L = L + w
  L.backward()
}
`

async function limit(name: 'timeLimit' | 'nodeLimit', to: number | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('gradientGraph')
  await settings.update(name, to, vscode.ConfigurationTarget.Workspace)
}

/** Where the view and every card go, whatever glides there still, and what is selected. */
function readView(): string[] {
  return [...document.querySelectorAll('.canvas, .canvas .card')].map(
    (shape) => `${shape.getAttribute('style')} ${shape.classList.contains('selected')}`,
  )
}

async function readLenses(document: vscode.TextDocument): Promise<string[]> {
  const command = 'vscode.executeCodeLensProvider'
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(command, document.uri, 100)
  return lenses.map(({ command: { title } = { title: '' } }) => title)
}

async function findFile(uri: vscode.Uri): Promise<LiveFile> {
  const extension = vscode.extensions.getExtension<{ features: () => Promise<Features> }>(
    'gradient-graph.gradient-graph',
  )
  assert.ok(extension)
  const { files } = await (await extension.activate()).features()
  return files.find(uri) ?? assert.fail('The file is not live.')
}

async function waitForHover(document: vscode.TextDocument, words: RegExp): Promise<void> {
  let seen = ''
  await poll(
    async () => {
      seen = await readHover(document, 'w = value')
      return words.test(seen) ? true : undefined
    },
    15_000,
    () => `The hover says ${seen}.`,
  )
}
