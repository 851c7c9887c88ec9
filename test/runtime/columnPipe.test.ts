// Columns come through a pipe in pieces of any size: all of them, or it is known that they never will.
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'mocha'
import { createPipeReader } from '../../src/runtime/columnPipe.ts'

describe('the reader of a pipe', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)

  it('joins pieces, and takes no more than it was told', async () => {
    const pipe = new PassThrough()
    const read = createPipeReader(pipe)(900)
    for (let at = 0; at < bytes.length; at += 70) {
      pipe.write(bytes.subarray(at, at + 70))
      // What is not waited for would arrive as one piece.
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.deepEqual(new Uint8Array((await read) ?? new ArrayBuffer()), bytes.subarray(0, 900))
  })

  it('goes on where it stopped, whatever the pieces', async () => {
    const pipe = new PassThrough()
    const read = createPipeReader(pipe)
    pipe.end(bytes)
    for (const [from, length] of [
      [0, 10],
      [10, 0],
      [10, 700],
      [710, 290],
    ] as const) {
      assert.deepEqual(new Uint8Array((await read(length)) ?? new ArrayBuffer(1)), bytes.subarray(from, from + length))
    }
    assert.equal(await read(1), null)
  })

  it('tells when the pipe ends before, or breaks', async () => {
    const ended = new PassThrough()
    ended.end(bytes)
    assert.equal(await createPipeReader(ended)(1001), null)
    const broken = new PassThrough()
    const read = createPipeReader(broken)(1001)
    broken.write(bytes)
    broken.destroy(new Error('gone'))
    assert.equal(await read, null)
  })

  it('tells when there is no memory for as much', async () => {
    assert.equal(await createPipeReader(new PassThrough())(2 ** 60), null)
  })
})
