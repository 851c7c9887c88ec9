// Search by label: what matches, and in which order.
import assert from 'node:assert/strict'
import { findMatches } from '../../src/webview/findMatches.ts'
import { buildSceneIndex } from '../../src/webview/sceneIndex.ts'
import { describeMatches } from '../../src/webview/searchBox.ts'
import { makeScene } from './sampleScenes.ts'

const point = { data: '0', grad: '–', bar: 0, y: 0 }
const index = buildSceneIndex(
  makeScene([
    { ...point, label: 'layers[0].w[1]', x: 100 },
    { ...point, label: 'w[1]', x: 300 },
    { ...point, label: 'w', x: 500 },
    { ...point, label: 'W[0]', x: 200 },
    { ...point, label: 'loss', x: 600 },
  ]),
)

describe('find matches', () => {
  it('puts the exact label first, then beginnings, then the rest, each from left to right', () => {
    assert.deepEqual(findMatches(index, 'w'), ['w#0', 'W[0]#0', 'w[1]#0', 'layers[0].w[1]#0'])
  })

  it('takes the query literally, whatever its case', () => {
    assert.deepEqual(findMatches(index, '[1]'), ['layers[0].w[1]#0', 'w[1]#0'])
    assert.deepEqual(findMatches(index, ' LOSS '), ['loss#0'])
    assert.deepEqual(findMatches(index, '.*'), [])
  })

  it('finds nothing for nothing', () => {
    assert.deepEqual(findMatches(index, '  '), [])
  })

  it('says which of how many', () => {
    assert.equal(describeMatches({ query: 'w', matches: ['a', 'b', 'c'], match: 1, found: null }), '2 of 3')
    assert.equal(describeMatches({ query: 'w', matches: [], match: 0, found: null }), 'no match')
    assert.equal(describeMatches({ query: ' ', matches: [], match: 0, found: null }), '')
  })
})
