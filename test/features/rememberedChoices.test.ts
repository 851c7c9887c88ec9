// What a panel keeps with VS Code tells which groups were open; anything else is as if nothing had been chosen.
import assert from 'node:assert/strict'
import { readChoices, renameRemembered } from '../../src/features/rememberedChoices.ts'
import { noChoices } from '../../src/protocol/panelMessages.ts'
import { createPanelMemory, type SavedState } from '../../src/webview/panelMemory.ts'

describe('rememberedChoices', () => {
  const choices = { open: ['/for k'], closed: ['/layer'], members: { '/for k': 17 } }

  it('are those that the panel of the file saved', () => {
    const saved: SavedState[] = []
    const memory = createPanelMemory(() => saved.at(-1), (state) => saved.push(state)) // prettier-ignore
    memory.remember('file:///a.nn.ts', { choices })
    memory.remember('file:///b.nn.ts', { selected: 'L#0' })
    const state: unknown = JSON.parse(JSON.stringify(saved.at(-1)))
    assert.deepEqual(readChoices(state, 'file:///a.nn.ts'), choices)
    assert.deepEqual(readChoices(state, 'file:///b.nn.ts'), noChoices)
    assert.deepEqual(readChoices(state, 'file:///c.nn.ts'), noChoices)
  })

  it('go with the file when it is renamed, and those of other files stay', () => {
    const saved: SavedState[] = []
    const memory = createPanelMemory(() => saved.at(-1), (state) => saved.push(state)) // prettier-ignore
    memory.remember('file:///b.nn.ts', { selected: 'L#0' })
    memory.remember('file:///a.nn.ts', { choices, selected: 'e#0' })
    const renamed = JSON.parse(renameRemembered(JSON.stringify(saved.at(-1)), 'file:///a.nn.ts', 'file:///c.nn.ts'))
    assert.deepEqual(readChoices(renamed, 'file:///c.nn.ts'), choices)
    const after = createPanelMemory(() => renamed, () => undefined) // prettier-ignore
    assert.equal(after.recall('file:///c.nn.ts').selected, 'e#0')
    assert.equal(after.recall('file:///b.nn.ts').selected, 'L#0')
    assert.equal(after.recall('file:///a.nn.ts').selected, null)
    assert.equal(renamed.fileUri, 'file:///c.nn.ts')
    assert.equal(renameRemembered('', 'file:///a.nn.ts', 'file:///c.nn.ts'), '')
  })

  it('are none where the state is of an older version or none', () => {
    for (const state of [undefined, null, '', {}, { files: [['file:///a.nn.ts', { selected: null }]] }]) {
      assert.deepEqual(readChoices(state, 'file:///a.nn.ts'), noChoices)
    }
  })
})
