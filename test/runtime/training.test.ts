// Trainings in a real process: they show how they go on, stop when told, and can be looked at as they were at any pass.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import type { Limits } from '../../src/protocol/processMessages.ts'
import type { Program } from '../../src/protocol/program.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import type { TrainingProgress } from '../../src/protocol/training.ts'
import type { RunControl, RunOutcome } from '../../src/runtime/followRun.ts'
import { linkProgram } from '../../src/runtime/link.ts'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { buildRunner } from './buildRunner.ts'
import { library } from './evaluateText.ts'
import { moonsProgram } from './moonsProgram.ts'

const limits: Limits = { timeMs: 10_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }

/** w → w − 0.1·d(w² )/dw: w is 0.8ᵏ·w₀ at pass k. */
const descent = (steps: string): string => `
const w = value(3)
for (let k = 0; k < ${steps}; k++) {
  const loss = w ** 2
  w.zeroGrad()
  loss.backward()
  w.data -= 0.1 * w.grad
}
console.log('trained')
`

async function link(text: string): Promise<Program> {
  const linked = await linkProgram({ entry: '/main.nn.ts', text, readFile: () => Promise.resolve(undefined), library })
  assert.ok(linked.ok, JSON.stringify(linked.problems))
  return linked.program
}

function readRoot({ graph }: Snapshot): number {
  return graph.data[graph.data.length - 1] ?? NaN
}

describe('trainings', function () {
  // every test starts processes, which takes long on a busy machine
  this.timeout(60_000)
  let session: Session

  before(async () => {
    session = createSession({ runnerPath: await buildRunner() })
  })
  after(() => session.dispose())

  const run = async (text: string, control: RunControl = {}, chosen = limits): Promise<RunOutcome> =>
    session.run(await link(text), null, chosen, control)

  it('stop when they are told, with what they found by the end of a pass', async () => {
    const stop = new AbortController()
    const told: TrainingProgress[] = []
    const outcome = await run(descent('1e9'), {
      stop: stop.signal,
      onProgress: (progress) => {
        told.push(progress)
        stop.abort()
      },
    })
    assert.ok(outcome.type === 'done' && outcome.isStopped)
    const { passes, rootHasPass } = outcome.snapshot
    assert.ok(rootHasPass && passes >= (told[0]?.passes ?? Infinity))
    assert.ok(Math.abs((told[0]?.done ?? 1) - (told[0]?.passes ?? 0) / 1e9) < 1e-3)
  })

  it('tell the epoch that goes on, and how many there will be, also inside nn.fit', async () => {
    const stop = new AbortController()
    const told: TrainingProgress[] = []
    const text = `nn.fit(nn.Linear(2, 1), nn.data.xor(), { epochs: 1e8, batchSize: 2 })`
    await run(text, {
      stop: stop.signal,
      onProgress: (progress) => {
        told.push(progress)
        if (progress.epoch !== told[0]?.epoch) stop.abort()
      },
    })
    let latest = 1
    for (const { epoch, epochs, passes, done } of told) {
      assert.equal(epochs, 1e8)
      // Two passes an epoch. Where the program is was asked for when it was told the last time, and more passes were made since.
      assert.ok(
        epoch !== null && epoch >= latest && epoch <= Math.ceil(passes / 2),
        `epoch ${epoch} at ${passes} passes`,
      )
      assert.ok(done !== null && Math.abs(done * 1e8 - epoch) <= 1)
      latest = epoch
    }
    assert.ok(latest > 1)
  })

  it('show the latest pass on the way', async () => {
    const stop = new AbortController()
    const seen: Snapshot[] = []
    await run(descent('1e9'), {
      stop: stop.signal,
      onPass: (snapshot) => {
        seen.push(snapshot)
        if (seen.length === 3) stop.abort()
        return Promise.resolve()
      },
    })
    assert.equal(seen.length, 3)
    const passes = seen.map((snapshot) => snapshot.passes)
    assert.deepEqual(
      passes,
      passes.toSorted((a, b) => a - b),
    )
    assert.equal(new Set(passes).size, 3)
  })

  it('have as long as passes come, and a limit in all', async () => {
    const short = { ...limits, timeMs: 400, trainingMs: 1_200 }
    const outcome = await run(descent('1e9'), {}, short)
    assert.ok(outcome.type === 'failed')
    const [problem] = outcome.problems
    assert.equal(problem?.code, 'training-limit')
    assert.match(
      problem.message,
      /^Stopped after 1\.2 s of training, in pass [\d,]+, inside this loop, iteration [\d,]+\.$/,
    )
    const stuck = await run(
      `const w = value(1)\nfor (let k = 0; k < 9; k++) { w.backward(); while (k === 2) { } }`,
      {},
      short,
    )
    assert.ok(stuck.type === 'failed')
    assert.equal(stuck.problems[0]?.code, 'time-limit')
    assert.match(stuck.problems[0].message, /^Stopped 0\.4 s after pass 2 inside this loop/)
  })

  it('can be looked at as they were at any pass', async () => {
    const replay = session.openReplay(await link(descent('100')), limits)
    for (const pass of [7, 8, 50, 3, 99, 0]) {
      const snapshot = await replay.show(pass)
      assert.equal(snapshot?.passes, pass + 1)
      // by mathematics: (3·0.8ᵏ)², gradient 2w
      const w = 3 * 0.8 ** pass
      assert.ok(Math.abs(readRoot(snapshot) - w ** 2) < 1e-9)
      assert.ok(Math.abs((snapshot.graph.grad[0] ?? 0) - 2 * w) < 1e-9)
      assert.ok(Math.abs((snapshot.statements[0]?.node.data ?? 0) - w) < 1e-9, 'not what the step made of it')
    }
    replay.dispose()
  })

  it('show the pass asked for last, however fast one asks', async () => {
    const replay = session.openReplay(await link(descent('5000')), limits)
    const asked = [4_000, 10, 2_500, 2_600, 1].map((pass) => replay.show(pass))
    const shown = await Promise.all(asked)
    assert.equal(shown.at(-1)?.passes, 2)
    for (const [at, pass] of [4_000, 10, 2_500, 2_600].entries()) {
      const { [at]: snapshot } = shown
      assert.ok(snapshot === null || snapshot?.passes === pass + 1)
    }
    replay.dispose()
  })

  it('say why a pass cannot be shown, and go on to show others', async () => {
    const grow =
      'const w = value(1)\nfor (let k = 1; k < 3; k++) {\n  let L = w\n  for (let i = 0; i < k * 1_000; i++) L += w\n  L.backward()\n}'
    const replay = session.openReplay(await link(grow), { ...limits, nodes: 1_500 })
    await assert.rejects(
      replay.show(1),
      /^Error: Stopped inside this loop, iteration 5\d\d: the program made more than 1,500 nodes\.$/,
    )
    assert.equal((await replay.show(0))?.passes, 1)
    replay.dispose()
  })

  it('run in bounded memory however long they are', async () => {
    const small = { ...limits, nodes: 20_000 }
    const outcome = await run(descent('100_000'), {}, small)
    assert.ok(outcome.type === 'done', JSON.stringify(outcome).slice(0, 300))
    assert.ok(outcome.snapshot.nodesMade > 300_000)
    const history = outcome.snapshot.training?.history
    assert.ok((history?.pass.length ?? Infinity) <= 501)
    const losses = history?.pass.map((pass) => (3 * 0.8 ** pass) ** 2) ?? []
    losses.forEach((loss, at) => assert.ok(Math.abs((history?.loss[at] ?? NaN) - loss) < 1e-9))
    const summary = outcome.snapshot.summaries.find(({ last }) => last.op === 'pow')
    assert.equal(summary?.count, 100_000)
    // however many versions of it were made and dropped
    assert.equal(outcome.snapshot.summaries.find(({ last }) => last.op === 'leaf')?.count, 1)
    assert.equal(summary.maxData, 9)
  })

  it('end with clear words where a program goes on with what it kept of long ago', async () => {
    const text = `const w = value(1)\nconst kept: number[] = []\nfor (let k = 0; k < 1e6; k++) { const loss = w * k; kept.push(loss); loss.backward() }\nconst mean = kept.reduce((sum, loss) => sum + loss) / kept.length`
    const outcome = await run(text, {}, { ...limits, nodes: 100_000 })
    assert.ok(outcome.type === 'failed')
    assert.match(outcome.problems[0]?.message ?? '', /the program made more than 100,000 nodes/)
  })

  it('reproduce micrograd at any pass', async () => {
    const moons = JSON.parse(readFileSync(new URL('../core/moons.json', import.meta.url), 'utf8')) as { loss: number[] }
    const data = readFileSync(new URL('../core/moons.json', import.meta.url), 'utf8')
    const linked = await linkProgram({
      entry: '/main.nn.ts',
      text: moonsProgram,
      readFile: () => Promise.resolve(data),
      library,
    })
    assert.ok(linked.ok, JSON.stringify(linked.problems))
    const replay = session.openReplay(linked.program, limits)
    for (const pass of [60, 99, 5]) {
      const snapshot = await replay.show(pass)
      assert.ok(snapshot)
      assert.ok(Math.abs(readRoot(snapshot) - (moons.loss[pass] ?? NaN)) < 1e-9)
      assert.deepEqual(
        snapshot.training?.history.groups.map(({ name }) => name),
        ['layers[0]', 'layers[1]', 'layers[2]'],
      )
    }
    replay.dispose()
  })
})
