// The work of one training of trainingJobs.ts by TensorFlow.js, in a process of its own; prints its milliseconds.
import * as tf from '@tensorflow/tfjs'
import { findMedianPass } from './measureTraining.ts'
import { digits, jobs, type JobName, series } from './trainingJobs.ts'

/** Makes what one pass computes: the loss of its batch. */
interface Training {
  readonly optimizer: tf.Optimizer
  readonly computeLoss: (pass: number) => tf.Scalar
}

const variable = (shape: number[], bound: number): tf.Variable => tf.variable(tf.randomUniform(shape, -bound, bound))

function createMoons(): Training {
  const x = tf.randomUniform([100, 2], -1, 2) as tf.Tensor2D
  const y = tf.tensor2d(Array.from({ length: 100 }, (_, i) => [2 * (i % 2) - 1]))
  const sizes = [2, 16, 16, 1]
  const weights = sizes.slice(1).map((size, l) => variable([sizes[l] ?? 0, size], 1))
  const biases = sizes.slice(1).map((size) => tf.variable(tf.zeros([size])))
  return {
    optimizer: tf.train.sgd(0.1),
    computeLoss: () => {
      let signal: tf.Tensor = x
      weights.forEach((weight, l) => {
        signal = signal.matMul(weight).add(biases[l] as tf.Variable)
        if (l < 2) signal = signal.relu()
      })
      const squares = [...weights, ...biases].map((parameter) => parameter.square().sum())
      const decay = tf.addN(squares).mul(1e-4)
      return tf.scalar(1).sub(y.mul(signal)).relu().mean().add(decay).asScalar()
    },
  }
}

function createDigits(): Training {
  const { size, classes, batch } = digits
  const kernel = variable([3, 3, 1, 8], 1 / 3) as tf.Variable<tf.Rank.R4>
  const kernelBias = variable([8], 1 / 3)
  const weight = variable([128, classes], 1 / Math.sqrt(128)) as tf.Variable<tf.Rank.R2>
  const bias = variable([classes], 1 / Math.sqrt(128))
  const labels = tf.oneHot(
    tf.tensor1d(
      Array.from({ length: batch }, (_, i) => i % classes),
      'int32',
    ),
    classes,
  )
  return {
    optimizer: tf.train.adam(0.01),
    computeLoss: () => {
      const images = tf.randomUniform([batch, size, size, 1]) as tf.Tensor4D
      const seen = tf.conv2d(images, kernel, 1, 'valid').add(kernelBias).relu() as tf.Tensor4D
      const logits = tf.maxPool(seen, 2, 2, 'valid').reshape([batch, 128]).matMul(weight).add(bias)
      return tf.losses.softmaxCrossEntropy(labels, logits).asScalar()
    },
  }
}

function createSeries(): Training {
  const { steps, hidden, batch } = series
  const bound = 1 / Math.sqrt(hidden)
  const input = variable([1, hidden], bound)
  const inputBias = variable([hidden], bound)
  const state = variable([hidden, hidden], bound)
  const stateBias = variable([hidden], bound)
  const head = variable([hidden, 1], bound)
  const headBias = variable([1], bound)
  return {
    optimizer: tf.train.adam(0.01),
    computeLoss: (pass) => {
      const at = (t: number): tf.Tensor =>
        tf.tensor2d(Array.from({ length: batch }, (_, i) => [Math.sin(0.5 * (t + i + pass))]))
      let h: tf.Tensor = tf.zeros([batch, hidden])
      for (let t = 0; t < steps; t++) {
        h = at(t).matMul(input).add(inputBias).add(h.matMul(state)).add(stateBias).tanh()
      }
      return h.matMul(head).add(headBias).sub(at(steps)).square().mean().asScalar()
    },
  }
}

const creators: Readonly<Record<JobName, () => Training>> = {
  moonsStep: createMoons,
  moonsCold: createMoons,
  digitsEpoch: createDigits,
  seriesEpoch: createSeries,
}

const name = process.argv[2] as JobName
await tf.setBackend('cpu')
const start = performance.now()
const ends: number[] = []
const { optimizer, computeLoss } = creators[name]()
for (let pass = 0; pass < jobs[name].passes; pass++) {
  tf.tidy(() => {
    optimizer.minimize(() => computeLoss(pass), true)?.dataSync()
  })
  ends.push(performance.now())
}
console.log(jobs[name].isOfPass ? findMedianPass(ends) : (ends.at(-1) ?? NaN) - start)
