// A training of any length fits on the tape, whatever the program keeps, and nothing computed is another number for it.
import assert from 'node:assert/strict'
import { createEngine } from '../../src/core/engine.ts'
import { createGarbageCollector } from '../../src/runtime/collectGarbage.ts'
import { buildMoonsNetwork, readMoons } from '../bench/moonsStep.ts'

const collectGarbage = createGarbageCollector()
const moons = readMoons()
const stepNodes = 66_200

function train(capacity: number, steps: number, eachStep: (loss: number, k: number) => void): void {
  const engine = createEngine({ capacity, collectGarbage })
  const network = buildMoonsNetwork(engine, moons)
  for (let k = 0; k < steps; k++) {
    const loss = network.computeLoss()
    for (const p of network.parameters) p.zeroGrad()
    loss.backward()
    const rate = 1 - (0.9 * k) / 100
    for (const p of network.parameters) p.data -= rate * p.grad
    eachStep(loss.data, k)
  }
  assert.ok(engine.tape.made > steps * 65_000)
}

describe('the tape of a long training', () => {
  it('holds a hundred steps in the room of four, with the losses of micrograd', () => {
    const losses: number[] = []
    train(4 * stepNodes, 100, (loss) => losses.push(loss))
    losses.forEach((loss, k) => assert.ok(Math.abs(loss - (moons.loss[k] as number)) < 1e-9, `step ${k}: ${loss}`))
  })
})
