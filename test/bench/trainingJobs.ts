// The trainings that are measured, as programs of the library; measureTensorflow.ts does the same work.

interface Job {
  readonly title: string
  /** Prints at the end of each pass. */
  readonly program: string
  readonly passes: number
  /** Measured is the time of a pass once all is warm; else that of the whole. */
  readonly isOfPass: boolean
}

/** Of the digits: images of 10 × 10, classes, images in a batch, batches in an epoch. */
export const digits = { size: 10, classes: 10, batch: 32, batches: 31 } as const
/** Of the series: steps in a window, hidden size, windows in a batch, batches in an epoch. */
export const series = { steps: 12, hidden: 16, batch: 16, batches: 30 } as const

const moonsProgram = (passes: number): string => `seed(1)
const points = nn.data.moons(100, { noise: 0.1 })
const model = nn.MLP(2, [16, 16, 1])
const params = model.parameters()
for (let k = 0; k < ${passes}; k++) {
  const scores = points.map(({ x }) => model(x)[0])
  const losses = points.map(({ y }, i) => (1 - (2 * y - 1) * scores[i]).relu())
  const loss = nn.sum(losses) / 100 + 1e-4 * nn.dot(params, params)
  model.zeroGrad()
  loss.backward()
  for (const p of params) p.data -= 0.1 * p.grad
  console.log(k)
}
`

export const jobs = {
  moonsStep: {
    title: 'a step of MLP(2, [16, 16, 1]) on 100 moons',
    program: moonsProgram(100),
    passes: 100,
    isOfPass: true,
  },
  moonsCold: { title: '100 such steps from a cold start', program: moonsProgram(100), passes: 100, isOfPass: false },
  digitsEpoch: {
    title: `an epoch of a CNN on ${digits.batch * digits.batches} images of 10 × 10, from a cold start`,
    program: `seed(1)
const model = nn.Sequential(nn.Conv2d(1, 8, 3), nn.relu, nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))
const optimizer = nn.adam(model.parameters(), { lr: 0.01 })
for (let b = 0; b < ${digits.batches}; b++) {
  const losses: number[] = []
  for (let i = 0; i < ${digits.batch}; i++) {
    const image = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => Math.random()))
    losses.push(nn.crossEntropy(model([image]), i % 10))
  }
  const loss = nn.sum(losses) / ${digits.batch}
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  console.log(b)
}
`,
    passes: digits.batches,
    isOfPass: false,
  },
  seriesEpoch: {
    title: `an epoch of RNN(1, 16) on ${series.batch * series.batches} windows of ${series.steps} steps, from a cold start`,
    program: `seed(1)
const rnn = nn.RNN(1, ${series.hidden})
const head = nn.Linear(${series.hidden}, 1)
const optimizer = nn.adam([...rnn.parameters(), ...head.parameters()], { lr: 0.01 })
for (let b = 0; b < ${series.batches}; b++) {
  const losses: number[] = []
  for (let i = 0; i < ${series.batch}; i++) {
    const window = Array.from({ length: ${series.steps} }, (_, t) => [Math.sin(0.5 * (t + i + b))])
    const [output] = rnn(window)
    const [forecast] = head(output[output.length - 1])
    losses.push((forecast - Math.sin(0.5 * (${series.steps} + i + b))) ** 2)
  }
  const loss = nn.sum(losses) / ${series.batch}
  optimizer.zeroGrad()
  loss.backward()
  optimizer.step()
  console.log(b)
}
`,
    passes: series.batches,
    isOfPass: false,
  },
} as const satisfies Readonly<Record<string, Job>>

export type JobName = keyof typeof jobs
