// Every example runs and shows what its lesson says; the expected numbers come from arithmetic on plain numbers.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildScene } from '../../src/graph/buildScene.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { runFile } from '../../src/runtime/runFile.ts'
import { createSeededRandom } from '../../src/runtime/seededRandom.ts'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { buildRunner } from '../runtime/buildRunner.ts'
import { library } from '../runtime/evaluateText.ts'
import { differentiate } from './differentiate.ts'

const examples = join(import.meta.dirname, '../../examples')
const names = readdirSync(examples).filter((name) => name.endsWith('.nn.ts'))

interface GraphNode {
  readonly label: string | undefined
  readonly data: number
  /** null: no pass has reached it. */
  readonly grad: number | null
}

describe('examples', () => {
  let session: Session

  before(async () => {
    session = createSession({ runnerPath: await buildRunner() })
  })
  after(() => session.dispose())

  async function run(name: string, root: string | null = null): Promise<Snapshot> {
    const { snapshot, problems } = await runFile({
      entry: `/${name}`,
      text: readFileSync(join(examples, name), 'utf8'),
      read: (path) => readFile(join(examples, path), 'utf8'),
      library,
      root,
      limits: { timeMs: 10_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 },
      session,
      control: { signal: new AbortController().signal },
    })
    assert.deepEqual(problems, [])
    assert.ok(snapshot)
    return snapshot
  }

  for (const name of names) {
    it(`${name} is a lesson of less than 60 lines with a graph that can be drawn`, async () => {
      const text = readFileSync(join(examples, name), 'utf8')
      assert.ok(text.split('\n').length <= 60)
      assert.doesNotMatch(text, /@ts-/)
      const { length } = (await run(name)).graph.op
      // The last lessons are about graphs that are too large to be read as they are.
      const most = /^[67]/.test(name) ? 20_000 : 300
      assert.ok(length > 6 && length <= most, `${length} nodes`)
    })
  }

  it('1: the founding program', async () => {
    const nodes = readNodes(await run('1-expression.nn.ts', 'L'))
    const found = Object.fromEntries(nodes.map(({ label, data, grad }) => [label, [data, grad]]))
    // d = a·b + c, L = d·f
    const expected = { a: [2, 6], b: [-3, -4], c: [10, -2], e: [-6, -2], d: [4, -2], f: [-2, 4], L: [-8, 1] }
    assert.deepEqual(found, expected)
  })

  it('1: has no gradients before a pass', async () => {
    for (const { label, grad } of readNodes(await run('1-expression.nn.ts'))) assert.equal(grad, null, label)
  })

  it('2: the example of micrograd', async () => {
    const gradient = differentiate(computeMicrograd, [-4, 2])
    const snapshot = await run('2-micrograd.nn.ts')
    const nodes = readNodes(snapshot)
    assert.equal(nodes.at(-1)?.data, computeMicrograd([-4, 2]))
    for (const [i, label] of ['a', 'b'].entries()) {
      const grad = nodes.find((node) => node.label === label)?.grad
      assertClose(grad ?? NaN, gradient[i] ?? NaN)
    }
    assert.deepEqual(snapshot.prints, ['g = 24.7041', '∂g/∂a = 138.8338', '∂g/∂b = 645.5773'])
  })

  it('3: a neuron that learns', async () => {
    const rate = 0.1
    const [x1, x2, w2] = [2, 0, 1]
    let [w1, bias] = [-3, 6.8813735870195432]
    const expected: string[] = []
    let inputGradient = NaN
    for (let step = 0; step < 5; step++) {
      const output = Math.tanh(x1 * w1 + x2 * w2 + bias)
      const error = output + 0.5
      expected.push(`step ${step}: output ${output.toFixed(4)}, loss ${(error ** 2).toFixed(4)}`)
      // d(error²) = 2·error·(1 − output²) d(sum)
      const slope = 2 * error * (1 - output ** 2)
      inputGradient = slope * w1
      w1 -= rate * slope * x1
      bias -= rate * slope
    }
    expected.push(`w1 = ${w1.toFixed(4)}, w2 = ${w2.toFixed(4)}, bias = ${bias.toFixed(4)}`)
    const snapshot = await run('3-neuron.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 5)
    const nodes = readNodes(snapshot)
    assert.equal(nodes.find(({ label }) => label === 'w2')?.grad, 0)
    assertClose(nodes.find(({ label }) => label === 'input 1')?.grad ?? NaN, inputGradient)
  })

  it('4: a fit to data', async () => {
    const rows = readFileSync(join(examples, 'data/line.csv'), 'utf8').trim().split('\n').slice(1)
    const points = rows.map((row) => row.split(',').map(Number))
    const errorOf = ([a = 0, b = 0, c = 0]: readonly number[]): number =>
      points.reduce((sum, [x = 0, y = 0]) => sum + (a + b * x + c * x * x - y) ** 2, 0) / points.length
    let w = [0, 0, 0]
    const expected: string[] = []
    for (let step = 0; step < 100; step++) {
      if (step % 20 === 0) expected.push(`step ${step}: loss ${errorOf(w).toFixed(6)}`)
      const gradient = differentiate(errorOf, w)
      w = w.map((value, i) => value - 0.1 * (gradient[i] ?? NaN))
    }
    const [a = '', b = '', c = ''] = w.map((value) => value.toFixed(3))
    expected.push(`y = ${a} + ${b} x + ${c} x², loss ${errorOf(w).toFixed(6)}`)
    const snapshot = await run('4-functions-and-loops.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 100)
    const labels = new Set(readNodes(snapshot).map(({ label }) => label))
    for (const label of ['w[0]', 'w[1]', 'w[2]']) assert.ok(labels.has(label), label)
  })

  it('5: a network that learns exclusive or', async () => {
    const inputs = [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ]
    const targets = [-1, 1, 1, -1]
    // Four neurons, three numbers wide and then one of four: weights first, bias last, in the order they are made.
    const neurons = [0, 3, 6, 9]
    const random = createSeededRandom()
    random.seed(1)
    const draw = (count: number): number[] => [...Array.from({ length: count }, () => random.next() * 2 - 1), 0]
    let p = [...draw(2), ...draw(2), ...draw(2), ...draw(3)]
    const answer = (q: readonly number[], x: readonly number[]): number => {
      const neuron = (from: number, signal: readonly number[]): number =>
        Math.tanh(signal.reduce((sum, s, i) => sum + s * (q[from + i] ?? NaN), q[from + signal.length] ?? NaN))
      return neuron(
        9,
        neurons.slice(0, 3).map((from) => neuron(from, x)),
      )
    }
    const lossOf = (q: readonly number[]): number =>
      inputs.reduce((sum, x, i) => sum + (answer(q, x) - (targets[i] ?? NaN)) ** 2, 0)
    const expected: string[] = []
    for (let step = 0; step < 40; step++) {
      const outputs = inputs.map((x) => answer(p, x))
      if (step % 10 === 9) {
        const shown = outputs.map((output) => output.toFixed(2)).join(', ')
        expected.push(`step ${step}: loss ${lossOf(p).toFixed(4)}, outputs ${shown}`)
      }
      const gradient = differentiate(lossOf, p)
      p = p.map((value, i) => value - 0.1 * (gradient[i] ?? NaN))
    }
    inputs.forEach((x, i) => assert.equal(Math.sign(answer(p, x)), targets[i], 'the lesson has learned it'))
    const snapshot = await run('5-mlp-by-hand.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 40)
  })

  it('6: a batch of samples, folded', async () => {
    const samples = Array.from({ length: 60 }, (_, i) => {
      const radius = i % 2 === 0 ? 0.5 : 1.2
      const angle = (2 * Math.PI * i) / 60
      return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], y: i % 2 === 0 ? 1 : -1 }
    })
    const random = createSeededRandom()
    const draw = (count: number): number[] => [...Array.from({ length: count }, () => random.next() * 2 - 1), 0]
    // Eight neurons of two weights and a bias, then one of eight and a bias.
    let p = [...Array.from({ length: 8 }, () => draw(2)).flat(), ...draw(8)]
    const neuron = (q: readonly number[], from: number, x: readonly number[]): number =>
      Math.tanh(x.reduce((sum, xj, j) => sum + xj * (q[from + j] ?? NaN), q[from + x.length] ?? NaN))
    const hidden = Array.from({ length: 8 }, (_, k) => 3 * k)
    const lossOf = (q: readonly number[]): number =>
      samples.reduce((sum, { x, y }) => {
        const score = neuron(q, 24, hidden.map((from) => neuron(q, from, x))) // prettier-ignore
        return sum + (score - y) ** 2 / samples.length
      }, 0)
    const expected: string[] = []
    for (let step = 0; step < 30; step++) {
      if (step % 10 === 9) expected.push(`step ${step}: loss ${lossOf(p).toFixed(4)}`)
      const gradient = differentiate(lossOf, p)
      p = p.map((value, i) => value - 0.5 * (gradient[i] ?? NaN))
    }
    assert.ok(lossOf(p) < 0.7, 'the lesson learns something')
    const snapshot = await run('6-batch-by-hand.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    const scene = await buildScene(snapshot, { layout: async (input) => layoutPlainly(input) })
    assert.ok(scene && scene.totalValues > 3000)
    assert.ok(scene.cards.length + scene.groups.length <= 150)
    assert.ok(scene.frames.some(({ name, count }) => name === 'for i' && count === 60))
  })

  it('7-mlp-on-moons learns to tell the two moons apart, and takes down every pass', async () => {
    const { prints, training, passes, graph, strings } = await run('7-mlp-on-moons.nn.ts')
    const share = Number(/^(\d+) % of the samples/.exec(prints.at(-1) ?? '')?.[1])
    assert.ok(share >= 95, `${share} %`)
    assert.equal(passes, 60)
    const losses = training?.history.loss ?? []
    assert.equal(losses.length, 60)
    assert.ok((losses.at(-1) ?? 1) < (losses[0] ?? 0) / 5, `${losses[0]} → ${losses.at(-1)}`)
    assert.deepEqual(
      training?.history.groups.map(({ name, count }) => `${name} ${count}`),
      ['layers[0] 24', 'layers[1] 72', 'layers[2] 9'],
    )
    const labels = new Set(Array.from(graph.label, (place) => strings[place]))
    for (const label of ['layers[0].neurons[7].w[1]', 'layers[2].neurons[0].b', 'loss'])
      assert.ok(labels.has(label), label)
  })
})

/** The README example of micrograd on plain numbers. */
function computeMicrograd([a = 0, b = 0]: readonly number[]): number {
  let c = a + b
  let d = a * b + b ** 3
  c = c + c + 1
  c = c + 1 + c + -a
  d = d + d * 2 + Math.max(0, b + a)
  d = d + 3 * d + Math.max(0, b - a)
  const f = (c - d) ** 2
  return f / 2 + 10 / f
}

/** The values of the graph, without its constants. */
function readNodes({ graph, strings }: Snapshot): GraphNode[] {
  const nodes = Array.from(graph.op, (_, id) => ({
    label: strings[graph.label[id] ?? -1],
    data: graph.data[id] ?? NaN,
    grad: graph.pass[id] === -1 ? null : (graph.grad[id] ?? NaN),
  }))
  return nodes.filter(({ label }) => label !== undefined)
}

function assertClose(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-7 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)
}
