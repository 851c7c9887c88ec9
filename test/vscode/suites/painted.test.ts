// A graph of which everything is open: so many shapes that they are painted, and still each can be found and chosen.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver, type Driver } from '../driver.ts'
import { openAlone, writeFile } from '../editing.ts'
import { waitForStatus } from '../panelReading.ts'
import { poll } from '../poll.ts'

/** Functions of another structure each, so that none folds onto another: 40 blocks of 20 operations. */
function writeBlocks(): string {
  const steps = ['x * w', 'x + w', 'x.tanh()', 'x - w', 'x * x']
  const blocks = Array.from({ length: 40 }, (_, block) => {
    const lines = Array.from({ length: 20 }, (__, i) => `  x = ${steps[(i * 7 + block * 3 + i * block) % 5]}`)
    return `function block${block}(x: number): number {\n${lines.join('\n')}\n  return x\n}`
  })
  const calls = Array.from({ length: 40 }, (_, block) => `const y${block + 1} = block${block}(y${block})`)
  return `const w = value(0.3)\nconst y0 = value(0.1)\n${blocks.join('\n')}\n${calls.join('\n')}\ny40.backward()\n`
}

/** What a screen reader is told that the keyboard is at. */
const readActive = (driver: Driver): Promise<string> =>
  driver.webview.eval(() => {
    const id = document.querySelector('.graph')?.getAttribute('aria-activedescendant') ?? ''
    return document.getElementById(id)?.getAttribute('aria-label') ?? ''
  })

describe('a large graph with everything open', () => {
  it('is painted, finds any value, and answers pointer and keyboard', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('blocks.nn.ts', writeBlocks()))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.group-strip')
    await waitForStatus(driver, 'current')
    await driver.webview.waitFor('.note', { text: 'inside closed groups' })
    await driver.webview.click('.group-strip button', { text: 'open all' })
    await driver.webview.waitUntil(() => {
      const isWhole = document.querySelector('.note')?.textContent?.includes('closed groups') !== true
      return isWhole && document.querySelector('.painting')?.checkVisibility() === true
    })
    assert.equal(await driver.webview.count('.canvas .card'), 0)

    await driver.webview.fill('.search-input', 'y17')
    await driver.webview.waitFor('.search-count', { text: '1 of 1' })
    await driver.webview.focus('.search-input')
    await driver.keyboard.press('Enter')
    await driver.keyboard.press('Escape')
    // The keyboard is back on the graph, at what was found.
    await driver.keyboard.press('Space')
    await driver.webview.waitFor('.details', { text: 'y17' })
    assert.match(await readActive(driver), /^y17: data /)

    await driver.keyboard.press('ArrowLeft')
    // What y17 is computed from is a value of its block, which has another name.
    await driver.webview.waitUntil(() => {
      const id = document.querySelector('.graph')?.getAttribute('aria-activedescendant') ?? ''
      return !document.getElementById(id)?.getAttribute('aria-label')?.startsWith('y17:')
    })

    // Its element lies over the painted card: a click there chooses the card, and shows its code.
    await driver.keyboard.press('ArrowRight')
    await driver.webview.waitUntil(() => {
      const id = document.querySelector('.graph')?.getAttribute('aria-activedescendant') ?? ''
      return document.getElementById(id)?.getAttribute('aria-label')?.startsWith('y17:')
    })
    // The view glides there: the value has to be in sight, and to have come to rest.
    await driver.webview.waitUntil(() => {
      const graph = document.querySelector<HTMLElement>('.graph')
      const place = document.querySelector('.stand-in[role="button"]')?.getBoundingClientRect()
      const around = graph?.getBoundingClientRect()
      if (!graph || !place || !around) return false
      const before = graph.dataset['place']
      graph.dataset['place'] = `${place.x} ${place.y}`
      return before === graph.dataset['place'] && place.left >= around.left && place.right <= around.right
    })
    const area = await driver.webview.box('.graph')
    const shape = await driver.webview.box('.stand-in[role="button"]')
    assert.ok(shape.x >= area.x && shape.x + shape.width <= area.x + area.width, 'the value is in sight')
    assert.ok(editor.selection.isEmpty)
    await driver.webview.click('.painted', {
      position: { x: shape.x + shape.width / 2 - area.x, y: shape.y + shape.height / 2 - area.y },
    })
    await poll(
      async () => !editor.selection.isEmpty || undefined,
      10_000,
      () => 'No code was selected.',
    )
    // y17 is what block16 returns.
    const untilThere = editor.document.getText(new vscode.Range(new vscode.Position(0, 0), editor.selection.start))
    assert.equal(untilThere.match(/function /g)?.length, 17)
  })
})
