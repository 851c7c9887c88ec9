// A run that ends at a pass: the graph, the gradients and the histograms are those of that moment.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { runFile } from '../../src/runtime/runFile.ts'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { readMoons } from '../bench/moonsStep.ts'
import { buildRunner } from './buildRunner.ts'
import { library, showNamed, takeSnapshot } from './evaluateText.ts'

/** L = w² from w = 4 with rate 1/4: w halves, ∂L/∂w = 2w. */
const halving = `const w = value(4)
for (let i = 0; i < 6; i++) {
  const L = w * w
  w.zeroGrad()
  L.backward()
  w.data -= w.grad / 4
  console.log(i)
}
`

describe('a run until a pass', () => {
  for (const pass of [0, 1, 5]) {
    it(`has the numbers of pass ${pass}`, async () => {
      const snapshot = await takeSnapshot(halving, null, pass)
      const w = 4 / 2 ** pass
      assert.deepEqual(showNamed(snapshot), { w: [w, 2 * w], L: [w * w, 1] })
      assert.equal(snapshot.passes, pass + 1)
      assert.deepEqual(snapshot.prints, [0, 1, 2, 3, 4].slice(0, pass).map(String))
      const [group, ...more] = snapshot.training?.history.groups ?? []
      assert.deepEqual(more, [])
      assert.deepEqual(group?.weights, { min: w, max: w, counts: [1] })
      assert.deepEqual(group.gradients, { min: 2 * w, max: 2 * w, counts: [1] })
    })
  }

  it('is the whole run where there are fewer passes', async () => {
    const { prints, passes } = await takeSnapshot(halving, null, 99)
    assert.deepEqual([prints.length, passes], [6, 6])
  })

  it('shows what was there before the program caught the end', async () => {
    const caught = halving.replace('L.backward()', 'try { L.backward() } catch { w.data = 1000; w.grad = 1000 }')
    const found = showNamed(await takeSnapshot(caught, null, 2))
    assert.deepEqual(found, { w: [1, 2], L: [1, 1] })
  })

  describe('in a process', function () {
    this.timeout(60_000)
    let session: Session
    before(async () => {
      session = createSession({ runnerPath: await buildRunner() })
    })
    after(() => session.dispose())

    it('has micrograd’s loss on the moons', async () => {
      const moons = readMoons()
      const run = (untilPass: number) =>
        runFile({
          entry: '/main.nn.ts',
          text: trainMoons,
          read: (path) => Promise.resolve(path === '/moons.json' ? JSON.stringify(moons) : undefined),
          library,
          root: null,
          untilPass,
          limits: { timeMs: 30_000, trainingMs: 600_000, memoryMb: 1024, nodes: 8_000_000 },
          session,
        })
      for (const pass of [0, 7, 20]) {
        const { snapshot, problems } = await run(pass)
        assert.deepEqual(problems, [])
        assert.ok(snapshot)
        const loss = snapshot.graph.data.at(-1) ?? NaN
        assert.ok(Math.abs(loss - (moons.loss[pass] ?? NaN)) <= 1e-9, `pass ${pass}: ${loss}`)
        assert.equal(snapshot.passes, pass + 1)
      }
    })
  })
})

const trainMoons = `import moons from './moons.json'
let next = 0
const neuron = (nin: number, isLinear: boolean) => {
  const w = Array.from({ length: nin }, () => value(moons.parameters[next++]))
  return { w, b: value(moons.parameters[next++]), isLinear }
}
const layer = (nin: number, nout: number, isLinear: boolean) => Array.from({ length: nout }, () => neuron(nin, isLinear))
const layers = [layer(2, 16, false), layer(16, 16, false), layer(16, 1, true)]
const all = layers.flat().flatMap(({ w, b }) => [...w, b])
for (let step = 0; step < 30; step++) {
  let loss: number = 0
  for (let i = 0; i < moons.X.length; i++) {
    let signal: number[] = moons.X[i]
    for (const neurons of layers) {
      signal = neurons.map(({ w, b, isLinear }) => {
        let sum = b
        for (let j = 0; j < w.length; j++) sum += w[j] * signal[j]
        return isLinear ? sum : sum.relu()
      })
    }
    loss += (1 - moons.Y[i] * signal[0]).relu()
  }
  loss /= moons.X.length
  let squares: number = 0
  for (const p of all) squares += p * p
  loss += 1e-4 * squares
  for (const p of all) p.zeroGrad()
  loss.backward()
  for (const p of all) p.data -= (1 - (0.9 * step) / 100) * p.grad
}
`
