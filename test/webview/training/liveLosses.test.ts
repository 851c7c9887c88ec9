// Losses that are reported while a run goes on, and how they meet its history.
import assert from 'node:assert/strict'
import type { PassHistory } from '../../../src/protocol/training.ts'
import { addProgress, mergeLosses, noLosses } from '../../../src/webview/training/liveLosses.ts'
import type { Losses } from '../../../src/webview/training/passCharts.ts'

function report(live: Losses, passes: number, loss: number): Losses {
  return addProgress(live, { passes, loss, epoch: null, epochs: null, elapsedMs: 0, done: null })
}

function makeHistory(pass: readonly number[], loss: readonly number[]): PassHistory {
  return { pass, loss, epoch: pass.map(() => null), validation: pass.map(() => 0.5), groups: [] }
}

describe('live losses', () => {
  it('grow by what is reported, once a pass', () => {
    let live = noLosses
    for (const [passes, loss] of [
      [0, NaN],
      [1, 3],
      [1, 3],
      [4, 2],
    ] as const)
      live = report(live, passes, loss)
    assert.deepEqual(
      [live.pass, live.loss],
      [
        [0, 3],
        [3, 2],
      ],
    )
  })

  it('begin anew with another run', () => {
    const live = report(report(report(noLosses, 5, 1), 9, 0.5), 2, 7)
    assert.deepEqual([live.pass, live.loss], [[1], [7]])
  })

  it('stay as few as can be seen, first and latest kept in order', () => {
    let live = noLosses
    for (let passes = 1; passes <= 20_000; passes++) live = report(live, passes, 1 / passes)
    assert.ok(live.pass.length <= 2048 && live.pass.length > 512, String(live.pass.length))
    assert.deepEqual([live.pass[0], live.pass.at(-1)], [0, 19_999])
    assert.ok(live.pass.every((pass, i) => i === 0 || pass > (live.pass[i - 1] ?? Infinity)))
    assert.ok(live.pass.every((pass, i) => live.loss[i] === 1 / (pass + 1)))
  })

  it('go on after the history of the same run', () => {
    const live = { pass: [1, 3, 5], loss: [2, 1, 0.5], validation: [] }
    const merged = mergeLosses(makeHistory([0, 1, 2, 3], [4, 2, 1.5, 1]), live)
    assert.deepEqual(merged.pass, [0, 1, 2, 3, 5])
    assert.deepEqual(merged.loss, [4, 2, 1.5, 1, 0.5])
    assert.equal(merged.validation.length, 4)
  })

  it('go on after the history where it is known to be of the same run, whatever they have in common', () => {
    const live = { pass: [1, 5], loss: [2, 0.5], validation: [] }
    const history = makeHistory([0, 2], [4, 1.5])
    assert.equal(mergeLosses(history, live), live)
    assert.deepEqual(mergeLosses(history, live, true).pass, [0, 2, 5])
  })

  it('stand alone beside the history of another run, NaN being NaN', () => {
    const live = { pass: [0, 1], loss: [4, 2.1], validation: [] }
    assert.equal(mergeLosses(makeHistory([0, 1], [4, 2]), live), live)
    const diverged = { pass: [1, 2], loss: [NaN, NaN], validation: [] }
    const history = makeHistory([0, 1, 2], [4, NaN, NaN])
    assert.equal(mergeLosses(history, diverged), history)
    assert.equal(mergeLosses(null, live), live)
    assert.equal(mergeLosses(history, noLosses), history)
    const point = { pass: [0], loss: [7], validation: [] }
    assert.equal(mergeLosses(history, point), history, 'one point is no line yet')
  })
})
