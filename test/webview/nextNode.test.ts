// Arrow keys walk the edges, and the column.
import assert from 'node:assert/strict'
import { findNextNode, type Direction } from '../../src/webview/nextNode.ts'
import { buildSceneIndex } from '../../src/webview/sceneIndex.ts'
import { founding } from './sampleScenes.ts'

const index = buildSceneIndex(founding)
const step = (from: string, direction: Direction, cameFrom: string | null = null): string | null =>
  findNextNode(index, from, direction, cameFrom)

describe('next node', () => {
  it('goes left to the first input and right to the consumer', () => {
    assert.equal(step('L#0', 'left'), 'd#0')
    assert.equal(step('e#0', 'left'), 'a#0')
    assert.equal(step('b#0', 'right'), 'e#0')
  })

  it('takes a step back to where it came from, not to the first input', () => {
    assert.equal(step('e#0', 'left', 'b#0'), 'b#0')
    assert.equal(step('e#0', 'left', 'L#0'), 'a#0')
  })

  it('stays where there is nowhere to go', () => {
    assert.equal(step('a#0', 'left'), null)
    assert.equal(step('L#0', 'right'), null)
    assert.equal(step('gone#0', 'left'), null)
  })

  it('goes up and down the column, and to the nearest beside it at its end', () => {
    assert.equal(step('a#0', 'down'), 'b#0')
    assert.equal(step('b#0', 'up'), 'a#0')
    assert.equal(step('c#0', 'up'), 'e#0')
    assert.equal(step('e#0', 'down'), 'c#0')
    // Under b there is no card in the column; c is nearer than f.
    assert.equal(step('b#0', 'down'), 'c#0')
    assert.equal(step('f#0', 'down'), null)
  })

  it('reaches every value from the root', () => {
    const reached = new Set(['L#0'])
    for (const key of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = step(key, direction)
        if (next) reached.add(next)
      }
    }
    assert.equal(reached.size, founding.cards.length)
  })
})
