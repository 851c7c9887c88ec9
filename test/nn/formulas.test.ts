// The library against formulas written out here in double precision, and against micrograd's own training run.
import assert from 'node:assert/strict'
import { readMoons } from '../bench/moonsStep.ts'
import { evaluateText, type Files } from '../runtime/evaluateText.ts'

async function compute<Found>(program: string | Files, memoryMb?: number): Promise<Found> {
  const { prints, problems } = await evaluateText(program, null, memoryMb)
  assert.deepEqual(problems, [])
  return JSON.parse(prints.at(-1) ?? 'null') as Found
}

async function findProblem(program: string): Promise<string | undefined> {
  const { problems } = await evaluateText(program)
  return problems[0]?.message
}

function assertClose(found: readonly number[], expected: readonly number[], tolerance = 1e-12): void {
  assert.equal(found.length, expected.length)
  found.forEach((x, i) => {
    const y = expected[i] ?? NaN
    assert.ok(Math.abs(x - y) <= tolerance * (1 + Math.abs(y)), `at ${i}: ${x} is not ${y}`)
  })
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0)

interface Cell {
  readonly wi: readonly (readonly number[])[]
  readonly wh: readonly (readonly number[])[]
  readonly bi: readonly number[]
  readonly bh: readonly number[]
}

describe('the library computes', () => {
  it("a gated recurrent unit as PyTorch defines it, the reset gate after the state's weights", async () => {
    const xs = [
      [0.5, -1],
      [2, 0.3],
      [-0.7, 0.1],
    ]
    const { cell, output } = await compute<{ cell: Cell; output: number[][] }>(`const m = nn.GRU(2, 3)
      const { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh } = m.cells[0]
      console.log(JSON.stringify({ cell: { wi, wh, bi, bh }, output: m(${JSON.stringify(xs)})[0] }))`)
    const { wi, wh, bi, bh } = cell
    let h = [0, 0, 0]
    xs.forEach((x, t) => {
      const input = (row: number): number => dot(wi[row] ?? [], x) + (bi[row] ?? NaN)
      const state = (row: number): number => dot(wh[row] ?? [], h) + (bh[row] ?? NaN)
      const next = h.map((before, k) => {
        const r = logistic(input(k) + state(k))
        const z = logistic(input(3 + k) + state(3 + k))
        const n = Math.tanh(input(6 + k) + r * state(6 + k))
        return (1 - z) * n + z * before
      })
      h = next
      assertClose(output[t] ?? [], h)
    })
  })

  it('losses that stay finite where their parts overflow', async () => {
    const found = await compute<number[]>(`console.log(JSON.stringify([
      nn.crossEntropy([1000, 0, -1000], 0), nn.crossEntropy([1000, 0, -1000], 2),
      nn.binaryCrossEntropy([1000], [1]), nn.binaryCrossEntropy([-1000], [1]), nn.binaryCrossEntropy([1000], [0]),
      nn.softplus(1000), nn.softplus(-1000), nn.softmax([1000, 1000])[0], nn.sigmoid(-1000),
    ]))`)
    assertClose(found, [0, 2000, 0, 1000, 1000, 1000, 0, 0.5, 0])
  })

  it('gradients of such losses that stay finite', async () => {
    const found = await compute<number[]>(`const x = [value(1000), value(0), value(-1000)]
      const loss = nn.crossEntropy(x, 2) + nn.binaryCrossEntropy(x, [0, 0, 1])
      loss.backward()
      console.log(JSON.stringify(x.map((v) => v.grad)))`)
    // softmax less one-hot, and a third of sigmoid less target
    assertClose(found, [1 + 1 / 3, 0.5 / 3, -1 - 1 / 3])
  })

  it("gelu by PyTorch's formula with tanh", async () => {
    const found = await compute<number[]>('console.log(JSON.stringify([nn.gelu(1), nn.gelu(-2), nn.gelu(0)]))')
    const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
    assertClose(found, [1, -2, 0].map(gelu))
    // within 0.0005 of x·Φ(x), which the tables of the normal distribution have
    assertClose(found, [0.8413447460685429, -2 * 0.022750131948179195, 0], 5e-4)
  })

  it('steps of adamW and rmsprop', async () => {
    const found = await compute<{ adamW: number[]; rmsprop: number[] }>(`
      function descend(make: (p: number[]) => { step(): void; zeroGrad(): void }) {
        const p = [value(2)]
        const optimizer = make(p)
        const path: number[] = []
        for (let k = 0; k < 4; k++) {
          optimizer.zeroGrad()
          const loss = p[0] ** 3
          loss.backward()
          optimizer.step()
          path.push(Number(p[0]))
        }
        return path
      }
      const adamW = descend((p) => nn.adamW(p, { lr: 0.1, weightDecay: 0.05 }))
      const rmsprop = descend((p) => nn.rmsprop(p, { lr: 0.1, alpha: 0.9, momentum: 0.5 }))
      console.log(JSON.stringify({ adamW, rmsprop }))`)
    let [p, m, v] = [2, 0, 0]
    const adamW = [1, 2, 3, 4].map((t) => {
      const g = 3 * p * p
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      p -= 0.1 * 0.05 * p
      p -= (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
      return p
    })
    assertClose(found.adamW, adamW)
    let [q, s, b] = [2, 0, 0]
    const rmsprop = [1, 2, 3, 4].map(() => {
      const g = 3 * q * q
      s = 0.9 * s + 0.1 * g * g
      b = 0.5 * b + g / (Math.sqrt(s) + 1e-8)
      q -= 0.1 * b
      return q
    })
    assertClose(found.rmsprop, rmsprop)
  })

  it('schedules of the learning rate', async () => {
    const found = await compute<Record<string, number[]>>(`
      function follow(make: (optimizer: ReturnType<typeof nn.sgd>) => { step(): void }) {
        const optimizer = nn.sgd([value(1)], { lr: 1 })
        const schedule = make(optimizer)
        const rates = [optimizer.lr]
        for (let k = 0; k < 4; k++) {
          schedule.step()
          rates.push(optimizer.lr)
        }
        return rates
      }
      console.log(JSON.stringify({
        step: follow((o) => nn.stepLR(o, { stepSize: 2, gamma: 0.1 })),
        exponential: follow((o) => nn.exponentialLR(o, { gamma: 0.5 })),
        cosine: follow((o) => nn.cosineAnnealingLR(o, { tMax: 4 })),
      }))`)
    assertClose(found['step'] ?? [], [1, 1, 0.1, 0.1, 0.01])
    assertClose(found['exponential'] ?? [], [1, 0.5, 0.25, 0.125, 0.0625])
    const cosine = [0, 1, 2, 3, 4].map((t) => (1 + Math.cos((Math.PI * t) / 4)) / 2)
    assertClose(found['cosine'] ?? [], cosine)
  })

  it('gradients clipped to a norm, and to a value', async () => {
    const { norm, scaled, cut } = await compute<{ norm: number; scaled: number[]; cut: number[] }>(`
      const p = [value(1), value(1)]
      const loss = 3 * p[0] + 4 * p[1]
      loss.backward()
      const norm = nn.clipGradNorm(p, 1)
      const scaled = p.map((x) => x.grad)
      p[0].grad = -7
      nn.clipGradValue(p, 0.5)
      console.log(JSON.stringify({ norm, scaled, cut: p.map((x) => x.grad) }))`)
    assertClose([norm, ...scaled], [5, 0.6, 0.8], 1e-5)
    assert.deepEqual(cut, [-0.5, 0.5])
  })

  it('initial weights as they are said to be', async () => {
    const [thousandths = [], biases = [], tenThousandths = [], zeros = []] = await compute<number[][]>(`
      const { w, b } = nn.MLP(50, [40]).layers[0].neurons.reduce((all, n) => ({ w: [...all.w, ...n.w], b: [...all.b, n.b] }), { w: [] as number[], b: [] as number[] })
      const k = nn.Layer(600, 2, { init: 'kaiming' }).neurons.flatMap((n) => n.w)
      const z = nn.Neuron(3, { init: 'zeros' }).parameters()
      const short = (xs: number[]) => xs.map((x) => Math.round(1e3 * x))
      console.log(JSON.stringify([short(w.slice(0, 1000)), short(b), short(k.map((x) => 10 * x)), z]))`)
    const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length
    const spread = (xs: readonly number[]): number => Math.sqrt(mean(xs.map((x) => x * x)))
    const weights = thousandths.map((w) => w / 1e3)
    const kaiming = tenThousandths.map((w) => w / 1e4)
    assert.ok(weights.every((w) => w >= -1 && w <= 1))
    assert.ok(Math.abs(mean(weights)) < 0.06)
    // of the uniform distribution on [−1, 1]
    assert.ok(Math.abs(spread(weights) - 1 / Math.sqrt(3)) < 0.03)
    assert.ok(biases.every((b) => b === 0))
    // a variance of 2 / inputs
    assert.ok(Math.abs(spread(kaiming) - Math.sqrt(2 / 600)) < 0.005)
    assert.deepEqual(zeros, [0, 0, 0, 0])
  })

  it('dropout that keeps the mean while it learns, and nothing else', async () => {
    const { learning, evaluated } = await compute<{ learning: number[]; evaluated: number[] }>(`
      const m = nn.Dropout(0.25)
      const ones = Array.from({ length: 4000 }, () => 1)
      const learning = m(ones).map((x) => Math.round(3 * x))
      m.eval()
      console.log(JSON.stringify({ learning, evaluated: m([1, 2]) }))`)
    const kept = learning.filter((x) => x !== 0)
    assert.ok(kept.every((x) => x === 4))
    assert.ok(Math.abs(kept.length / 4000 - 0.75) < 0.03)
    assert.deepEqual(evaluated, [1, 2])
  })
})

describe('the library says in words', () => {
  const cases: Readonly<Record<string, readonly [program: string, words: RegExp]>> = {
    'a layer of the wrong size': ['nn.Linear(2, 16)([1, 2, 3])', /Linear\(2, 16\) expects 2 inputs and got 3/],
    'an image of the wrong channels': [
      'nn.Conv2d(3, 1, 2)([[[1, 2], [3, 4]]])',
      /Conv2d\(3, 1, 2\) expects an image \[3\]\[rows\]\[columns\] and got \[1\]\[2\]\[2\]/,
    ],
    'an image smaller than the kernel': ['nn.Conv2d(1, 1, 3)([[[1, 2], [3, 4]]])', /Conv2d\(1, 1, 3\)/],
    'a class that does not exist': ['nn.crossEntropy([1, 2], 2)', /crossEntropy/],
    'lists of two lengths': ['nn.mse([1, 2], [1])', /mse/],
    'a size that is no whole number': ['nn.Linear(2.5, 1)', /2\.5/],
    'an unknown activation': ["nn.Neuron(2, { activation: 'relux' as 'relu' })", /relux/],
    'a token outside of an embedding': ['nn.Embedding(3, 2)(3)', /Embedding\(3, 2\)/],
  }
  for (const [name, [program, words]] of Object.entries(cases)) {
    it(name, async () => assert.match((await findProblem(program)) ?? '', words))
  }
})

describe('data of the library', () => {
  it('is the same for the same seed and another for another', async () => {
    const [a, b, c] = await compute<unknown[]>(`
      const take = (n: number) => { seed(n); return [nn.data.moons(6, { noise: 0.1 }), nn.data.shuffle([1, 2, 3, 4, 5, 6])] }
      console.log(JSON.stringify([take(1), take(1), take(2)]))`)
    assert.deepEqual(a, b)
    assert.notDeepEqual(a, c)
  })

  it('lies on two half circles, without noise', async () => {
    const samples = await compute<{ x: [number, number]; y: number }[]>(
      'console.log(JSON.stringify(nn.data.moons(40)))',
    )
    for (const { x, y } of samples) {
      // scikit-learn's make_moons: the upper half of a circle around 0, and the lower of one around (1, 0.5)
      const [px, py] = y === 0 ? x : [1 - x[0], 0.5 - x[1]]
      assert.ok(Math.abs(Math.hypot(px, py) - 1) < 1e-12 && py >= -1e-12, JSON.stringify({ x, y }))
    }
    assert.equal(samples.filter(({ y }) => y === 0).length, 20)
  })

  it('is split, put in batches and counted without losing any of it', async () => {
    const { parts, sizes, hot } = await compute<{ parts: number[][]; sizes: number[]; hot: number[][] }>(`
      const [train, test] = nn.data.split([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.7)
      const batches = nn.data.batches([1, 2, 3, 4, 5, 6, 7], 3)
      console.log(JSON.stringify({ parts: [train, test], sizes: batches.map((b) => b.length), hot: nn.data.oneHot([2, 0], 3) }))`)
    assert.deepEqual(
      parts.map(({ length }) => length),
      [7, 3],
    )
    assert.deepEqual(
      parts.flat().toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
    assert.deepEqual(sizes, [3, 3, 1])
    assert.deepEqual(hot, [
      [0, 0, 1],
      [1, 0, 0],
    ])
  })
})

describe('a training with the library', () => {
  it("has every loss of micrograd's own run on the moons", async () => {
    const moons = readMoons()
    const program = `import moons from './moons.json'
      const model = nn.MLP(2, [16, 16, 1])
      const parameters = model.parameters()
      parameters.forEach((p, i) => { p.data = moons.parameters[i] })
      const losses: number[] = []
      for (let k = 0; k < 100; k++) {
        const scores = moons.X.map((x: number[]) => model(x)[0])
        const data = nn.hinge(scores, moons.Y)
        const loss = data + 1e-4 * nn.dot(parameters, parameters)
        losses.push(Number(loss))
        model.zeroGrad()
        loss.backward()
        const lr = 1 - (0.9 * k) / 100
        for (const p of parameters) p.data -= lr * p.grad
      }
      console.log(JSON.stringify(losses))`
    const losses = await compute<number[]>({ '/main.nn.ts': program, '/moons.json': JSON.stringify(moons) }, 512)
    assertClose(losses, moons.loss, 1e-9)
  })

  it('by fit separates the moons', async () => {
    const { first, last, accuracy } = await compute<{ first: number; last: number; accuracy: number }>(
      `seed(1)
      const data = nn.data.moons(60, { noise: 0.05, labels: [-1, 1] })
      const model = nn.MLP(2, [8, 8, 1])
      const { loss } = nn.fit(model, data, { epochs: 120, batchSize: 20, lr: 0.1, loss: nn.hinge })
      console.log(JSON.stringify({ first: loss[0], last: loss[loss.length - 1], accuracy: nn.accuracy(model, data) }))`,
      512,
    )
    assert.ok(last < first / 3, `${first} → ${last}`)
    assert.ok(accuracy >= 0.95, `${accuracy}`)
  })
})
