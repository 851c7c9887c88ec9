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
    const trained = $value(6, 1)
    ;($mul(trained, 4, 7) as typeof trained).backward()
    trained.data = 5
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
    assert.equal(trained.data, 5)
    assert.equal(trained.grad, 4)
    assert.equal(x.grad, 3)
  })

  it('makes room in the middle of a long evaluation as well', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $here, $iterate } = engine.calls
    const w = $value(1, 3)
    const loss = $mul(w, 2, 4) as typeof w
    loss.backward()
    const saved = $here()
    let right = 0
    for (let k = 0; k < 5_000; k++) {
      $iterate(saved, 2, k)
      if (($mul(w, k, 3) as typeof w).data === 3 * k) right++
    }
    assert.equal(right, 5_000)
    // what the panel shows is still there
    assert.equal(engine.nodeOf(loss), engine.tape.lastRoot)
    assert.equal(engine.tape.readData(engine.tape.readIn0(engine.tape.lastRoot)), 3)
    assert.equal(w.grad, 2)
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

  it('keeps all that was made since the last pass, which may become one graph', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $sum, $here, $iterate } = engine.calls
    const w = $value(1, 3)
    const saved = $here()
    const runPass = (turns: number): void => {
      const scores: unknown[] = []
      for (let k = 0; k < turns; k++) {
        $iterate(saved, 2, k)
        scores.push($mul(w, k, 3))
      }
      const loss = $sum(5, 0, scores) as typeof w
      w.zeroGrad()
      loss.backward()
      assert.equal(w.grad, (turns * (turns - 1)) / 2)
    }
    for (let round = 0; round < 5; round++) {
      // small passes nearly fill the tape, and then a large one comes that nobody could foresee
      for (let k = 0; k < 9; k++) runPass(50)
      runPass(220)
    }
  })

  it('remembers no number of a root that it did not have', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $here, $iterate } = engine.calls
    const w = $value(1, 3)
    const old = $mul(w, 7, 2) as typeof w
    old.backward()
    const saved = $here()
    engine.hooks.listHeld = () => [engine.nodeOf(old)]
    const made: (typeof w)[] = []
    for (let k = 0; k < 3_000; k++) {
      $iterate(saved, 5, k)
      made.push($mul(w, k, 3) as typeof w, $mul(w, k, 4) as typeof w)
    }
    old.backward()
    assert.ok(made.some((value) => engine.nodeOf(value) < 0))
    for (const value of made) if (engine.nodeOf(value) < 0) assert.throws(() => value.data, RangeError)
  })

  it('refuses a list of which reading an element moves the others', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $dot, $mul } = engine.calls
    const w = $value(1, 3)
    for (let k = 0; k < 100; k++) ($mul(w, k, 2) as typeof w).backward()
    const list: unknown[] = [w, w]
    Object.defineProperty(list, 1, {
      get: () => {
        engine.makeRoom()
        return w
      },
    })
    assert.throws(() => $dot(3, 0, list, [1, 1]), /adds up numbers itself while it is read/)
  })

  it('makes room before what is evaluated aside, and none meanwhile', () => {
    const engine = createEngine({ capacity: 1_000 })
    const { $value, $mul, $here, $iterate } = engine.calls
    const w = $value(1, 3)
    const saved = $here()
    const fill = (until: number): void => {
      while (engine.tape.length < until) ($mul(w, 2, 2) as typeof w).backward()
    }
    const evaluate = (turns: number): void => {
      for (let k = 0; k < turns; k++) {
        $iterate(saved, 3, k)
        $mul(w, k, 4)
      }
    }
    const early = $mul(w, 2, 2)
    fill(480)
    const { length } = engine.tape
    // into the spare room
    engine.evaluateAside(() => evaluate(265))
    assert.equal(engine.tape.length, length)
    assert.equal(engine.nodeOf(early), 2)
    fill(950)
    engine.evaluateAside(() => evaluate(100))
    assert.ok(engine.tape.length < 500)
    assert.equal(w.data, 3)
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
