// How far a training is, in words: for the panel, the status bar and the terminal.
import assert from 'node:assert/strict'
import { describeProgress, estimateLeft, writeTimeLeft } from '../../src/graph/progressText.ts'

describe('words of the progress', () => {
  const progress = { passes: 1063, epoch: 4, epochs: 10, loss: 0.11843, elapsedMs: 8000, done: 0.4 }

  it('say step, epoch, loss, and the time left if it goes on as it went', () => {
    assert.equal(describeProgress(progress), 'step 1,063 · epoch 4 of 10 · loss 0.1184 · about 12 s left')
    assert.equal(
      describeProgress({ ...progress, epoch: null, epochs: null, done: null, loss: NaN }),
      'step 1,063 · loss NaN',
    )
  })

  it('do not guess from nearly nothing', () => {
    assert.equal(estimateLeft({ ...progress, done: 0.001 }), null)
    assert.equal(estimateLeft({ ...progress, done: 1 }), 0)
  })

  it('grow with the time', () => {
    assert.deepEqual([300, 59_400, 200_000, 7_500_000].map(writeTimeLeft), ['1 s', '59 s', '3 min', '2 h 5 min'])
  })
})
