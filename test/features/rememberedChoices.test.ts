// What a panel keeps with VS Code tells which groups were open; anything else is as if nothing had been chosen.
import assert from 'node:assert/strict'
import { readChoices } from '../../src/features/rememberedChoices.ts'
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

  it('are none where the state is of an older version or none', () => {
    for (const state of [undefined, null, '', {}, { files: [['file:///a.nn.ts', { selected: null }]] }]) {
      assert.deepEqual(readChoices(state, 'file:///a.nn.ts'), noChoices)
    }
  })
})
