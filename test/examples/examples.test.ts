// Every example runs and shows what its lesson says; the expected numbers come from arithmetic on plain numbers.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvParse } from 'd3-dsv'
import { buildScene } from '../../src/graph/buildScene.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import type { PassHistory, Plot } from '../../src/protocol/training.ts'
import { runFile } from '../../src/runtime/runFile.ts'
import { createSeededRandom } from '../../src/runtime/seededRandom.ts'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { buildRunner } from '../runtime/buildRunner.ts'
import { library } from '../runtime/evaluateText.ts'
import { differentiate } from './differentiate.ts'
import { dataFiles } from './reduceData.ts'

const examples = join(import.meta.dirname, '../../examples')
const listed = readdirSync(examples, { recursive: true, encoding: 'utf8' })
const names = listed.filter((name) => name.endsWith('.nn.ts')).toSorted()
/** What a person reads to the end has a graph that is drawn whole; the others are about graphs that are folded. */
const isSmall = (name: string): boolean => /^(1|2|10)-|micrograd|functions|mlp-by-hand/.test(name)

interface GraphNode {
  readonly label: string | undefined
  readonly data: number
  /** null: no pass has reached it. */
  readonly grad: number | null
}

describe('examples', function () {
  // The longest lesson trains for half a minute, and machines are busy.
  this.timeout(300_000)
  let session: Session
  const snapshots = new Map<string, Promise<Snapshot>>()
  const seconds = new Map<string, number>()

  before(async () => {
    session = createSession({ runnerPath: await buildRunner() })
  })
  after(() => session.dispose())

  /** Runs an example once, however many tests look at what came of it. */
  function run(name: string, root: string | null = null): Promise<Snapshot> {
    const key = JSON.stringify([name, root])
    const snapshot = snapshots.get(key) ?? runAnew(name, root)
    snapshots.set(key, snapshot)
    return snapshot
  }

  async function runAnew(name: string, root: string | null): Promise<Snapshot> {
    const start = performance.now()
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
    seconds.set(name, (performance.now() - start) / 1000)
    return snapshot
  }

  it('are ten numbered lessons first', () => {
    const first = readdirSync(examples).filter((name) => name.endsWith('.nn.ts'))
    const numbers = first.map((name) => Number(/^\d+(?=-)/.exec(name)?.[0]))
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
  })

  for (const name of names) {
    it(`${name} is a lesson of less than 60 lines with a graph that can be drawn`, async () => {
      const text = readFileSync(join(examples, name), 'utf8')
      assert.ok(text.trimEnd().split('\n').length < 60)
      assert.doesNotMatch(text, /@ts-/)
      const number = /^(\d+)-/.exec(name)?.[1]
      if (number !== undefined)
        assert.ok(text.startsWith(`// Lesson ${number}: `), 'the first line says which lesson it is')
      const { length } = (await run(name)).graph.op
      assert.ok(length > 6 && length <= (isSmall(name) ? 300 : 200_000), `${length} nodes`)
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

  it('the example of micrograd', async () => {
    const gradient = differentiate(computeMicrograd, [-4, 2])
    const snapshot = await run('more/micrograd.nn.ts')
    const nodes = readNodes(snapshot)
    assert.equal(nodes.at(-1)?.data, computeMicrograd([-4, 2]))
    for (const [i, label] of ['a', 'b'].entries()) {
      const grad = nodes.find((node) => node.label === label)?.grad
      assertClose(grad ?? NaN, gradient[i] ?? NaN)
    }
    assert.deepEqual(snapshot.prints, ['g = 24.7041', '∂g/∂a = 138.8338', '∂g/∂b = 645.5773'])
  })

  it('2: a neuron that learns', async () => {
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
    const snapshot = await run('2-neuron.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 5)
    const nodes = readNodes(snapshot)
    assert.equal(nodes.find(({ label }) => label === 'w2')?.grad, 0)
    assertClose(nodes.find(({ label }) => label === 'input 1')?.grad ?? NaN, inputGradient)
  })

  it('a fit to data', async () => {
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
    const snapshot = await run('more/functions-and-loops.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 100)
    const labels = new Set(readNodes(snapshot).map(({ label }) => label))
    for (const label of ['w[0]', 'w[1]', 'w[2]']) assert.ok(labels.has(label), label)
  })

  it('a network that learns exclusive or', async () => {
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
    const snapshot = await run('more/mlp-by-hand.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    assert.equal(snapshot.passes, 40)
  })

  it('a batch of samples, folded', async () => {
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
    const snapshot = await run('more/batch-by-hand.nn.ts')
    assert.deepEqual(snapshot.prints, expected)
    const scene = await buildScene(snapshot, { layout: async (input) => layoutPlainly(input) })
    assert.ok(scene && scene.totalValues > 3000)
    assert.ok(scene.cards.length + scene.groups.length <= 150)
    assert.ok(scene.frames.some(({ name, count }) => name === 'for i' && count === 60))
  })

  it('3: tells the two moons apart, with a boundary between them', async () => {
    const snapshot = await run('3-mlp-on-moons.nn.ts')
    const { prints, training, passes, graph, strings } = snapshot
    const share = Number(/^(\d+) % of the samples/.exec(prints[0] ?? '')?.[1])
    assert.ok(share >= 95, `${share} %`)
    assert.equal(passes, 60)
    const losses = training?.history.loss ?? []
    assert.equal(losses.length, 60)
    assert.ok((losses.at(-1) ?? 1) < (losses[0] ?? 0) / 5, `${losses[0]} → ${losses.at(-1)}`)
    assert.deepEqual(
      training?.history.groups.map(({ name, count }) => `${name} ${count}`),
      ['layers[0] 24', 'layers[1] 72', 'layers[2] 9'],
    )
    assert.deepEqual([training.history.epoch[0], training.history.epoch.at(-1)], [1, 60])
    const labels = new Set(Array.from(graph.label, (place) => strings[place]))
    for (const label of ['layers[0].neurons[7].w[1]', 'layers[2].neurons[0].b', 'loss'])
      assert.ok(labels.has(label), label)

    const { points, scores, columns, rows, xMin, xMax, yMin, yMax } = findPlot(
      snapshot,
      'boundary',
      'decision boundary',
    )
    const right = points.filter(({ x, y, label }) => {
      const [column, row] = [
        Math.floor((columns * (x - xMin)) / (xMax - xMin)),
        Math.floor((rows * (y - yMin)) / (yMax - yMin)),
      ]
      return Math.sign(scores[row * columns + column] ?? NaN) === label
    })
    // A point lies beside the middle of its cell, so a few near the boundary may differ.
    assert.ok(right.length >= 0.95 * points.length && points.length === 60, `${right.length} of ${points.length}`)
    assert.equal(prints[1], '(0, 1) is of class 0, (1, −0.5) of class 1')
  })

  it('4: weighs penguins better than the mean does', async () => {
    const snapshot = await run('4-regression-on-penguins.nn.ts')
    const groups = findPlot(snapshot, 'scatter', /^held out/).groups
    const pairs = groups.flatMap(({ x, y }) => x.map((truth, i) => [truth, y[i] ?? NaN] as const))
    const rows = readRows('penguins.csv')
    assert.equal(pairs.length, rows.length - Math.round(0.8 * rows.length))
    const masses = new Set(rows.map(({ bodyMass }) => Number(bodyMass) / 1000))
    assert.ok(pairs.every(([truth]) => masses.has(truth)))
    const measureError = (guess: (pair: readonly [number, number]) => number): number =>
      Math.sqrt(meanOf(pairs.map((pair) => (guess(pair) - pair[0]) ** 2)))
    const error = measureError(([, predicted]) => predicted)
    // No constant guess is better than the mean of the held-out penguins themselves.
    const mean = meanOf(pairs.map(([truth]) => truth))
    assert.ok(error < measureError(() => mean) / 2, `${error} kg`)
    assert.equal(snapshot.prints[0], `the network is wrong by ${error.toFixed(3)} kg`)
    // The last validation loss is the same error, squared.
    const { validation, epoch } = readHistory(snapshot)
    assertClose(Math.sqrt(validation.at(-1) ?? NaN), error)
    assert.equal(validation.filter((loss) => loss !== null).length, 100)
    assert.equal(epoch.at(-1), 100)
  })

  it('5: gradients vanish with sigmoid and not with relu', async () => {
    const snapshot = await run('5-vanishing-gradients.nn.ts')
    const { groups } = readHistory(snapshot)
    const readFirstPass = (layer: string): number =>
      groups.find(({ name }) => name === `net.${layer}`)?.gradientNorm[0] ?? NaN
    const [sigmoid, relu] = ['sigmoid', 'relu'].map((name) => readFirstPass(`${name}.layers[0]`))
    assert.ok((relu ?? NaN) > 100 * (sigmoid ?? NaN), `${relu} and ${sigmoid}`)
    assert.ok(readFirstPass('sigmoid.layers[6]') > 1000 * (sigmoid ?? NaN))
    assert.ok(readFirstPass('relu.layers[6]') < 100 * (relu ?? NaN))
    const lines = findPlot(snapshot, 'line', /^gradient by layer/).series
    for (const { name, y } of lines) {
      y.forEach((power, i) => assertClose(power ?? NaN, Math.log10(readFirstPass(`${name}.layers[${i}]`))))
    }
    const costs = findPlot(snapshot, 'line', 'cost of each network').series
    const [sigmoidCost = [], reluCost = []] = costs.map(({ y }) => y)
    // ln 2 is the cost of a classifier that knows nothing of two classes of equal size.
    assert.ok((sigmoidCost.at(-1) ?? NaN) > 0.95 * Math.LN2, `${sigmoidCost.at(-1)}`)
    assert.ok((reluCost.at(-1) ?? NaN) < 0.1, `${reluCost.at(-1)}`)
    assert.deepEqual(snapshot.prints.slice(2), ['sigmoid: 50 % right', 'relu: 100 % right'])
  })

  it('6: reads at least 93 % of the digits it has never seen', async () => {
    const snapshot = await run('6-cnn-on-digits.nn.ts')
    const { counts } = findPlot(snapshot, 'confusion', 'confusion')
    const total = counts.flat().reduce((sum, count) => sum + count, 0)
    const right = counts.reduce((sum, row, digit) => sum + (row[digit] ?? 0), 0)
    const took = seconds.get('6-cnn-on-digits.nn.ts')?.toFixed(1)
    console.log(`      ${((100 * right) / total).toFixed(1)} % of ${total} held-out digits, run in ${took} s`)
    assert.equal(total, 500)
    assert.ok(right >= 0.93 * total, `${right} of ${total}`)
    const digits = readRows('digits.csv')
    assert.equal(digits.length, 3500)
    counts.forEach((row, digit) => {
      const held = digits.slice(3000).filter((one) => Number(one['digit']) === digit)
      assert.equal(row.reduce((sum, count) => sum + count, 0), held.length) // prettier-ignore
    })
    assert.equal(snapshot.passes, 3 * (3000 / 20))
    assert.equal(
      snapshot.prints[2],
      `epoch 3: reads ${((100 * right) / total).toFixed(1)} % of the digits it has never seen`,
    )
    assert.match(snapshot.prints[3] ?? '', /0 1 2 3 4 5 6 7 8 9\.$/)
    const { epoch } = readHistory(snapshot)
    assert.deepEqual([epoch[0], epoch.at(-1)], [1, 3])
  })

  it('7: forecasts CO₂ better than the same as last year', async () => {
    const snapshot = await run('7-rnn-on-co2.nn.ts')
    const ppm = readRows('co2.csv').map((row) => Number(row['ppm']))
    const heldOut = ppm.slice(-120) // 2010 to 2019
    const lines = findPlot(snapshot, 'line', /^CO₂/).series
    const readLine = (name: string): number[] => lines.find((line) => line.name === name)?.y.map(Number) ?? []
    assert.deepEqual(readLine('truth'), heldOut)
    assert.deepEqual(readLine('same as last year'), ppm.slice(-132, -12))
    const measureError = (guess: readonly number[]): number =>
      Math.sqrt(meanOf(heldOut.map((truth, i) => ((guess[i] ?? NaN) - truth) ** 2)))
    const [error, baseline] = [measureError(readLine('forecast')), measureError(ppm.slice(-132, -12))]
    assert.ok(error < baseline / 3, `${error} and ${baseline}`)
    assert.equal(snapshot.prints[0], `wrong by ${error.toFixed(2)} ppm; same as last year: ${baseline.toFixed(2)}`)
  })

  it('8: knows of names it has never seen more than how often each letter comes', async () => {
    const snapshot = await run('8-gru-on-names.nn.ts')
    const elements = readRows('elements.csv').map((row) => `${row['name']}.`)
    assert.equal(elements.length, 118)
    const letters = elements.join('').split('')
    const shares = [...new Set(letters)].map(
      (one) => letters.filter((letter) => letter === one).length / letters.length,
    )
    // Shannon's entropy: what it costs at least to tell letters by how often they come, and by nothing else.
    const entropy = shares.reduce((sum, share) => sum - share * Math.log(share), 0)
    const { validation } = readHistory(snapshot)
    const last = validation.at(-1) ?? NaN
    assert.ok(last < 0.85 * entropy, `${last} and ${entropy}`)
    assert.deepEqual(snapshot.prints.slice(0, 2), [
      `knowing nothing: ${Math.log(shares.length).toFixed(2)}`,
      `on names it has never seen: ${last.toFixed(2)}`,
    ])
    const invented = snapshot.prints[2]?.split(' ') ?? []
    assert.equal(invented.length, 10)
    assert.ok(invented.every((name) => /^[a-z]{2,}$/.test(name)))
    assert.ok(invented.some((name) => !elements.includes(`${name}.`)))
  })

  it('9: mini-batches, learning rates and optimizers differ as it says', async () => {
    const { series } = findPlot(await run('9-optimizers.nn.ts'), 'line', 'cost after each epoch')
    assert.equal(series.length, 8)
    assert.ok(series.every(({ y }) => y.length === 30))
    const readLast = (name: string): number => series.find((line) => line.name === name)?.y.at(-1) ?? NaN
    assert.ok(readLast('batches of 8, lr 0.3') < readLast('all samples, lr 0.3') / 2)
    assert.ok(readLast('batches of 8, lr 0.3') < readLast('batches of 8, lr 0.03') / 2)
    const jumping = series.find(({ name }) => name === 'batches of 8, lr 3')?.y.map(Number) ?? []
    const jumps = jumping.filter((cost, i) => cost > (jumping[i - 1] ?? Infinity) + 0.1)
    assert.ok(jumps.length >= 3, `${jumps.length} jumps`)
    for (const name of ['momentum, lr 0.3', 'rmsprop, lr 0.03', 'adam, lr 0.1']) {
      assert.ok(readLast(name) < readLast('batches of 8, lr 0.3'), name)
    }
    const single = series.find(({ name }) => name === 'batches of 1, lr 0.3')?.y.map(Number) ?? []
    assert.ok(
      single.some((cost, i) => cost > (single[i - 1] ?? Infinity)),
      'it trembles',
    )
  })

  it('10: both ways to the gradient agree', async () => {
    const snapshot = await run('10-gradient-checking.nn.ts')
    const largest = Number(/^The largest difference is (\S+)\.$/.exec(snapshot.prints[1] ?? '')?.[1])
    assert.ok(largest < 1e-6, `${largest}`)
    // The table compares what the graph shows: every gradient of a parameter stands in it.
    const table = snapshot.prints[0] ?? ''
    const parameters = readNodes(snapshot).filter(({ label }) => label?.startsWith('layers['))
    assert.equal(parameters.length, 13)
    for (const { grad, label } of parameters) assert.ok(table.includes(`'${grad?.toFixed(8)}'`), label)
    const [{ y } = { y: [] }] = findPlot(snapshot, 'line', /^log₁₀ of the error/).series
    const errors = y.map(Number)
    const best = errors.indexOf(Math.min(...errors))
    assert.ok(best >= 4 && best <= 7, `10^−${best}`)
    // halving the step quarters the error, until rounding takes over
    assertNear((errors[2] ?? NaN) - (errors[1] ?? NaN), -2, 0.1)
    assert.ok((errors[12] ?? NaN) > (errors[best] ?? NaN) + 2)
  })

  it('have the data that the script makes of the packages', () => {
    for (const [name, reduce] of Object.entries(dataFiles)) {
      assert.equal(readFileSync(join(examples, 'data', name), 'utf8'), reduce(), name)
    }
  })

  it('say of every data file where it comes from and what its licence is', () => {
    const readme = readFileSync(join(examples, 'data/README.md'), 'utf8')
    for (const name of readdirSync(join(examples, 'data')).filter((file) => file !== 'README.md')) {
      const section = new RegExp(`^## \`${name}\`\n(.*?)(?=^## |$(?![^]))`, 'ms').exec(readme)?.[1] ?? ''
      assert.match(section, /^Source: \S/m, name)
      assert.match(section, /^Licence: \S/m, name)
    }
  })
})

function readRows(file: string): Record<string, string>[] {
  return csvParse(readFileSync(join(examples, 'data', file), 'utf8'))
}

function readHistory({ training }: Snapshot): PassHistory {
  assert.ok(training)
  return training.history
}

function findPlot<Kind extends Plot['kind']>(
  { training }: Snapshot,
  kind: Kind,
  title: string | RegExp,
): Extract<Plot, { kind: Kind }> {
  const found = training?.plots.find(
    (plot): plot is Extract<Plot, { kind: Kind }> =>
      plot.kind === kind && (typeof title === 'string' ? plot.title === title : title.test(plot.title)),
  )
  assert.ok(found, `no ${kind} ${String(title)}`)
  return found
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length
}

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
  assertNear(actual, expected, 1e-7 * Math.max(1, Math.abs(expected)))
}

function assertNear(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`)
}
