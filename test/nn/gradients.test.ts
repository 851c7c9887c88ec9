// Every layer and every loss of the library: the gradient of each parameter and input is what central differences find.
import assert from 'node:assert/strict'
import { evaluateText } from '../runtime/evaluateText.ts'

/** Programs that hold `parameters` and `loss()`, which may be called again and again. */
const programs: Readonly<Record<string, string>> = {
  Neuron: `const model = nn.Neuron(3, { activation: 'tanh' })
    const loss = () => model(x) ** 2`,
  'MLP with every activation of its own': `const a = nn.MLP(3, [4, 2], { activation: 'sigmoid', output: 'tanh', init: 'xavier' })
    const b = nn.MLP(2, [3, 1], { activation: 'relu', init: 'kaiming' })
    const model = nn.Sequential(a, b)
    const loss = () => model(x)[0] + model(x)[0] ** 2`,
  Linear: `const model = nn.Linear(3, 2)
    const loss = () => nn.mse(model(x), [0.5, -1])`,
  'Conv2d with stride and padding': `const model = nn.Conv2d(2, 3, 2, { stride: 2, padding: 1 })
    const loss = () => nn.sum(model(image).flat(2).map((y, i) => (i + 1) * y ** 2))`,
  'Conv2d of oblong kernels': `const model = nn.Conv2d(2, 1, [1, 3])
    const loss = () => nn.sum(model(image).flat(2).map((y, i) => y.tanh() * i))`,
  'MaxPool2d and AvgPool2d': `const model = nn.Sequential(nn.Conv2d(2, 2, 1), nn.MaxPool2d(2, { stride: 1 }), nn.AvgPool2d(2))
    const loss = () => nn.sum(model(image).flat(2).map((y, i) => (i + 1) * y ** 2))`,
  LayerNorm: `const model = nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4))
    const loss = () => nn.sum(model(x).map((y, i) => (i + 1) * y ** 2))`,
  Embedding: `const model = nn.Embedding(5, 3)
    const loss = () => nn.sum([...model(2), ...model(4), ...model(2)].map((y, i) => (i + 1) * y ** 2))`,
  RNN: `const model = nn.RNN(2, 3, { numLayers: 2 })
    const loss = () => nn.sum(model(sequence)[0].flat().map((y, i) => (i + 1) * y))`,
  'RNN with relu': `const model = nn.RNN(2, 3, { nonlinearity: 'relu' })
    const loss = () => nn.sum(model(sequence)[0].flat().map((y, i) => (i + 1) * y))`,
  LSTM: `const model = nn.LSTM(2, 3, { numLayers: 2 })
    const loss = () => nn.sum(model(sequence)[0].flat().map((y, i) => (i + 1) * y))`,
  GRU: `const model = nn.GRU(2, 3, { numLayers: 2 })
    const loss = () => nn.sum(model(sequence)[0].flat().map((y, i) => (i + 1) * y))`,
  ...Object.fromEntries(
    ['relu', 'leakyRelu', 'tanh', 'sigmoid', 'softplus', 'gelu'].map((name) => [
      name,
      `const loss = () => nn.sum(x.map((a) => nn.${name}(a) * nn.${name}(3 * a)))`,
    ]),
  ),
  softmax: 'const loss = () => nn.sum(nn.softmax(x).map((p, i) => p ** 2 * (i + 1)))',
  mse: 'const loss = () => nn.mse(x, [1, 0, -2])',
  hinge: 'const loss = () => nn.hinge(x, [1, -1, 1])',
  huber: 'const loss = () => nn.huber(x, [0.1, 4, -3], { delta: 0.7 })',
  'crossEntropy of one': 'const loss = () => nn.crossEntropy(x, 2)',
  'crossEntropy of a batch': 'const loss = () => nn.crossEntropy([x, x.map((a) => a * a)], [0, 1])',
  binaryCrossEntropy: 'const loss = () => nn.binaryCrossEntropy(x, [1, 0, 1])',
}

const head = `seed(7)
  const x = [value(0.3), value(-0.7), value(1.1)]
  const image = [0, 1].map((c) => [0, 1, 2].map((r) => [0, 1, 2, 3].map((k) => value(Math.sin(3 * c + 5 * r + 7 * k)))))
  const sequence = [0, 1, 2].map((t) => [value(Math.sin(t + 1)), value(Math.cos(2 * t))])
`

/** Prints the number of gradients, how many of them are not 0, and the largest error. */
const tail = `
  const parameters = [...parametersOf(), ...x, ...image.flat(2), ...sequence.flat()]
  loss().backward()
  const found = parameters.map((p) => p.grad)
  const h = 1e-5
  let worst = 0
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]
    const at = Number(p)
    p.data = at + h
    const up = Number(loss())
    p.data = at - h
    const down = Number(loss())
    p.data = at
    const expected = (up - down) / (2 * h)
    worst = Math.max(worst, Math.abs(found[i] - expected) / (1 + Math.abs(expected)))
  }
  console.log(JSON.stringify([found.length, found.filter((g) => g !== 0).length, worst]))`

describe('gradients of the library', () => {
  for (const [name, program] of Object.entries(programs)) {
    it(`of ${name} agree with central differences`, async () => {
      const parameters = program.includes('const model =') ? 'model.parameters()' : '[]'
      const { prints, problems } = await evaluateText(
        `${head}\n${program}\n${tail.replace('parametersOf()', parameters)}`,
      )
      assert.deepEqual(problems, [])
      const [count = 0, moving = 0, worst = 1] = JSON.parse(prints.at(-1) ?? '[]') as number[]
      assert.ok(count >= 33, `${count} gradients`)
      assert.ok(moving >= 2, `${moving} of the gradients are not 0`)
      assert.ok(worst < 1e-7, `the largest error is ${worst}`)
    })
  }
})
