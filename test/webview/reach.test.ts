// What lights up around a value, against reachability by matrix closure.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { collectReach, findFlow, isEdgeInFlow, leadsOutOf } from '../../src/webview/reach.ts'
import { buildSceneIndex } from '../../src/webview/sceneIndex.ts'
import { founding } from './sampleScenes.ts'

describe('reach', () => {
  const index = buildSceneIndex(founding)

  it('finds what flows into a value and what it flows into', () => {
    const flow = findFlow(index, 'e#0')
    assert.deepEqual([...flow.into].toSorted(), ['a#0', 'b#0'])
    assert.deepEqual([...flow.outOf].toSorted(), ['L#0', 'd#0'])
  })

  it('lights the edges on the way, and none beside it', () => {
    const flow = findFlow(index, 'e#0')
    assert.ok(isEdgeInFlow(flow, 'a#0', 'e#0'))
    assert.ok(isEdgeInFlow(flow, 'e#0', 'd#0'))
    assert.ok(isEdgeInFlow(flow, 'd#0', 'L#0'))
    // c flows into d as well, but neither out of e nor into it.
    assert.equal(isEdgeInFlow(flow, 'c#0', 'd#0'), false)
    assert.equal(isEdgeInFlow(flow, 'f#0', 'L#0'), false)
    assert.equal(leadsOutOf(flow, 'a#0', 'e#0'), false)
  })

  it('does not light an edge that goes around the value', () => {
    // x → y → z and x → z: from y, the edge x → z leads past it.
    const links = new Map([
      ['y', ['x']],
      ['z', ['y', 'x']],
    ])
    const centres = new Set(['y'])
    const flow = { centres, into: collectReach(links, centres), outOf: new Set(['z']) }
    assert.equal(isEdgeInFlow(flow, 'x', 'z'), false)
  })

  it('agrees with the closure of the adjacency matrix', () => {
    const size = 9
    const edges = fc.array(
      fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a < b),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(edges, fc.nat(size - 1), (pairs, start) => {
        const links = new Map<string, string[]>()
        const reaches = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
        for (const [a, b] of pairs) {
          links.set(String(a), [...(links.get(String(a)) ?? []), String(b)])
          reaches[a]?.fill(true, b, b + 1)
        }
        for (let k = 0; k < size; k++) {
          for (const row of reaches) if (row[k]) for (let j = 0; j < size; j++) row[j] ||= reaches[k]?.[j] === true
        }
        const expected = [...Array(size).keys()].filter((j) => reaches[start]?.[j]).map(String)
        assert.deepEqual([...collectReach(links, new Set([String(start)]))].toSorted(), expected)
      }),
    )
  })

  it('survives a chain of a hundred thousand values', () => {
    const links = new Map(Array.from({ length: 100_000 }, (_, i) => [String(i), [String(i + 1)]]))
    assert.equal(collectReach(links, new Set(['0'])).size, 100_000)
  })
})
