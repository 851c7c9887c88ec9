// Keys name values across runs; links say what is computed from what.
import assert from 'node:assert/strict'
import {
  buildSceneIndex,
  findRootKey,
  isOtherScene,
  listFramesAround,
  listTwins,
} from '../../src/webview/sceneIndex.ts'
import { folded, unfolded } from './sampleGroups.ts'
import { founding, foundingGrown, makeScene, network } from './sampleScenes.ts'

const point = { data: '0', grad: '–', bar: 0, x: 0, y: 0 }

describe('scene index', () => {
  it('links every value to its inputs and its consumers', () => {
    const index = buildSceneIndex(founding)
    assert.deepEqual(index.inputs.get('e#0'), ['a#0', 'b#0'])
    assert.deepEqual(index.consumers.get('c#0'), ['d#0'])
    assert.equal(index.inputs.has('a#0'), false)
    assert.equal(index.consumers.has('L#0'), false)
  })

  it('lists the input of x + x once', () => {
    const index = buildSceneIndex(
      makeScene([
        { ...point, label: 'x' },
        {
          ...point,
          label: 'y',
          op: '+',
          inputs: [
            ['x', '×1'],
            ['x', '×1'],
          ],
        },
      ]),
    )
    assert.deepEqual(index.inputs.get('y#0'), ['x#0'])
    assert.deepEqual(index.consumers.get('x#0'), ['y#0'])
  })

  it('keeps the keys of all values when a line before them shifts every id', () => {
    const before = buildSceneIndex(founding)
    const after = buildSceneIndex(foundingGrown)
    assert.notEqual(before.cards.get('a#0')?.id, after.cards.get('a#0')?.id)
    for (const key of before.cards.keys()) assert.ok(after.cards.has(key), key)
  })

  it('tells values of one label apart by their order in time', () => {
    const scene = makeScene([
      { ...point, label: 'c' },
      { ...point, label: 'd' },
    ])
    const index = buildSceneIndex({ ...scene, cards: scene.cards.map((card) => ({ ...card, label: 'c' })) })
    assert.deepEqual([index.keyOf.get(0), index.keyOf.get(1)], ['c#0', 'c#1'])
  })

  it('finds the root, and tells an edit from another graph', () => {
    assert.equal(findRootKey(buildSceneIndex(founding)), 'L#0')
    assert.equal(isOtherScene(buildSceneIndex(founding), buildSceneIndex(foundingGrown)), false)
    assert.equal(isOtherScene(buildSceneIndex(founding), buildSceneIndex(network)), true)
  })
})

describe('scene index: groups', () => {
  const [before, after] = [buildSceneIndex(folded), buildSceneIndex(unfolded)]

  it('keeps the keys of all that is not opened', () => {
    for (const key of before.shapes.keys()) assert.equal(after.shapes.has(key), key !== '[layers[1]]', key)
  })

  it('links values through groups', () => {
    assert.deepEqual(before.inputs.get('[layers[1]]'), ['[layers[0]]', 'slope#0'])
    assert.deepEqual(before.consumers.get('[layers[1]]'), ['[layers[2]]'])
  })

  it('knows all cards of a node, and the frames around each', () => {
    assert.deepEqual(listTwins(after, 'slope#0'), ['slope#0', 'layers[1]/neuron › slope#0'])
    assert.deepEqual(listTwins(after, '[layers[0]]'), ['[layers[0]]'])
    const names = (key: string): string[] => listFramesAround(after, key).map(({ name }) => name)
    assert.deepEqual(names('layers[1]/neuron › z#0'), ['layers[1]', 'neuron'])
    assert.deepEqual(names('[layers[1]/neuron]<'), ['layers[1]'])
    assert.deepEqual(names('slope#0'), [])
  })

  it('tells the boxes before and after the member shown apart, whichever it is', () => {
    const groups = unfolded.groups.filter(({ range }) => range === '4–15')
    const frames = unfolded.frames.map((frame) => ({ ...frame, member: 0 }))
    assert.deepEqual([...buildSceneIndex({ ...unfolded, groups, frames }).groups.keys()], ['[layers[1]/neuron]>'])
  })
})
