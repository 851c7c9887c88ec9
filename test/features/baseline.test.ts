// Which run a new one is compared with: the one before the last save, and none where that would mislead.
import assert from 'node:assert/strict'
import { chooseBaseline, type GoodRun } from '../../src/features/baseline.ts'
import { maxComparedNodes } from '../../src/graph/changes.ts'
import { buildSnapshot, foundingProgram } from '../graph/buildSnapshot.ts'

function makeRun(text: string, change: Partial<GoodRun> = {}): GoodRun {
  const snapshot = buildSnapshot(foundingProgram)
  return {
    number: 1,
    snapshot,
    askedRoot: null,
    texts: new Map([['/main.nn.ts', text]]),
    shownPass: null,
    isWhole: true,
    before: null,
    ...change,
  }
}

describe('the run to compare with', () => {
  const first = makeRun('a = 1')
  const second = makeRun('a = 2', { before: first })

  it('is none for the first run, and after a save the run before it', () => {
    assert.equal(chooseBaseline(null, first, true), null)
    assert.equal(chooseBaseline(first, second, true)?.snapshot, first.snapshot)
  })

  it('is the run itself after a save that changed nothing', () => {
    assert.equal(chooseBaseline(second, makeRun('a = 2'), true)?.snapshot, second.snapshot)
  })

  it('stays when the same text runs again for another reason, and not when it is new', () => {
    const backward = { ...second, askedRoot: 'L' }
    assert.equal(chooseBaseline(second, backward, false)?.snapshot, first.snapshot)
    assert.equal(chooseBaseline(second, makeRun('a = 3'), false)?.snapshot, second.snapshot)
  })

  it('is none for the graph of another root, but that of a root found by rule', () => {
    const other = makeRun('a = 2', { askedRoot: 'd', snapshot: { ...second.snapshot, rootName: 'd' } })
    assert.equal(chooseBaseline(second, other, false), null)
    const grown = makeRun('a = 2; M = L', { snapshot: { ...second.snapshot, rootName: 'M' } })
    assert.equal(chooseBaseline(second, grown, true)?.snapshot, second.snapshot)
  })

  it('keeps one run and no chain of them, and none that is too large to compare', () => {
    assert.equal(chooseBaseline(second, makeRun('a = 3'), true)?.before, null)
    const op = new Uint8Array(maxComparedNodes + 1)
    const large = makeRun('b', { snapshot: { ...first.snapshot, graph: { ...first.snapshot.graph, op } } })
    assert.equal(chooseBaseline(large, first, true), null)
  })
})
