// The progress of a training on a terminal: one line, written over, and gone at the end.
import assert from 'node:assert/strict'
import { createProgressLine } from '../../src/cli/progressLine.ts'

const progress = { passes: 1063, epoch: 4, epochs: 10, loss: 0.11843, elapsedMs: 8000, done: 0.4 }

/** What stands in the line after all that was written: a terminal that knows these two sequences. */
function readLine(written: readonly string[]): string {
  let [line, column] = ['', 0]
  for (const part of written.flatMap((text) => text.split(/(\r|.\[K)/))) {
    if (part === '\r') column = 0
    else if (part === '\u001b[K') line = line.slice(0, column)
    else {
      line = line.slice(0, column) + part + line.slice(column + part.length)
      column += part.length
    }
  }
  return line
}

describe('the line of progress', () => {
  it('is written over, by a shorter one too, and erased', () => {
    const written: string[] = []
    const line = createProgressLine(
      (text) => written.push(text),
      () => 80,
    )
    line.show(progress, false)
    assert.equal(readLine(written), 'step 1,063 · epoch 4 of 10 · loss 0.1184 · about 12 s left')
    line.show({ ...progress, epoch: null, done: null }, true)
    assert.equal(readLine(written), 'stopping · step 1,063 · loss 0.1184')
    line.erase()
    assert.equal(readLine(written), '')
    assert.ok(!written.join('').includes('\n'))
  })

  it('never reaches the last column of the terminal', () => {
    const written: string[] = []
    createProgressLine(
      (text) => written.push(text),
      () => 20,
    ).show(progress, false)
    assert.equal(readLine(written), 'step 1,063 · epoch…')
  })

  it('is written only when it changes, and nothing is erased where nothing was written', () => {
    const written: string[] = []
    const line = createProgressLine(
      (text) => written.push(text),
      () => 80,
    )
    line.erase()
    line.show(progress, false)
    line.show(progress, false)
    assert.equal(written.length, 1)
  })
})
