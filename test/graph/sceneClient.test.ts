// The scene worker draws what the function it runs draws, of columns that both sides share; one that fails says so and is replaced.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScene } from '../../src/graph/buildScene.ts'
import { createLayoutClient } from '../../src/graph/layoutClient.ts'
import { closeAll, openAll, openAround } from '../../src/graph/openGroups.ts'
import { createSceneClient, type SceneClient } from '../../src/graph/sceneClient.ts'
import { noChoices } from '../../src/protocol/panelMessages.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'
import { buildWorkers } from './buildWorkers.ts'

const program = (start: number, turns = 100): string => `const w = value(${start}); let s = value(0)
for (let i = 0; i < ${turns}; i++) { const y = w * i; s = s + (i % 3 ? y.tanh() : y.relu() * w) }
s.backward()`

/** With its columns in shared memory, as those of a run are. */
async function takeShared(text: string): Promise<Snapshot> {
  const snapshot = await takeSnapshot(text)
  const share = (column: Float64Array): Float64Array => {
    const shared = new Float64Array(new SharedArrayBuffer(column.byteLength))
    shared.set(column)
    return shared
  }
  const { graph } = snapshot
  return { ...snapshot, graph: { ...graph, data: share(graph.data), grad: share(graph.grad) } }
}

describe('sceneClient', () => {
  let folder = ''
  let client: SceneClient | null = null
  const start = (worker = 'sceneWorker.cjs'): SceneClient => {
    const paths = { sceneWorker: join(folder, worker), layoutWorker: join(folder, 'layoutWorker.cjs') }
    client = createSceneClient(paths)
    return client
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradient-graph-scenes-'))
    await buildWorkers(folder)
    // Ends at its first question, and from the second worker on does what it should.
    const flag = JSON.stringify(join(folder, 'crashed'))
    await writeFile(
      join(folder, 'crashOnce.cjs'),
      `const fs = require('node:fs')
       if (fs.existsSync(${flag})) require('./sceneWorker.cjs')
       else require('node:worker_threads').parentPort.on('message', () => { fs.writeFileSync(${flag}, ''); process.exit(3) })`,
    )
    await writeFile(
      join(folder, 'count.cjs'),
      `const { parentPort } = require('node:worker_threads')
       const list = ({ snapshot, before }) => [snapshot, before].map((each) => each && [each.number, each.snapshot !== null])
       parentPort.on('message', (message) => {
         if (message.type !== 'forget') parentPort.postMessage({ type: 'error', request: message.request, message: JSON.stringify(list(message)) })
       })`,
    )
  })
  afterEach(() => client?.dispose())
  after(() => rm(folder, { recursive: true }))

  it('draws what the function draws, also what differs from the run before, and the whole graph', async () => {
    const viewer = start().openViewer()
    const layouts = createLayoutClient(join(folder, 'layoutWorker.cjs'))
    const [one, other] = [await takeShared(program(0.5)), await takeShared(program(0.6))]
    // What Graphviz lays out well within its time.
    const small = await takeShared(program(0.5, 10))
    const drawn = [
      await viewer.draw({ snapshot: one, before: null }, noChoices),
      await viewer.draw({ snapshot: other, before: one }, noChoices),
      await viewer.draw({ snapshot: small, before: null }, noChoices, true),
    ]
    const expected = [
      await buildScene(one, layouts),
      await buildScene(other, layouts, { before: one }),
      await buildScene(small, layouts, { isFlat: true }),
    ]
    layouts.dispose()
    assert.deepEqual(drawn.map(({ scene }) => scene), expected) // prettier-ignore
    const times = drawn.map(({ times: { begun, folded, laidOut, built } }) => [begun, folded, laidOut, built])
    assert.deepEqual(times, times.map((each) => each.toSorted((a, b) => a - b))) // prettier-ignore
  })

  it('opens and closes all groups, and what is around a node', async () => {
    const viewer = start().openViewer()
    const snapshot = await takeShared(program(0.5))
    const drawn = { snapshot, before: null }
    const node = snapshot.graph.op.length - 20
    const chosen = [
      await viewer.choose(drawn, { kind: 'openAll' }, noChoices),
      await viewer.choose(drawn, { kind: 'closeAll' }, noChoices),
      await viewer.choose(drawn, { kind: 'openAround', node }, closeAll(snapshot, noChoices)),
    ]
    const expected = [
      openAll(snapshot, noChoices),
      closeAll(snapshot, noChoices),
      openAround(snapshot, node, closeAll(snapshot, noChoices)),
    ]
    assert.deepEqual(chosen, expected)
    assert.notDeepEqual(chosen[2], closeAll(snapshot, noChoices))
  })

  it('shares the columns: what is written to them here is drawn there', async () => {
    const viewer = start().openViewer()
    const snapshot = await takeShared('const a = value(2)\nconst b = a * a\nb.backward()')
    await viewer.draw({ snapshot, before: null }, noChoices)
    snapshot.graph.data[1] = 1234
    const { scene } = await viewer.draw({ snapshot, before: null }, { ...noChoices })
    assert.equal(scene?.cards.at(-1)?.data, '1234.0000')
  })

  it('sends a snapshot once to each viewer while it is in use, and again when it is not held any more', async () => {
    const [first, second] = [start('count.cjs').openViewer(), client?.openViewer()]
    const [a, b, c] = await Promise.all([0.1, 0.2, 0.3].map((w) => takeShared(program(w))))
    assert.ok(a && b && c && second)
    const ask = (viewer: typeof first, snapshot: Snapshot, before: Snapshot | null): Promise<string> =>
      viewer.draw({ snapshot, before }, noChoices).then(
        () => 'drawn',
        (error: Error) => error.message,
      )
    assert.equal(await ask(first, a, null), '[[1,true],null]')
    assert.equal(await ask(first, b, a), '[[2,true],[1,false]]')
    assert.equal(await ask(second, b, null), '[[3,true],null]')
    assert.equal(await ask(first, c, b), '[[4,true],[2,false]]')
    assert.equal(await ask(first, a, null), '[[5,true],null]')
  })

  it('rejects what a worker left open that ended, and goes on with a new one', async () => {
    const viewer = start('crashOnce.cjs').openViewer()
    const drawn = { snapshot: await takeShared(program(0.5)), before: null }
    await assert.rejects(viewer.draw(drawn, noChoices), /thread that draws graphs ended/)
    const { scene } = await viewer.draw(drawn, noChoices)
    assert.ok(scene)
  })

  it('rejects where it cannot draw, and draws the next', async () => {
    const viewer = start().openViewer()
    const snapshot = await takeShared(program(0.5))
    const { graph } = snapshot
    const broken: Snapshot = { ...snapshot, graph: { ...graph, op: graph.op.map(() => 250) } }
    await assert.rejects(viewer.draw({ snapshot: broken, before: null }, noChoices), /unknown operation code 250/)
    const { scene } = await viewer.draw({ snapshot, before: null }, noChoices)
    assert.ok(scene)
  })

  it('rejects what is open when it is disposed, and what comes later', async () => {
    const viewer = start().openViewer()
    const drawn = { snapshot: await takeShared(program(0.5)), before: null }
    const open = viewer.draw(drawn, noChoices)
    client?.dispose()
    await assert.rejects(open, /closed/)
    await assert.rejects(viewer.draw(drawn, noChoices), /closed/)
  })
})
