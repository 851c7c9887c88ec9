// What the last save changed, as the panel shows it: marks on the cards, words on hover, a count below the graph.
import assert from 'node:assert/strict'
import type { Card } from '../../src/protocol/scene.ts'
import { describeChange, describeChanges } from '../../src/webview/describeChange.ts'
import { makeState } from './makeState.ts'
import { foldedMarked, foundingMarked } from './sampleFindings.ts'
import { founding } from './sampleScenes.ts'
import { card, usePanels } from './usePanels.ts'

function findCard(label: string): Card {
  const found = foundingMarked.cards.find((one) => one.label === label)
  assert.ok(found)
  return found
}

describe('words for changes', () => {
  it('say what a card read before and reads now', () => {
    assert.equal(describeChange(findCard('a')), 'Since the last save: data 1.5000 → 2.0000.')
    const both = { ...findCard('a'), change: { kind: 'changed', data: '1.5000', grad: '7.0000' } as const }
    assert.equal(describeChange(both), 'Since the last save: data 1.5000 → 2.0000, grad 7.0000 → 6.0000.')
    assert.equal(describeChange(findCard('e')), 'Added by the last save.')
    assert.equal(describeChange(findCard('c')), '')
  })

  it('count what there is', () => {
    assert.equal(describeChanges({ added: 2, changed: 3, removed: 1 }), '2 added · 3 changed · 1 removed since the last save') // prettier-ignore
    assert.equal(describeChanges({ added: 0, changed: 12345, removed: 0 }), '12,345 changed since the last save')
    assert.equal(describeChanges({ added: 0, changed: 0, removed: 0 }), '')
    assert.equal(describeChanges(null), '')
  })
})

describe('panel: changes since the last save', () => {
  const panels = usePanels()
  const mark = (label: string): string => `${card(label)} .change-mark`

  it('are marked by signs of different shapes, and told on hover and below the graph', async () => {
    const panel = await panels.open({ scene: founding })
    assert.equal(await panel.page.locator('.change-mark:visible').count(), 0)
    await panel.send({ type: 'state', state: makeState({ scene: foundingMarked }) })
    assert.equal(await panel.page.locator('.change-mark:visible').count(), 4)
    const signs = await panel.page.locator('.change-mark:visible .mark-sign').evaluateAll((all) => all.map((one) => one.getAttribute('d'))) // prettier-ignore
    assert.equal(new Set(signs).size, 2)
    assert.ok(await panel.page.locator(mark('e')).isVisible())
    assert.match((await panel.page.locator(`${card('a')} title`).textContent()) ?? '', /data 1\.5000 → 2\.0000/)
    assert.match((await panel.page.getAttribute(card('e'), 'aria-label')) ?? '', /Added by the last save/)
    assert.equal(await panel.page.innerText('.note'), '1 added · 3 changed · 2 removed since the last save')
    assert.match((await panel.page.locator('.announcer').textContent()) ?? '', /3 changed/)
  })

  it('are marked on the closed groups that hold some', async () => {
    const panel = await panels.open({ scene: foldedMarked })
    const marked = await panel.page.$$eval('.group:has(.change-mark:not(.hidden))', (groups) =>
      groups.map((group) => Number(group.getAttribute('data-id'))),
    )
    const expected = foldedMarked.groups.filter(({ changed }) => changed > 0).map(({ id }) => id)
    assert.deepEqual(new Set(marked), new Set(expected))
    assert.ok(expected.length > 0 && expected.length < foldedMarked.groups.length)
    const [first] = foldedMarked.groups
    const title = await panel.page.locator(`.group[data-id="${first?.id}"] title`).textContent()
    assert.match(title ?? '', /12 values inside were added or changed/)
  })

  it('are gone after a run that changed nothing', async () => {
    const panel = await panels.open({ scene: foundingMarked })
    await panel.send({ type: 'state', state: makeState({ scene: founding }) })
    assert.equal(await panel.page.locator('.change-mark:visible').count(), 0)
    assert.equal(await panel.page.locator('.note').isVisible(), false)
    assert.doesNotMatch((await panel.page.locator(`${card('a')} title`).textContent()) ?? '', /→/)
  })
})
