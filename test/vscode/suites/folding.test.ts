// A graph too large to be read: folded by meaning, opened down to one operation, steady over saves.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver, type Driver } from '../driver.ts'
import { openAlone, replaceText, writeFile } from '../editing.ts'
import { waitForStatus } from '../panelReading.ts'

/** Forty samples of a small network: 2,280 operations in calls and loops. */
const network = `const scale = 1
const w = Array.from({ length: 8 }, (_, i) => value(Math.sin(i) * scale))
function neuron(x: number, shift: number): number {
  let act = value(0)
  for (let i = 0; i < 8; i++) act = act + w[i]! * (x + shift + i)
  return act.tanh()
}
function model(x: number): number {
  return neuron(x, 0.1) + neuron(x, 0.2) + neuron(x, 0.3)
}
let total = value(0)
for (let k = 0; k < 40; k++) total = total + (model(value(k / 40)) - 0.5) ** 2
const loss = total / 40
loss.backward()
`

/** Where every shape stands, by key. */
const readPlaces = (driver: Driver): Promise<Record<string, string>> =>
  driver.webview.eval(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.canvas .card, .canvas .group')].map((shape) => [
        shape.getAttribute('data-key') ?? '',
        shape.getAttribute('style') ?? '',
      ]),
    ),
  )

const readGroups = (driver: Driver): Promise<string[]> =>
  driver.webview.eval(() =>
    [...document.querySelectorAll('.canvas .group')].map((group) =>
      [group.querySelector('.group-name')?.textContent, group.querySelector('.group-count')?.textContent].join(' '),
    ),
  )

describe('a folded graph', () => {
  it('opens a group on a click, down to the operations of the turn that is picked, and closes it', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('network.nn.ts', network))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.canvas .frame')
    await driver.webview.click('.group-strip button', { text: 'close all' })
    await driver.webview.waitFor('.canvas .frame', { count: 0, state: 'attached' })
    assert.deepEqual(await readGroups(driver), ['for k ×40'])
    await driver.webview.click('.canvas .group')
    await driver.webview.waitFor('.canvas .frame')
    assert.deepEqual(await readGroups(driver), ['neuron ×3', 'for k ×39'])
    await driver.webview.click('.canvas .frame [data-action="after"]')
    await driver.webview.waitUntil(() => document.querySelector('.sample')?.textContent === 'sample[1] of 40')
    // The other samples are one box, whichever is shown.
    assert.deepEqual(await readGroups(driver), ['neuron ×3', 'for k ×39'])
  })

  it('opens a chain of sums to its partial sums', async function () {
    const driver = requireDriver(this)
    const sum = Array.from({ length: 5 }, (_, i) => `w[${i}] * x`).join(' + ')
    const program = `const w = [1, 2, 3, 4, 5].map((i) => value(i))
function score(x: number): number {
  return ${sum}
}
let total = value(0)
for (let k = 0; k < 60; k++) total = total + score(value(1)).tanh()
total.backward()
`
    await openAlone(await writeFile('sums.nn.ts', program))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.canvas .frame[data-frame$="score"]')
    const readSums = (): Promise<string[]> =>
      driver.webview.eval(() =>
        [...document.querySelectorAll('.canvas .card[data-key*="/Σ › "] .card-data')].map(
          (text) => text.textContent ?? '',
        ),
      )
    assert.deepEqual(await readSums(), [])
    await driver.webview.click('.canvas .op', { text: 'Σ' })
    await driver.webview.waitFor('.canvas .card.selected')
    await driver.webview.click('.canvas .op', { text: 'Σ' })
    await driver.webview.waitFor('.canvas .frame[data-frame$="/Σ"]')
    // 1 + 2, + 3, + 4, + 5 times 1
    assert.deepEqual(await readSums(), ['3.0000', '6.0000', '10.0000', '15.0000'])
  })

  it('shows every value again after a save, each where it was, and what was open stays open', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('steady-network.nn.ts', network))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.canvas .frame')
    const before = await readPlaces(driver)
    const loss = await driver.webview.text('.card[data-key="loss#0"] .card-data')
    assert.ok(Object.keys(before).length > 5)
    await replaceText(editor, 'scale = 1', 'scale = 2')
    await waitForStatus(driver, 'stale')
    await editor.document.save()
    await waitForStatus(driver, 'current')
    await driver.webview.waitUntil(
      (old) => document.querySelector('.card[data-key="loss#0"] .card-data')?.textContent !== old,
      loss,
    )
    assert.deepEqual(await readPlaces(driver), before)
  })

  it('is open as it was after the panel was closed', async function () {
    const driver = requireDriver(this)
    await openAlone(await writeFile('closed-network.nn.ts', network))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.canvas .frame')
    await driver.webview.click('.group-strip button', { text: 'close all' })
    await driver.webview.waitFor('.canvas .frame', { count: 0, state: 'attached' })
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all)
    await vscode.window.tabGroups.close(tabs.filter(({ label }) => label.startsWith('Graph:')))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.canvas .group')
    assert.deepEqual(await readGroups(driver), ['for k ×40'])
  })
})
