// What a run depends on: every file it looked for, from the moment it looks.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { describeEdits, RunSources } from '../../src/features/runSources.ts'

describe('the sources of a run', () => {
  it('are the files that were read and those that are missing', async () => {
    const sources = new RunSources()
    const read = sources.follow((path) => Promise.resolve(path === '/there.csv' ? '1,2' : undefined))
    assert.equal(await read('/there.csv'), '1,2')
    assert.equal(await read('/missing.csv'), undefined)
    assert.deepEqual(
      ['/there.csv', '/missing.csv', '/other.csv'].map((path) => [sources.has(path), sources.textOf(path)]),
      [
        [true, '1,2'],
        [true, undefined],
        [false, undefined],
      ],
    )
  })

  it('hold a file while it is being read', async () => {
    const sources = new RunSources()
    const { promise, resolve } = Promise.withResolvers<string>()
    const reading = sources.follow(() => promise)('/slow.csv')
    assert.ok(sources.has('/slow.csv'))
    resolve('1')
    await reading
    assert.equal(sources.textOf('/slow.csv'), '1')
  })

  it('say which of them has edits', () => {
    assert.equal(describeEdits(['/lib/a.nn.ts'], '/main.nn.ts'), 'a.nn.ts has unsaved edits; save it to run again')
    assert.equal(
      describeEdits(['/a.nn.ts', '/b.csv', '/c.json'], '/main.nn.ts'),
      'a.nn.ts, b.csv and c.json have unsaved edits; save them to run again',
    )
    assert.equal(
      describeEdits(['/a.nn.ts', '/main.nn.ts'], '/main.nn.ts'),
      'edited since the last run; save to run again',
    )
  })
})
