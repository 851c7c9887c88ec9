// An engine that was reset computes as a new one does.
import assert from 'node:assert/strict'
import { createEngine, type Engine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'

/** What a small program leaves on the tape: graph, labels, scopes, gradients. */
function run({ calls, tape, labels, nodeOf }: Engine, steps: number): unknown {
  const w = calls.$value(1, 0.5, 'w')
  let loss: unknown = 0
  const $l = calls.$here()
  for (let i = 0; i < steps; i++) {
    calls.$iterate($l, 9, i)
    const $s = calls.$enter(8)
    loss = calls.$add(loss, calls.$mul(w, i, 2), 3)
    calls.$leave($s)
    w.data = i
  }
  calls.$leave($l)
  ;(loss as Value).backward()
  const nodes = Array.from({ length: tape.length }, (_, node) => [
    tape.readOp(node),
    tape.readSite(node),
    tape.readIn0(node),
    tape.readIn1(node),
    tape.readData(node),
    tape.readGrad(node),
    tape.readPass(node),
    labels.get(node),
    tape.scopes.find(node),
  ])
  const { count, readSite, readIndex, readParent } = tape.scopes
  const scopes = Array.from({ length: count }, (_, row) => [readSite(row), readIndex(row), readParent(row)])
  return { nodes, scopes, root: tape.lastRoot, passes: tape.passes, strings: [...labels.strings], w: nodeOf(w) }
}

describe('an engine', () => {
  it('is as new after a reset, whatever it computed and wherever it was left', () => {
    const progress = new Float64Array(2)
    const engine = createEngine({ progress })
    run(engine, 2000)
    engine.calls.$enter(7)
    engine.calls.$iterate(engine.calls.$here(), 6, 5)
    const stray = engine.calls.$value(0, 1)
    stray.grad = 3
    engine.reset()
    assert.deepEqual([...progress], [0, 0])
    assert.deepEqual(run(engine, 30), run(createEngine(), 30))
  })

  it('makes as many nodes as it has room for, and then says that it is full', () => {
    const { calls, tape } = createEngine({ capacity: 3 })
    for (let i = 0; i < 3; i++) calls.$value(0, i)
    assert.throws(() => calls.$value(0, 3), /^RangeError: The tape is full\.$/)
    assert.equal(tape.length, 3)
    assert.deepEqual([0, 1, 2].map(tape.readData), [0, 1, 2])
  })

  it('says so too of scopes, of which a deep one takes more than one', () => {
    const { calls } = createEngine({ capacity: 3 })
    for (let depth = 0; depth < 3; depth++) calls.$enter(7)
    assert.throws(() => calls.$value(0, 1), /^RangeError: The tape is full\.$/)
  })
})
