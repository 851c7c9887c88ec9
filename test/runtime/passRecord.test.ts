// The record of passes: losses, norms by layer and steps, against figures worked out by hand; and how it stays short.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createEngine } from '../../src/core/engine.ts'
import { countBins, histogramBins } from '../../src/runtime/histogram.ts'
import { createPassRecord, maxEntries, nameGroup } from '../../src/runtime/passRecord.ts'
import type { ParameterGroup, RunTraining } from '../../src/protocol/training.ts'
import { buildMoonsNetwork, readMoons } from '../bench/moonsStep.ts'
import { takeSnapshot } from './evaluateText.ts'

async function train(source: string, root: string | null = null): Promise<RunTraining> {
  const { training } = await takeSnapshot(source, root)
  assert.ok(training)
  return training
}

function assertNear(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  assert.equal(found.length, expected.length)
  for (const [i, x] of expected.entries()) {
    const y = found[i] ?? null
    assert.ok(x === null ? y === null : y !== null && Math.abs(x - y) <= 1e-12, `${i}: ${y} is not ${x}`)
  }
}

const steps = (count: number, step: string): string => `for (let i = 0; i < ${count}; i++) { ${step} }`

/** L = w² from w = 4 with rate 1/4: w halves, ∂L/∂w = 2w, |Δw|/|w| = 1/2. */
const halving = (count: number): string =>
  `const w = value(4)\n${steps(count, 'const L = w * w; w.zeroGrad(); L.backward(); w.data -= w.grad / 4')}`

describe('the record of passes', () => {
  it('has the loss, the gradient and the step of every pass', async () => {
    const { history, passes } = await train(halving(4))
    assert.equal(passes, 4)
    assert.deepEqual(history.pass, [0, 1, 2, 3])
    assert.deepEqual(history.loss, [16, 4, 1, 0.25])
    const [group, ...more] = history.groups
    assert.deepEqual(more, [])
    assert.deepEqual([group?.name, group?.count], ['w', 1])
    assertNear(group?.gradientNorm ?? [], [8, 4, 2, 1])
    assertNear(group?.updateRatio ?? [], [0.5, 0.5, 0.5, 0.5])
    // as they were at the last pass, before the step that followed
    assert.deepEqual(group?.weights, { min: 0.5, max: 0.5, counts: [1] })
    assert.deepEqual(group.gradients, { min: 1, max: 1, counts: [1] })
  })

  it('has the losses on held-out data of a long run, whichever passes it keeps', async () => {
    const passes = 2 * maxEntries
    // 8 passes an epoch: none of the last ones has an even number
    const step = 'const L = w * w; w.zeroGrad(); L.backward(); if (i % 8 === 7) plot.validation(i)'
    const { history } = await train(`const w = value(4)\n${steps(passes, step)}`)
    assert.ok(history.pass.length <= maxEntries + 1)
    const measured = history.validation.flatMap((loss, at) => (loss === null ? [] : [[loss, history.pass[at]]]))
    const expected = Array.from({ length: passes / 8 }, (_, epoch) => 8 * epoch + 7)
    assert.deepEqual(
      measured.map(([loss]) => loss),
      expected,
    )
    for (const [loss = NaN, pass = NaN] of measured) assert.ok(pass - loss === 1 || pass === passes - 1)
  })

  it('knows no step where none followed', async () => {
    const { history } = await train(`const w = value(3)\n${steps(3, '(w * 2).backward()')}`)
    assertNear(history.groups[0]?.updateRatio ?? [], [null, null, null])
    // passes add up: 2, 4, 6
    assertNear(history.groups[0]?.gradientNorm ?? [], [2, 4, 6])
  })

  it('is not there without training', async () => {
    assert.equal((await takeSnapshot('const w = value(3)\nconst y = w * 2\ny.backward()')).training, null)
    assert.equal((await takeSnapshot('const w = value(3)\nconst y = w * 2', 'y')).training, null)
  })

  it('does not count the pass of a chosen root, and keeps the gradients of the program’s own', async () => {
    const { history, passes } = await train(`${halving(2)}\nconst y = w * 100`, 'y')
    assert.equal(passes, 2)
    assert.deepEqual(history.loss, [16, 4])
    assert.equal(history.groups[0]?.gradients.max, 4)
  })

  it('takes together what belongs to a layer, by norms over all its parameters', async () => {
    const { history } = await train(`
      class Layer { w: number[]; b: number; constructor(w: number[]) { this.w = w.map((x) => value(x)); this.b = value(0) } }
      class Net { layers = [new Layer([3, 4]), new Layer([1])] }
      const net = new Net()
      const [first, second] = net.layers
      for (let i = 0; i < 2; i++) {
        const L = first.w[0] * 3 + first.w[1] * 4 + second.w[0] * 5 + first.b + second.b * 12
        const all = [...first.w, first.b, ...second.w, second.b]
        for (const p of all) p.zeroGrad()
        L.backward()
        for (const p of second.w) p.data -= 0.5
      }`)
    const byName = new Map(history.groups.map((group): [string, ParameterGroup] => [group.name, group]))
    assert.deepEqual([...byName.keys()].toSorted(), ['layers[0]', 'layers[1]'])
    assert.equal(byName.get('layers[0]')?.count, 3)
    // ‖(3, 4, 1)‖ and ‖(5, 12)‖
    assertNear(byName.get('layers[0]')?.gradientNorm ?? [], [Math.sqrt(26), Math.sqrt(26)])
    assertNear(byName.get('layers[1]')?.gradientNorm ?? [], [13, 13])
    assertNear(byName.get('layers[0]')?.updateRatio ?? [], [0, 0])
    // 1 → 0.5 → 0, the bias stays 0
    assertNear(byName.get('layers[1]')?.updateRatio ?? [], [0.5, 1])
  })

  it('leaves samples out that are new in every pass', async () => {
    const { history } = await train(
      `const w = value(2)\n${steps(3, 'const x = value(i + 1); (w * x).backward(); w.data -= 0.5')}`,
    )
    assert.deepEqual(
      history.groups.map(({ name, count }) => [name, count]),
      [['w', 1]],
    )
  })

  it('counts in what later passes reach, from the first pass that reached it', async () => {
    const { history } = await train(
      `const w = value(2)\nconst v = value(1)\n${steps(4, '(i < 2 ? w * 3 : w * 3 + v * 7).backward(); w.zeroGrad(); v.zeroGrad()')}`,
    )
    const late = history.groups.find(({ name }) => name === 'v')
    assertNear(late?.gradientNorm ?? [], [0, 0, 7, 7])
  })

  it('keeps every 2ᵏ-th pass of a long run and the latest', async () => {
    const { history, passes } = await train(halving(2 * maxEntries + 4))
    assert.equal(passes, 2 * maxEntries + 4)
    assert.ok(history.pass.length <= maxEntries + 1)
    const expected = Array.from({ length: 251 }, (_, i) => 4 * i)
    assert.deepEqual(history.pass, [...expected, passes - 1])
    assert.equal(history.loss[1], 16 / 4 ** 4)
  })

  it('survives a loss that is no number any more', async () => {
    const { history } = await train(`const w = value(1e200)\n${steps(3, '(w * w).backward(); w.data *= w.grad')}`)
    assert.ok(history.loss.some((x) => !Number.isFinite(x)))
    assert.ok(Number.isFinite(history.groups[0]?.weights.max))
  })

  it('has the losses and the first gradient norm of micrograd on the moons', () => {
    const moons = readMoons()
    const engine = createEngine({ capacity: 11 * 65_818 })
    const { parameters, computeLoss } = buildMoonsNetwork(engine, moons)
    const record = createPassRecord(engine, () => new Map())
    engine.hooks.onPass = record.note
    for (let step = 0; step < 10; step++) {
      const loss = computeLoss()
      for (const p of parameters) p.zeroGrad()
      loss.backward()
      for (const p of parameters) p.data -= (1 - (0.9 * step) / 100) * p.grad
    }
    const history = record.finish() ?? assert.fail()
    history.loss.forEach((x, i) => assert.ok(Math.abs(x - (moons.loss[i] ?? NaN)) <= 1e-9))
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x * x, 0)
    const squares = sum(history.groups.map(({ gradientNorm }) => gradientNorm[0] ?? NaN))
    assert.ok(Math.abs(squares - sum(moons.gradientAtStep0)) <= 1e-9)
    assert.equal(
      history.groups.reduce((total, { count }) => total + count, 0),
      moons.parameters.length,
    )
  }).timeout(60_000)
})

describe('nameGroup', () => {
  it('ends at the first index that has something below it', () => {
    assert.equal(nameGroup('layers[0].neurons[2].w[1]'), 'layers[0]')
    assert.equal(nameGroup('net.layers[1].b'), 'net.layers[1]')
    assert.equal(nameGroup('layers[2][7].w[0]'), 'layers[2]')
    assert.equal(nameGroup('w[3][1]'), 'w')
    assert.equal(nameGroup('hidden.w[3]'), 'hidden.w')
    assert.equal(nameGroup('bias'), 'bias')
    assert.equal(nameGroup(''), 'others')
  })
})

describe('countBins', () => {
  it('counts all finite numbers, the greatest in the last bin', () => {
    const { min, max, counts } = countBins([0, 1, 1, 24, NaN, Infinity])
    assert.deepEqual([min, max, counts.length], [0, 24, histogramBins])
    assert.deepEqual([counts[0], counts[1], counts[23]], [1, 2, 1])
    assert.equal(
      counts.reduce((sum, x) => sum + x, 0),
      4,
    )
  })

  it('spans more than the greatest number', () => {
    const { counts } = countBins([-Number.MAX_VALUE, Number.MAX_VALUE])
    assert.deepEqual([counts[0], counts[23]], [1, 1])
  })

  it('has one bin for equal numbers and for none', () => {
    assert.deepEqual(countBins([2, 2]), { min: 2, max: 2, counts: [2] })
    assert.deepEqual(countBins([]), { min: 0, max: 0, counts: [0] })
  })
})
