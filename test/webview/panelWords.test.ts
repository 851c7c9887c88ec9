// The words of the panel: state, empty states, keys.
import assert from 'node:assert/strict'
import { chooseEmptyText } from '../../src/webview/emptyState.ts'
import { isSearchShortcut, readGraphKey } from '../../src/webview/readGraphKey.ts'
import { announceState, describeClosed, describePart } from '../../src/webview/statusText.ts'
import { makeState } from './makeState.ts'
import { folded, unfolded } from './sampleGroups.ts'
import { founding, network } from './sampleScenes.ts'

describe('status words', () => {
  it('announces what changed, and is silent while running', () => {
    assert.equal(
      announceState(makeState({ scene: founding })),
      'neuron.nn.ts: up to date, 7 values · 3 operations · pass 0 · 0.4 ms',
    )
    const stale = makeState({ scene: founding, status: { kind: 'stale', reason: 'the text changed' } })
    assert.equal(announceState(stale), 'neuron.nn.ts: out of date, the text changed')
    assert.equal(announceState(makeState({ status: { kind: 'running' } })), '')
    assert.equal(announceState(makeState({ status: { kind: 'training' } })), '')
    assert.equal(announceState(makeState({ fileName: null })), '')
  })

  it('says when only a part is drawn', () => {
    assert.equal(describePart(makeState({ scene: founding })), '')
    const part = makeState({ scene: { ...network, totalValues: 65818 }, rootLabel: 'L' })
    assert.equal(describePart(part), '40 of 65,818 values, the others inside closed groups')
  })
})

describe('words after everything was to be opened', () => {
  it('say how many groups are still closed', () => {
    const words = 'Not everything could be opened at once: 3 groups are still closed'
    assert.equal(describeClosed(folded), words)
    const [one] = folded.groups
    assert.match(describeClosed({ ...folded, groups: one ? [one] : [] }), /1 group is still closed$/)
  })

  it('do not count the rest of an open group, nor what has nothing inside', () => {
    const [inside, product] = ['layers[1]/neuron', 'layers[1]/neuron/i']
    const rest = unfolded.groups.filter(({ key, canOpen }) => key === inside || !canOpen)
    assert.equal(rest.length, 3)
    assert.equal(describeClosed({ ...unfolded, groups: rest }), '')
    const groups = unfolded.groups.filter(({ key }) => key === inside || key === product)
    assert.match(describeClosed({ ...unfolded, groups }), /1 group is/)
  })
})

describe('empty states', () => {
  it('have a button where there is something to press', () => {
    assert.equal(chooseEmptyText(makeState({ fileName: null }))?.button?.message.type, 'newFile')
    assert.equal(chooseEmptyText(makeState({ status: { kind: 'restricted' } }))?.button?.message.type, 'trust')
    assert.deepEqual(chooseEmptyText(makeState({}))?.code[0], 'const a = value(2)')
  })

  it('give way to a graph, and to a run that will bring one', () => {
    assert.equal(chooseEmptyText(makeState({ scene: founding })), null)
    assert.equal(chooseEmptyText(makeState({ status: { kind: 'running' } })), null)
  })

  it('say why there is no graph', () => {
    const text = chooseEmptyText(makeState({ status: { kind: 'stale', reason: 'line 3 has an error' } }))
    assert.deepEqual(text?.lines, ['Line 3 has an error'])
  })
})

describe('keys of the graph', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false }

  it('walk, reveal, clear, zoom, search', () => {
    assert.deepEqual(readGraphKey({ ...plain, key: 'ArrowLeft' }), { kind: 'walk', direction: 'left' })
    assert.deepEqual(readGraphKey({ ...plain, key: 'Enter' }), { kind: 'reveal' })
    assert.deepEqual(readGraphKey({ ...plain, key: '/' }), { kind: 'search' })
    assert.deepEqual(readGraphKey({ ...plain, key: 'f', ctrlKey: true }), { kind: 'search' })
    assert.deepEqual(readGraphKey({ ...plain, key: 'f' }), { kind: 'fit' })
  })

  it('leave the keys of the editor alone', () => {
    assert.equal(readGraphKey({ ...plain, key: '-', ctrlKey: true }), null)
    assert.equal(readGraphKey({ ...plain, key: 'toString' }), null)
    assert.equal(readGraphKey({ ...plain, key: 'Tab' }), null)
    assert.ok(!isSearchShortcut({ ...plain, key: 'f' }))
    assert.ok(isSearchShortcut({ ...plain, key: 'F', metaKey: true }))
  })
})
