// How the panel's state goes from one run, file and gesture to the next.
import assert from 'node:assert/strict'
import { createPanelMemory, freshMemory, type SavedState } from '../../src/webview/panelMemory.ts'
import {
  cycleMatch,
  findNode,
  findStart,
  initialModel,
  receiveState,
  search,
  selectNode,
  type PanelModel,
} from '../../src/webview/panelModel.ts'
import { explainA } from './sampleExplanations.ts'
import { makeState } from './makeState.ts'
import { founding, foundingGrown, network } from './sampleScenes.ts'

const recall = () => freshMemory
const open = (): PanelModel => receiveState(initialModel, makeState({ scene: founding }), recall)

describe('panel model', () => {
  it('keeps the selection by label when the ids shift', () => {
    const selected = selectNode(open(), 'a#0')
    assert.equal(findNode(selected, selected.selected), 0)
    const next = receiveState(selected, makeState({ scene: foundingGrown }), recall)
    assert.equal(next.selected, 'a#0')
    assert.equal(findNode(next, next.selected), 1)
  })

  it('lets go of a selection that no longer exists, and of its explanation', () => {
    const selected = { ...selectNode(open(), 'a#0'), explanation: explainA }
    const next = receiveState(selected, makeState({ scene: network }), recall)
    assert.equal(next.selected, null)
    assert.equal(next.explanation, null)
  })

  it('keeps the selection through a state without a graph', () => {
    const gone = receiveState(selectNode(open(), 'a#0'), makeState({ scene: null }), recall)
    assert.equal(receiveState(gone, makeState({ scene: founding }), recall).selected, 'a#0')
  })

  it('brings the memory of another file, and nothing of this one', () => {
    const busy = search(selectNode(open(), 'a#0'), 'e')
    const state = makeState({ scene: founding, fileUri: 'file:///other.nn.ts' })
    const next = receiveState(busy, state, () => ({ ...freshMemory, selected: 'b#0', showPartials: false }))
    assert.equal(next.selected, 'b#0')
    assert.equal(next.showPartials, false)
    assert.equal(next.query, '')
  })

  it('finds the value under the cursor', () => {
    assert.equal(receiveState(initialModel, makeState({ scene: founding, cursor: 4 }), recall).cursor, 'd#0')
  })

  it('looks again in every new scene, and cycles around the ends', () => {
    let model = search(receiveState(initialModel, makeState({ scene: network }), recall), 'h[')
    assert.equal(model.matches.length, 7)
    assert.equal(model.active, 'h[0]#0')
    model = cycleMatch(model, -1)
    assert.equal(model.active, 'h[6]#0')
    model = cycleMatch(model, 1)
    assert.equal(model.match, 0)
    const next = receiveState(cycleMatch(model, -1), makeState({ scene: founding }), recall)
    assert.deepEqual([next.matches, next.match], [[], 0])
    assert.equal(cycleMatch(next, 1), next)
  })

  it('starts a walk at the selection, else at the cursor, else at the root', () => {
    assert.equal(findStart(open()), 'L#0')
    assert.equal(findStart({ ...open(), cursor: 'c#0' }), 'c#0')
    assert.equal(findStart({ ...selectNode(open(), 'a#0'), cursor: 'c#0' }), 'a#0')
  })

  it('remembers where a step came from', () => {
    const model = selectNode(selectNode(open(), 'b#0'), 'e#0')
    assert.equal(model.cameFrom, 'b#0')
  })
})

describe('panel memory', () => {
  it('keeps one memory for each file, and survives a new webview', () => {
    let saved: SavedState | undefined
    const make = () =>
      createPanelMemory(
        () => saved,
        (state) => (saved = structuredClone(state)),
      )
    const memory = make()
    memory.remember('one', { selected: 'a#0' })
    memory.remember('two', { showPartials: false })
    memory.remember('one', { transform: { x: 1, y: 2, k: 3 } })
    const again = make()
    assert.deepEqual(again.recall('one'), { ...freshMemory, transform: { x: 1, y: 2, k: 3 }, selected: 'a#0' })
    assert.deepEqual(again.recall('two'), { ...freshMemory, showPartials: false })
    assert.deepEqual(again.recall('three'), freshMemory)
    assert.equal(saved?.fileUri, 'one')
  })

  it('forgets the files not seen for longest', () => {
    let saved: SavedState | undefined
    const memory = createPanelMemory(
      () => saved,
      (state) => (saved = state),
    )
    for (let i = 0; i < 60; i++) memory.remember(`file ${i}`, { selected: String(i) })
    memory.remember('file 10', { selected: 'x' })
    assert.equal(saved?.files.length, 50)
    assert.equal(saved?.files.at(-1)?.[0], 'file 10')
    assert.ok(!saved?.files.some(([uri]) => uri === 'file 5'))
  })
})
