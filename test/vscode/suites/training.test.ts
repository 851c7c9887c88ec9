// Training in the editor: the history of the passes reaches the panel's state, and a pass that is chosen is shown everywhere.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { makePanelState } from '../../../src/features/panelState.ts'
import type { Features } from '../../../src/features/start.ts'
import type { LiveFile } from '../../../src/features/liveFile.ts'
import { noChoices, type PanelState } from '../../../src/protocol/panelMessages.ts'
import { noTimes } from '../../../src/protocol/scene.ts'
import { requireDriver } from '../driver.ts'
import { openAlone, readHover, writeFile } from '../editing.ts'
import { waitForCard } from '../panelReading.ts'
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
})

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
