// The layout worker answers like the function it runs; one that crashes, hangs or throws is replaced, and every layout answered.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instance } from '@viz-js/viz'
import { buildScene } from '../../src/graph/buildScene.ts'
import { createLayoutClient, type LayoutClient } from '../../src/graph/layoutClient.ts'
import { layoutByGraphviz, layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { LayoutInput } from '../../src/protocol/layoutMessages.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { buildSnapshot, foundingProgram } from './buildSnapshot.ts'
import { buildWorkers } from './buildWorkers.ts'
import { recordReadme } from './recordedProgram.ts'

const founding = await readInput(buildSnapshot(foundingProgram))
const readme = await readInput(buildSnapshot(recordReadme()))

describe('layoutClient', () => {
  let folder = ''
  let client: LayoutClient | null = null
  const start = (worker: string, guardMs?: number): LayoutClient => {
    client = createLayoutClient(join(folder, worker), guardMs)
    return client
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradient-graph-layout-'))
    await buildWorkers(folder)
    await writeFile(
      join(folder, 'crash.cjs'),
      "require('node:worker_threads').parentPort.on('message', () => process.exit(3))",
    )
    await writeFile(
      join(folder, 'hang.cjs'),
      "require('node:worker_threads').parentPort.on('message', () => { for (;;); })",
    )
    const refuse = "port.postMessage({ type: 'error', request, message: 'memory access out of bounds' })"
    await writeFile(
      join(folder, 'refuse.cjs'),
      `const port = require('node:worker_threads').parentPort; port.on('message', ({ request }) => ${refuse})`,
    )
  })
  afterEach(() => client?.dispose())
  after(() => rm(folder, { recursive: true }))

  it('answers what Graphviz and our coordinates give', async () => {
    const viz = await instance()
    const worker = start('layoutWorker.cjs')
    const answers = await Promise.all([founding, readme, founding].map((input) => worker.layout(input)))
    assert.deepEqual(answers, [founding, readme, founding].map((input) => layoutByGraphviz(viz, input))) // prettier-ignore
  })

  it('remembers a layout', async () => {
    const worker = start('layoutWorker.cjs')
    const first = await worker.layout(founding)
    assert.equal(await worker.layout(structuredClone(founding)), first)
  })

  for (const [file, what] of [
    ['crash.cjs', 'crashes'],
    ['refuse.cjs', 'fails'],
    ['missing.cjs', 'does not start'],
  ] as const) {
    it(`lays out plainly where the worker ${what}, again and again`, async () => {
      const worker = start(file)
      assert.deepEqual(await worker.layout(founding), layoutPlainly(founding))
      assert.deepEqual(await worker.layout(readme), layoutPlainly(readme))
    })
  }

  it('ends a worker that takes too long, and answers those who wait behind it', async () => {
    const worker = start('hang.cjs', 50)
    const answers = await Promise.all([founding, readme].map((input) => worker.layout(input)))
    assert.deepEqual(answers, [founding, readme].map(layoutPlainly)) // prettier-ignore
  })

  it('answers those who wait when it is disposed, and those who come later', async () => {
    const worker = start('hang.cjs')
    const waiting = [founding, readme].map((input) => worker.layout(input))
    worker.dispose()
    assert.deepEqual(await Promise.all(waiting), [founding, readme].map(layoutPlainly)) // prettier-ignore
    assert.deepEqual(await worker.layout(founding), layoutPlainly(founding))
  })
})

/** The layout that a scene of the snapshot asks for. */
async function readInput(snapshot: Snapshot): Promise<LayoutInput> {
  const asked: LayoutInput[] = []
  await buildScene(snapshot, {
    layout: async (input) => {
      asked.push(input)
      return layoutPlainly(input)
    },
  })
  const [input] = asked
  assert.ok(input)
  return input
}
