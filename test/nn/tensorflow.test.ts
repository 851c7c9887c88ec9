// The library against TensorFlow.js on the same weights and inputs. TensorFlow.js computes in single precision.
import * as tf from '@tensorflow/tfjs'
import assert from 'node:assert/strict'
import { evaluateText } from '../runtime/evaluateText.ts'

type Nested = number | readonly Nested[]

/** The relative error that single precision leaves in sums of a few dozen terms. */
const tolerance = 1e-6

/** What the program prints last, read as JSON. */
async function compute(program: string): Promise<Readonly<Record<string, Nested>>> {
  const { prints, problems } = await evaluateText(`seed(11)\n${program}`)
  assert.deepEqual(problems, [])
  return JSON.parse(prints.at(-1) ?? '{}') as Readonly<Record<string, Nested>>
}

function assertClose(found: Nested | undefined, expected: tf.Tensor): void {
  const numbers = [found].flat(9) as number[]
  const others = [...expected.dataSync()]
  assert.equal(numbers.length, others.length)
  const scale = Math.max(...others.map(Math.abs), 1e-3)
  numbers.forEach((x, i) => {
    const y = others[i] ?? NaN
    assert.ok(Math.abs(x - y) <= tolerance * (scale + Math.abs(y)), `at ${i}: ${x} is not ${y}`)
  })
}

const tensor = (x: Nested | undefined): tf.Tensor => tf.tensor(x as number[])

/** `[channels][rows][columns]` as TensorFlow.js has images, and back. */
const toImage = (x: Nested | undefined): tf.Tensor4D => tf.transpose(tensor(x), [1, 2, 0]).expandDims(0)
const fromImage = (x: tf.Tensor): tf.Tensor => tf.transpose(x.squeeze([0]), [2, 0, 1])

const image = `const image = [0, 1].map((c) => [0, 1, 2, 3, 4].map((r) => [0, 1, 2, 3, 4, 5].map((k) => Math.sin(3 * c + 5 * r + 7 * k))))`
const sequence = `const xs = [0, 1, 2, 3].map((t) => [Math.sin(t + 1), Math.cos(2 * t), 0.1 * t])`

describe('the library agrees with TensorFlow.js', () => {
  before(() => tf.setBackend('cpu'))

  it('on a linear layer', async () => {
    const { w, b, y } = await compute(`const m = nn.Linear(5, 4)
      console.log(JSON.stringify({ w: m.weight, b: m.bias, y: m([1, -2, 0.5, 3, -0.1]) }))`)
    const x = tf.tensor2d([[1, -2, 0.5, 3, -0.1]])
    assertClose(y, x.matMul(tensor(w).transpose()).add(tensor(b)))
  })

  for (const [stride, padding] of [
    [1, 0],
    [2, 1],
    [1, 2],
  ] as const) {
    it(`on a convolution with stride ${stride} and padding ${padding}`, async () => {
      const { w, b, x, y } = await compute(`${image}
        const m = nn.Conv2d(2, 3, 3, { stride: ${stride}, padding: ${padding} })
        console.log(JSON.stringify({ w: m.weight, b: m.bias, x: image, y: m(image) }))`)
      const kernel = tf.transpose(tensor(w), [2, 3, 1, 0]) as tf.Tensor4D
      const padded = toImage(x).pad([
        [0, 0],
        [padding, padding],
        [padding, padding],
        [0, 0],
      ])
      assertClose(y, fromImage(tf.conv2d(padded as tf.Tensor4D, kernel, stride, 'valid').add(tensor(b))))
    })
  }

  it('on pooling', async () => {
    const { x, largest, mean } = await compute(`${image}
      console.log(JSON.stringify({ x: image, largest: nn.MaxPool2d(2)(image), mean: nn.AvgPool2d(3, { stride: 1 })(image) }))`)
    assertClose(largest, fromImage(tf.maxPool(toImage(x), 2, 2, 'valid')))
    assertClose(mean, fromImage(tf.avgPool(toImage(x), 3, 1, 'valid')))
  })

  it('on layer normalization', async () => {
    const { x, y } = await compute(`const x = [0.03, -0.01, 0.005, 0.07]
      console.log(JSON.stringify({ x, y: nn.LayerNorm(4)(x) }))`)
    const { mean, variance } = tf.moments(tensor(x))
    assertClose(y, tensor(x).sub(mean).div(variance.add(1e-5).sqrt()))
  })

  it('on a recurrent network', async () => {
    const { xs, wi, wh, bi, bh, y } = await compute(`${sequence}
      const m = nn.RNN(3, 4)
      const { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh } = m.cells[0]
      console.log(JSON.stringify({ xs, wi, wh, bi, bh, y: m(xs)[0] }))`)
    const layer = tf.layers.simpleRNN({ units: 4, returnSequences: true })
    const input = tensor(xs).expandDims(0)
    layer.apply(input)
    layer.setWeights([tensor(wi).transpose(), tensor(wh).transpose(), tensor(bi).add(tensor(bh))])
    assertClose(y, layer.apply(input) as tf.Tensor)
  })

  it('on a long short-term memory', async () => {
    const { xs, wi, wh, bi, bh, y } = await compute(`${sequence}
      const m = nn.LSTM(3, 4)
      const { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh } = m.cells[0]
      console.log(JSON.stringify({ xs, wi, wh, bi, bh, y: m(xs)[0] }))`)
    // both have the gates in the order i, f, g, o
    const layer = tf.layers.lstm({ units: 4, returnSequences: true, recurrentActivation: 'sigmoid' })
    const input = tensor(xs).expandDims(0)
    layer.apply(input)
    layer.setWeights([tensor(wi).transpose(), tensor(wh).transpose(), tensor(bi).add(tensor(bh))])
    assertClose(y, layer.apply(input) as tf.Tensor)
  })

  it('on activations', async () => {
    const { x, relu, leaky, sigmoid, softplus, softmax } = await compute(`const x = [-3, -0.5, 0, 0.7, 12]
      const relu = x.map((a) => nn.relu(a))
      const leaky = x.map((a) => nn.leakyRelu(a))
      const sigmoid = x.map((a) => nn.sigmoid(a))
      const softplus = x.map((a) => nn.softplus(a))
      console.log(JSON.stringify({ x, relu, leaky, sigmoid, softplus, softmax: nn.softmax(x) }))`)
    assertClose(relu, tf.relu(tensor(x)))
    assertClose(leaky, tf.leakyRelu(tensor(x), 0.01))
    assertClose(sigmoid, tf.sigmoid(tensor(x)))
    assertClose(softplus, tf.softplus(tensor(x)))
    assertClose(softmax, tf.softmax(tensor(x) as tf.Tensor1D))
  })

  it('on losses', async () => {
    const found = await compute(`const a = [0.5, -2, 3]
      const b = [1, -1, -1]
      const loss = { mse: nn.mse(a, b), hinge: nn.hinge(a, b), huber: nn.huber(a, b),
        cross: nn.crossEntropy(a, 1), binary: nn.binaryCrossEntropy(a, [1, 0, 1]) }
      console.log(JSON.stringify(loss))`)
    const a = tf.tensor1d([0.5, -2, 3])
    const b = tf.tensor1d([1, -1, -1])
    assertClose(found['mse'], tf.losses.meanSquaredError(b, a))
    assertClose(found['hinge'], tf.losses.hingeLoss(tf.tensor1d([1, 0, 0]), a))
    assertClose(found['huber'], tf.losses.huberLoss(b, a))
    assertClose(found['cross'], tf.losses.softmaxCrossEntropy(tf.tensor1d([0, 1, 0]), a))
    assertClose(found['binary'], tf.losses.sigmoidCrossEntropy(tf.tensor1d([1, 0, 1]), a))
  })

  const optimizers: Readonly<Record<string, readonly [ours: string, theirs: () => tf.Optimizer]>> = {
    sgd: ['nn.sgd(p, { lr: 0.1 })', () => tf.train.sgd(0.1)],
    'sgd with momentum': ['nn.sgd(p, { lr: 0.1, momentum: 0.9 })', () => tf.train.momentum(0.1, 0.9)],
    adam: ['nn.adam(p, { lr: 0.1, eps: 1e-8 })', () => tf.train.adam(0.1, 0.9, 0.999, 1e-8)],
  }
  for (const [name, [ours, theirs]] of Object.entries(optimizers)) {
    it(`on steps of ${name}`, async () => {
      const { path } = await compute(`const p = [value(1), value(-2)]
        const optimizer = ${ours}
        const path: number[][] = []
        for (let k = 0; k < 5; k++) {
          optimizer.zeroGrad()
          const loss = (p[0] - 3) ** 2 + p[0] * p[1] + p[1] ** 4
          loss.backward()
          optimizer.step()
          path.push(p.map(Number))
        }
        console.log(JSON.stringify({ path }))`)
      const p = tf.variable(tf.tensor1d([1, -2]))
      const optimizer = theirs()
      const expected: number[] = []
      for (let k = 0; k < 5; k++) {
        optimizer.minimize(() => {
          const [a, b] = tf.split(p, 2) as [tf.Tensor, tf.Tensor]
          return a.sub(3).square().add(a.mul(b)).add(b.pow(4)).sum() as tf.Scalar
        })
        expected.push(...p.dataSync())
      }
      const numbers = [path].flat(9) as number[]
      numbers.forEach((x, i) => {
        const y = expected[i] ?? NaN
        // five steps add their roundings up
        assert.ok(Math.abs(x - y) <= 1e-5 * (1 + Math.abs(y)), `at ${i}: ${x} is not ${y}`)
      })
    })
  }
})
