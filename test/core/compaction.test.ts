// A training of any length fits on the tape, and nothing computed is another number for it.
import assert from 'node:assert/strict'
import { createEngine } from '../../src/core/engine.ts'
import { buildMoonsNetwork, readMoons } from '../bench/moonsStep.ts'

const moons = readMoons()
const stepNodes = 66_200

function trainMoons(capacity: number, steps: number, eachStep: (loss: number, k: number) => void): void {
  const engine = createEngine({ capacity })
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
    trainMoons(4 * stepNodes, 100, (loss) => losses.push(loss))
    losses.forEach((loss, k) => assert.ok(Math.abs(loss - (moons.loss[k] as number)) < 1e-9, `step ${k}: ${loss}`))
  })

  it('gives back the losses of all passes, also of those that were dropped', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $sub } = engine.calls
    const w = $value(1, 3)
    const losses: { data: number }[] = []
    for (let k = 0; k < 5_000; k++) {
      const e = $sub(w, 1, 2)
      const loss = $mul(e, e, 3) as typeof w
      w.zeroGrad()
      loss.backward()
      w.data -= 0.001 * w.grad
      losses.push(loss)
    }
    assert.ok(engine.tape.length < 1_000)
    losses.forEach(({ data }, k) => assert.ok(Math.abs(data - (2 * 0.998 ** k) ** 2) < 1e-9, `pass ${k}`))
  })

  it('ends as full where a program goes on with what was dropped, and never computes with something else', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $add } = engine.calls
    const w = $value(1, 3)
    const early = $mul(w, 2, 2) as typeof w
    const root = $mul(w, 5, 4) as typeof w
    root.backward()
    const train = (): void => {
      for (let k = 0; k < 1_000; k++) ($mul(w, w, 3) as typeof w).backward()
    }
    train()
    assert.equal(engine.nodeOf(early), -1)
    assert.ok(engine.isValue(early))
    for (const use of [
      () => $add(early, 1, 5),
      () => $add(1, early, 5),
      () => engine.calls.$dot(6, 0, [w, early], [1, 1]),
      () => engine.callMethod(early, 'tanh', 7, []),
      () => early.data,
      () => early.grad,
      () => early.label,
      () => early.backward(),
      () => early.zeroGrad(),
      () => (early.data = 1),
      () => $add(root, 1, 5),
    ]) {
      assert.throws(use, /^RangeError: The tape is full\.$/)
    }
    assert.equal(root.data, 15)
    assert.equal(w.data, 3)
  })

  it('drops the samples of a training, and keeps the parameters and what no pass has reached', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $add } = engine.calls
    const frozen = $value(1, 2)
    const unused = $value(2, 7)
    let x = frozen
    let first = frozen
    for (let k = 0; k < 3_000; k++) {
      x = $value(3, k)
      if (k === 0) first = x
      const loss = $add($mul(x, frozen, 4), x, 5) as typeof x
      loss.backward()
    }
    assert.equal(engine.nodeOf(first), -1)
    assert.equal(frozen.data, 2)
    assert.equal(frozen.grad, (2_999 * 3_000) / 2)
    assert.equal(unused.data, 7)
    assert.equal(x.grad, 3)
  })

  it('makes room in the middle of a long evaluation as well', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $here, $iterate } = engine.calls
    const w = $value(1, 3)
    w.backward()
    const saved = $here()
    let right = 0
    for (let k = 0; k < 5_000; k++) {
      $iterate(saved, 2, k)
      if (($mul(w, k, 3) as typeof w).data === 3 * k) right++
    }
    assert.equal(right, 5_000)
  })

  it('keeps a graph that goes on growing whole, until it is full', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $add, $here, $iterate } = engine.calls
    const w = $value(1, 1)
    const saved = $here()
    let sum = w
    const grow = (turns: number): void => {
      for (let k = 0; k < turns; k++) {
        $iterate(saved, 2, k)
        sum = $add(sum, w, 3) as typeof w
      }
    }
    grow(990)
    sum.backward()
    assert.equal(w.grad, 991)
    assert.throws(() => grow(60), RangeError)
  })

  it('leaves nothing of what is evaluated aside', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul } = engine.calls
    const w = $value(1, 3)
    const y = $mul(w, 2, 2) as typeof w
    let leaked = w
    for (let k = 0; k < 50; k++) {
      engine.evaluateAside(() => {
        for (let i = 0; i < 100; i++) leaked = $mul(w, 5, 3) as typeof w
      })
    }
    assert.throws(() =>
      engine.evaluateAside(() => {
        $mul(w, 5, 3)
        throw new Error('a model that fails')
      }),
    )
    assert.equal(engine.tape.length, 3)
    assert.equal(engine.tape.made, 3 + 50 * 200 + 2)
    const z = $mul(y, w, 4) as typeof w
    z.backward()
    assert.equal(w.grad, 12)
    assert.throws(() => leaked.data, RangeError)
  })
})
