// What Ctrl-C does: the first stops a training or ends anything else, the second ends the program.
import assert from 'node:assert/strict'
import { createInterrupts } from '../../src/cli/interrupts.ts'

describe('interrupts', () => {
  it('stop a training first, and then end the program', () => {
    const codes: number[] = []
    const { noteTraining, interrupt, signal, stop } = createInterrupts((code) => codes.push(code))
    noteTraining()
    interrupt()
    assert.deepEqual([stop.aborted, signal.aborted, codes], [true, false, []])
    interrupt()
    assert.deepEqual(codes, [130])
  })

  it('end what has made no pass', () => {
    const { interrupt, signal, stop } = createInterrupts(() => assert.fail())
    interrupt()
    assert.deepEqual([stop.aborted, signal.aborted], [false, true])
  })
})
