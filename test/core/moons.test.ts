// A hundred steps of training on the moons data set, against the figures that karpathy/micrograd computes.
import assert from 'node:assert/strict'
import { createEngine } from '../../src/core/engine.ts'
import { buildMoonsNetwork, readMoons } from '../bench/moonsStep.ts'

describe('MLP(2, [16, 16, 1]) on 100 moons', () => {
  it('has the loss and the gradients of micrograd at step 0, and its losses in all 100 steps', () => {
    const moons = readMoons()
    const engine = createEngine({ capacity: 101 * 65_818 })
    const { parameters, computeLoss } = buildMoonsNetwork(engine, moons)
    moons.loss.forEach((expected, step) => {
      const loss = computeLoss()
      if (step === 0) assert.equal(engine.tape.length, 65_818)
      assert.ok(Math.abs(loss.data - expected) <= 1e-9, `step ${step}: ${loss.data} is not ${expected}`)
      for (const p of parameters) p.zeroGrad()
      loss.backward()
      if (step === 0) {
        moons.gradientAtStep0.forEach((gradient, i) => {
          const found = parameters[i]?.grad ?? NaN
          assert.ok(Math.abs(found - gradient) <= 1e-9, `parameter ${i}: ${found} is not ${gradient}`)
        })
      }
      const rate = 1 - (0.9 * step) / 100
      for (const p of parameters) p.data -= rate * p.grad
    })
  }).timeout(60_000)
})
