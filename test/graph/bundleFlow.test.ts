// The gradient along a bundle is that of all its edges together.
import assert from 'node:assert/strict'
import { measureBundleFlow } from '../../src/graph/bundleFlow.ts'
import { buildScene } from '../../src/graph/buildScene.ts'
import { viewGraph, type GraphView } from '../../src/graph/graphView.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import { openGroups } from '../../src/graph/openGroups.ts'
import { noChoices } from '../../src/protocol/panelMessages.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

/** s = Σ i · w over 200 turns, all in one closed group. */
const sum = (end: string): string =>
  `const w = value(1); let s = value(0)\nfor (let i = 0; i < 200; i++) s = s + w * i\n${end}`
const closed = { ...noChoices, closed: ['/for i'] }

const view = (snapshot: Snapshot): GraphView => viewGraph(snapshot, openGroups(snapshot, closed))

/** The flow of the link that leaves a leaf of that label for a group. */
function findFlow(snapshot: Snapshot, label: string): number | undefined {
  const seen = view(snapshot)
  const flows = measureBundleFlow(seen, snapshot.graph)
  const at = seen.links.findIndex(({ from, to }) => {
    const [source, target] = [seen.shapes[from], seen.shapes[to]]
    return (
      target?.kind === 'group' &&
      source?.kind === 'leaf' &&
      snapshot.strings[snapshot.graph.label[source.node] ?? -1] === label
    )
  })
  return flows[at]
}

describe('bundle flow', () => {
  it('is the sum of the magnitudes of what flows along its edges', async () => {
    const snapshot = await takeSnapshot(sum('s.backward()'))
    // ∂s/∂(i · w) = 1, times i: 0 + 1 + … + 199
    assert.equal(findFlow(snapshot, 'w'), (199 * 200) / 2)
  })

  it('counts magnitudes, so that what cancels still flows', async () => {
    const text = `const w = value(1); let s = value(0)
      for (let i = 0; i < 200; i++) s = s + w * (i % 2 === 0 ? 3 : -3)
      s.backward()`
    assert.equal(findFlow(await takeSnapshot(text), 'w'), 200 * 3)
  })

  it('is nothing before a pass, and at a single edge', async () => {
    const snapshot = await takeSnapshot(sum(''))
    assert.equal(findFlow(snapshot, 'w'), 0)
    const seen = view(snapshot)
    const flows = measureBundleFlow(seen, snapshot.graph)
    for (const [at, { input }] of seen.links.entries()) if (input) assert.equal(flows[at], 0)
  })

  it('reaches the edges of the scene, on the scale of the bars', async () => {
    const snapshot = await takeSnapshot(sum('const out = s * 1\nout.backward()'))
    const layouts = { layout: async (input: Parameters<typeof layoutPlainly>[0]) => layoutPlainly(input) }
    const scene = await buildScene(snapshot, layouts, { choices: closed })
    const group = scene?.groups[0]
    const w = scene?.cards.find(({ label }) => label === 'w')
    const edge = scene?.edges.find(({ from, to }) => from === w?.id && to === group?.id)
    assert.ok(edge && w)
    // All of w's gradient flows along this one bundle.
    assert.equal(edge.flow, w.gradBar)
    assert.ok(edge.flow > 0)
  })
})
