// Long texts become bytes without holding up everything else.
import assert from 'node:assert/strict'
import { encodePieces } from '../../src/features/encodePieces.ts'

describe('encode pieces', () => {
  it('gives the bytes of all pieces in a row', async () => {
    const pieces = Array.from({ length: 30_000 }, (_, k) => `×−${k} 重み 😀\n`)
    assert.equal(new TextDecoder().decode(await encodePieces(pieces)), pieces.join(''))
    assert.equal((await encodePieces([])).length, 0)
  })

  it('lets others run in between', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const end = performance.now() + 150
    function* work(): Generator<string> {
      while (performance.now() < end) yield 'x'.repeat(10_000)
    }
    await encodePieces(work())
    clearInterval(timer)
    assert.ok(turns >= 3, `${turns} turns`)
  })
})
