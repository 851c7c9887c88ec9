// A training written in one line and one written as loops are told in the same way: epochs, losses, losses on held-out data.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { PassHistory } from '../../src/protocol/training.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

/** One weight and no bias, so that the steps can be followed on plain numbers. */
const setting = `
const model = nn.Linear(1, 1, { bias: false })
model.weight[0][0].data = 0.5
const data = [{ x: [1], y: 2 }, { x: [2], y: 3 }, { x: [-1], y: -2 }]
const heldOut = [{ x: [3], y: 5 }]
`
const inOneLine = `${setting}
nn.fit(model, data, { epochs: 3, batchSize: 2, lr: 0.1, shuffle: false, validation: heldOut })`

const asLoops = `${setting}
const optimizer = nn.sgd(model.parameters(), { lr: 0.1 })
const measure = ({ x, y }) => nn.mse(model(x), y)
for (let epoch = 0; epoch < 3; epoch++) {
  for (const batch of nn.data.batches(data, 2)) {
    const loss = nn.sum(batch.map(measure)) / batch.length
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  plot.validation(nn.noGrad(model, () => measure(heldOut[0])))
}`

/** The same on plain numbers. */
function train(): { readonly losses: number[]; readonly heldOut: number[] } {
  const [first, second, third] = [
    { x: 1, y: 2 },
    { x: 2, y: 3 },
    { x: -1, y: -2 },
  ]
  let w = 0.5
  const losses: number[] = []
  const heldOut: number[] = []
  for (let epoch = 0; epoch < 3; epoch++) {
    for (const batch of [[first, second], [third]]) {
      losses.push(batch.reduce((sum, { x, y }) => sum + (w * x - y) ** 2, 0) / batch.length)
      // d(w·x − y)²/dw = 2·(w·x − y)·x
      w -= (0.1 * batch.reduce((sum, { x, y }) => sum + 2 * (w * x - y) * x, 0)) / batch.length
    }
    heldOut.push((w * 3 - 5) ** 2)
  }
  return { losses, heldOut }
}

async function record(text: string): Promise<PassHistory> {
  const { training } = await takeSnapshot(text)
  assert.ok(training)
  return training.history
}

describe('a training', () => {
  for (const [how, text] of Object.entries({ 'by nn.fit': inOneLine, 'as loops': asLoops })) {
    it(`${how} tells epochs and held-out losses`, async () => {
      const { epoch, loss, validation } = await record(text)
      const expected = train()
      assert.deepEqual(epoch, [1, 1, 2, 2, 3, 3])
      expected.losses.forEach((one, at) => assertClose(loss[at], one))
      // the loss after an epoch stands at its last pass
      const [one = NaN, two = NaN, three = NaN] = expected.heldOut
      const places = [null, one, null, two, null, three]
      assert.equal(validation.length, places.length)
      places.forEach((place, at) =>
        place === null ? assert.equal(validation[at], null) : assertClose(validation[at], place),
      )
    })
  }
})

function assertClose(actual: number | null | undefined, expected: number): void {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`)
}
