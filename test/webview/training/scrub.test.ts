// The timeline's logic: one request at a time, the latest wanted; playing; what the host may do of its own accord.
import assert from 'node:assert/strict'
import type { PanelStatus } from '../../../src/protocol/panelMessages.ts'
import type { Training } from '../../../src/protocol/training.ts'
import {
  advance,
  choosePace,
  findRequest,
  goTo,
  isSameRun,
  play,
  receivePass,
  type Scrub,
} from '../../../src/webview/training/scrub.ts'
import { makeState } from '../makeState.ts'

const start: Scrub = { passes: 100, shown: 99, wanted: 99, asked: null, isPlaying: false }
const current: PanelStatus = { kind: 'current' }

function makeTraining(shownPass: number, passes = 100, firstLoss = 1): Training {
  const history = { pass: [0, 1], epoch: [1, 2], loss: [firstLoss, 0.5], validation: [null, null], groups: [] }
  return { history, plots: [], shownPass, trouble: null, passes }
}

describe('scrubbing', () => {
  it('asks for one pass at a time, then for the latest wanted', () => {
    let scrub = goTo(start, 10)
    assert.equal(findRequest(scrub), 10)
    scrub = { ...scrub, asked: 10 }
    scrub = goTo(goTo(scrub, 20), 30)
    assert.equal(scrub.wanted, 30, 'the position is shown at once')
    assert.equal(findRequest(scrub), null)
    scrub = receivePass(scrub, makeTraining(10), true, current)
    assert.equal(scrub.shown, 10)
    assert.equal(findRequest(scrub), 30)
    scrub = receivePass({ ...scrub, asked: 30 }, makeTraining(30), true, current)
    assert.equal(findRequest(scrub), null)
  })

  it('stays among the passes', () => {
    assert.deepEqual([goTo(start, -3).wanted, goTo(start, Infinity).wanted, goTo(start, 4.6).wanted], [0, 99, 5])
  })

  it('waits through states that show the pass before, and gives up where the run failed or the pass cannot be shown', () => {
    const asking = { ...goTo(start, 10), asked: 10 }
    const waiting = receivePass(asking, makeTraining(99), true, { kind: 'running' })
    assert.deepEqual([waiting.asked, waiting.wanted], [10, 10])
    const refused = receivePass(asking, makeTraining(99), true, { kind: 'stale', reason: 'stopped' })
    assert.deepEqual([refused.asked, refused.wanted, findRequest(refused)], [null, 99, null])
    const missed = receivePass(asking, { ...makeTraining(99), trouble: 'too little memory' }, true, current)
    assert.deepEqual([missed.asked, missed.wanted, findRequest(missed)], [null, 99, null])
  })

  it('follows the host, and lets go with another run', () => {
    assert.equal(receivePass(start, makeTraining(3), true, current).wanted, 3)
    const other = receivePass({ ...goTo(start, 10), asked: 10, isPlaying: true }, makeTraining(49, 50), false, current)
    assert.deepEqual(other, { passes: 50, shown: 49, wanted: 49, asked: null, isPlaying: false })
  })

  it('knows a run by its file, its first loss, and that it never has fewer passes', () => {
    const before = makeState({ training: makeTraining(5) })
    assert.ok(isSameRun(before, makeState({ training: makeTraining(9, 120) })))
    assert.ok(!isSameRun(before, makeState({ training: makeTraining(5, 100, 1.1) })))
    assert.ok(!isSameRun(before, makeState({ training: makeTraining(5, 99) })))
    assert.ok(!isSameRun(before, makeState({ training: makeTraining(5), fileUri: 'file:///other.nn.ts' })))
    assert.ok(!isSameRun(null, before))
  })
})

describe('playing', () => {
  it('starts over at the end, and ends there', () => {
    const playing = play(start)
    assert.deepEqual([playing.wanted, playing.isPlaying], [0, true])
    assert.equal(play({ ...start, wanted: 40 }).wanted, 40)
    const next = advance({ ...playing, wanted: 97 }, 1)
    assert.deepEqual([next.wanted, next.isPlaying], [98, true])
    assert.deepEqual([advance(next, 5).wanted, advance(next, 5).isPlaying], [99, false])
    assert.equal(advance({ ...start, wanted: 5 }, 1).wanted, 5, 'paused')
  })

  it('takes some ten seconds for any run, and few pictures where little motion is wanted', () => {
    for (const passes of [100, 1000, 100_000]) {
      const { step, pause } = choosePace(passes, false)
      const seconds = ((passes / step) * pause) / 1000
      assert.ok(seconds >= 8 && seconds <= 12, `${passes} passes in ${seconds} s`)
      assert.ok(choosePace(passes, true).pause >= 500)
    }
    assert.equal(choosePace(5, false).step, 1)
  })
})
