// The hover on code that runs more than once: how often, the range of what it made, and the latest.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { openAlone, readHover, writeFile } from '../editing.ts'
import { poll } from '../poll.ts'

const program = `function square(x: number) {
  return x * x
}
const w = value(2)
let total = value(0)
for (let i = 1; i <= 4; i++) {
  const scaled = w * i
  total = total + square(scaled)
}
total.backward()
`

async function hoverOf(document: vscode.TextDocument, text: string, inside = 0): Promise<string> {
  return poll(
    async () => (await readHover(document, text, inside)) || undefined,
    15_000,
    () => `There is no hover at “${text}”.`,
  )
}

describe('the hover where code runs more than once', () => {
  let document: vscode.TextDocument

  before(async () => {
    ;({ document } = await openAlone(await writeFile('loops.nn.ts', program)))
  })

  it('in a loop says how many values there were, their range and mean, and explains the latest', async () => {
    // scaled = 2, 4, 6, 8; total = Σ (w·i)², so ∂total/∂scaled = 2·scaled, at the latest 16.
    const text = await hoverOf(document, 'w * i', 2)
    assert.match(text, /made 4 times · data from `2\.0000` to `8\.0000`, mean `5\.0000` · the latest:/)
    assert.match(text, /\*\*scaled\*\* = `w × 4` · data `8\.0000` · grad `16\.0000`/)
  })

  it('in a function says so of all its calls', async () => {
    // x·x = 4, 16, 36, 64, mean 30; each is a term of the sum.
    const text = await hoverOf(document, 'x * x', 2)
    assert.match(text, /made 4 times · data from `4\.0000` to `64\.0000`, mean `30\.0000` · the latest:/)
    assert.match(text, /data `64\.0000` · grad `1\.0000`/)
  })

  it('says nothing of the kind about what is made once', async () => {
    // ∂total/∂w = Σ 2·w·i² = 2·2·30
    const text = await hoverOf(document, 'const w', 6)
    assert.doesNotMatch(text, /times|latest/)
    assert.match(text, /data `2\.0000` · grad `120\.0000`/)
  })
})
