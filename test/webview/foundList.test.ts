// Search where more values are than are drawn: the host is asked, and what it found can be walked and chosen.
import assert from 'node:assert/strict'
import type { ToPanel } from '../../src/protocol/panelMessages.ts'
import { describeList, describeRest, hidesValues, startList, stepInList } from '../../src/webview/foundList.ts'
import { makeState } from './makeState.ts'
import type { OpenPanel } from './openPanel.ts'
import { founding, network } from './sampleScenes.ts'
import { assertPosted, isInSight, listLit, until, usePanels } from './usePanels.ts'

const part = { ...network, totalValues: 65818 }

/** Three of 340; node 3 is drawn, as `w[3]`. */
const answer: Extract<ToPanel, { type: 'found' }> = {
  type: 'found',
  query: 'w[3',
  run: 1,
  values: [
    { node: 3, label: 'w[3]', path: '' },
    { node: 4711, label: 'w[3]', path: 'for step[3] › neuron' },
    { node: 5000, label: 'w[30]', path: '' },
  ],
  total: 340,
}

describe('found list', () => {
  it('is for graphs of which not all is drawn, however often a value is drawn', () => {
    assert.equal(hidesValues(null), false)
    assert.equal(hidesValues(founding), false)
    assert.equal(hidesValues(part), true)
    const twice = founding.cards.flatMap((card) => [card, { ...card, id: card.id + 100 }])
    assert.equal(hidesValues({ ...founding, cards: twice }), false)
    assert.equal(hidesValues({ ...founding, cards: twice, totalValues: 8 }), true)
  })

  it('goes around its ends', () => {
    const list = startList(answer)
    assert.equal(stepInList(list, -1).at, 2)
    assert.equal(stepInList(stepInList(stepInList(list, 1), 1), 1).at, 0)
    assert.equal(stepInList(startList({ ...answer, values: [], total: 0 }), 1).at, 0)
    const second = stepInList(list, 1)
    assert.equal(startList(answer, second).at, 1)
    assert.equal(startList({ ...answer, values: answer.values.slice(0, 1) }, second).at, 0)
    assert.equal(startList({ ...answer, query: 'other' }, second).at, 0)
  })

  it('says which of how many, and what it leaves out', () => {
    const list = startList({ ...answer, total: 1340 })
    assert.equal(describeList(stepInList(list, 1)), '2 of 1,340')
    assert.equal(describeRest(list), 'and 1,337 more: type more of the name')
    assert.equal(describeRest(startList({ ...answer, total: 3 })), '')
    assert.equal(describeList(startList({ ...answer, values: [], total: 0 })), 'no match')
  })
})

describe('panel: search over the whole graph', () => {
  const panels = usePanels()
  const input = '.search-input'

  async function searchPart(): Promise<OpenPanel> {
    const panel = await panels.open({ scene: part })
    await panel.forgetPosted()
    await panel.page.fill(input, 'w[3')
    await assertPosted(panel, { type: 'search', query: 'w[3' })
    await panel.send(answer)
    return panel
  }

  it('asks the host, and lists what it found with the path and how many more there are', async () => {
    const panel = await searchPart()
    assert.deepEqual(await panel.page.locator('.found li').allInnerTexts(), ['w[3]', 'w[3]\nfor step[3] › neuron', 'w[30]']) // prettier-ignore
    assert.equal(await panel.page.innerText('.search-count'), '1 of 340')
    assert.equal(await panel.page.innerText('.found-rest'), 'and 337 more: type more of the name')
  })

  it('asks nobody where everything is drawn', async () => {
    const panel = await panels.open({ scene: network })
    await panel.forgetPosted()
    await panel.page.fill(input, 'w[3')
    assert.equal(await panel.page.innerText('.search-count'), '1 of 1')
    await assertPosted(panel)
    assert.equal(await panel.page.locator('.found').isVisible(), false)
  })

  it('is walked by arrows and chosen from by Enter, and then the keyboard is in the graph', async () => {
    const panel = await searchPart()
    await panel.forgetPosted()
    await panel.page.press(input, 'ArrowDown')
    assert.equal(await panel.page.innerText('.search-count'), '2 of 340')
    const active = await panel.page.getAttribute(input, 'aria-activedescendant')
    assert.equal(await panel.page.getAttribute(`#${active}`, 'aria-selected'), 'true')
    await panel.page.press(input, 'Enter')
    await assertPosted(panel, { type: 'showNode', run: 1, node: 4711 })
    assert.equal(await panel.page.locator('.found').isVisible(), false)
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'graph')
    await panel.page.focus(input)
    await panel.page.fill(input, 'w[3')
    await panel.send(answer)
    await panel.page.press(input, 'ArrowUp')
    await panel.page.press(input, 'Enter')
    assert.equal((await panel.waitForPosted('showNode')).node, 5000)
  })

  it('is chosen from by a click', async () => {
    const panel = await searchPart()
    await panel.page.locator('.found li').nth(2).click()
    assert.equal((await panel.waitForPosted('showNode')).node, 5000)
  })

  it('selects the node the host has drawn, and brings it into view', async () => {
    const panel = await searchPart()
    await panel.page.press(input, 'Enter')
    await panel.forgetPosted()
    await panel.send({ type: 'focus', node: 3 })
    assert.deepEqual(await listLit(panel, '.selected'), ['w[3]#0'])
    assert.equal((await panel.waitForPosted('select')).id, 3)
    await until(() => isInSight(panel, 'w[3]'))
  })

  it('shows on the graph what the list is at, where that is drawn', async () => {
    const panel = await searchPart()
    assert.deepEqual(await listLit(panel, '.shown-match'), ['w[3]#0'])
    await panel.page.press(input, 'ArrowDown')
    assert.deepEqual(await listLit(panel, '.shown-match'), [])
    await panel.page.press(input, 'ArrowUp')
    assert.deepEqual(await listLit(panel, '.shown-match'), ['w[3]#0'])
  })

  it('takes no answer to an earlier question, and no choice from one', async () => {
    const panel = await searchPart()
    await panel.page.fill(input, 'w[30')
    await panel.forgetPosted()
    await panel.page.press(input, 'Enter')
    await assertPosted(panel)
    await panel.send({ ...answer, query: 'w', total: 12 })
    assert.equal(await panel.page.innerText('.search-count'), '1 of 340')
    await panel.send({ ...answer, query: 'w[30', values: [], total: 0 })
    assert.equal(await panel.page.innerText('.search-count'), 'no match')
    assert.equal(await panel.page.locator('.found').isVisible(), false)
  })

  it('asks again after a run, whose nodes are others, and keeps its place in the list', async () => {
    const panel = await searchPart()
    await panel.page.press(input, 'ArrowDown')
    await panel.forgetPosted()
    await panel.send({ type: 'state', state: makeState({ run: 2, scene: { ...part } }) })
    await assertPosted(panel, { type: 'search', query: 'w[3' })
    await panel.send({ ...answer, run: 2 })
    assert.equal(await panel.page.innerText('.search-count'), '2 of 340')
  })

  it('goes nowhere by the list of an earlier run, and takes no answer about one', async () => {
    const panel = await searchPart()
    await panel.page.press(input, 'ArrowDown')
    await panel.send({ type: 'state', state: makeState({ run: 2, scene: { ...part } }) })
    await panel.forgetPosted()
    await panel.page.press(input, 'Enter')
    await panel.page.locator('.found li').nth(2).click()
    // Asked before that run had ended, answered after.
    await panel.send(answer)
    await panel.page.press(input, 'Enter')
    await assertPosted(panel)
    const values = answer.values.map((value) => ({ ...value, node: value.node + 7 }))
    await panel.send({ ...answer, run: 2, values })
    await panel.page.press(input, 'Enter')
    await assertPosted(panel, { type: 'showNode', run: 2, node: 4718 })
  })

  it('ends with Escape', async () => {
    const panel = await searchPart()
    await panel.page.press(input, 'Escape')
    assert.equal(await panel.page.inputValue(input), '')
    assert.equal(await panel.page.locator('.found').isVisible(), false)
  })
})
