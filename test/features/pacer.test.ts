// What comes fast is passed on now and then, and the latest in any case.
import assert from 'node:assert/strict'
import { createPacer } from '../../src/features/pacer.ts'

describe('a pacer', () => {
  it('passes on the first at once and the latest at the end, but not what came in between', async () => {
    const sent: number[] = []
    await new Promise<void>((resolve) => {
      const pacer = createPacer((item: number) => {
        sent.push(item)
        if (item === 9) resolve()
      }, 5)
      for (let i = 0; i < 10; i++) pacer.offer(i)
      assert.deepEqual(sent, [0])
    })
    assert.deepEqual(sent, [0, 9])
  })

  it('forgets what waits', async () => {
    const sent: string[] = []
    const pacer = createPacer((item: string) => sent.push(item), 1)
    pacer.offer('first')
    pacer.offer('second')
    pacer.clear()
    await new Promise<void>((resolve) => {
      const other = createPacer((item: number) => item === 2 && resolve(), 20)
      other.offer(1)
      other.offer(2)
    })
    assert.deepEqual(sent, ['first'])
  })
})
