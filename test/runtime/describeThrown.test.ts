// The user's own stack, read from the text of an engine's: of many calls the innermost and the outermost.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readTrace } from '../../src/runtime/describeThrown.ts'

describe('the stack of an exception', () => {
  const write = (lines: readonly string[]): string => ['Error: x', ...lines.map((line) => `    at ${line}`)].join('\n')
  const user = (name: string, line: number): string => `${name} (gradient-graph-module-0.js:${line}:5)`
  const read = (lines: readonly string[]): ReturnType<typeof readTrace> => readTrace(new Error('x'), () => write(lines))

  it('ends with the call at top level, however many calls are between', () => {
    const calls = Array.from({ length: 40 }, (_, i) => user('f', i + 1))
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 60
    try {
      const { frames, isCut } = read([
        ...calls,
        'eval (gradient-graph-module-0.js:99:3)',
        'async load (runner.cjs:1:1)',
      ])
      assert.equal(frames.length, 12)
      assert.deepEqual(
        frames.slice(0, 2).map(({ line }) => line),
        [1, 2],
      )
      assert.deepEqual(frames.at(-1), { module: 0, line: 99, column: 3, functionName: '' })
      assert.equal(isCut, false)
      assert.equal(read(Array.from({ length: 60 }, () => user('f', 1))).isCut, true)
    } finally {
      Error.stackTraceLimit = limit
    }
  })

  it('holds only what lies in the user’s modules', () => {
    const { frames } = read(['engine (runner.cjs:1:200)', user('f', 2), 'Array.map (<anonymous>)', user('g', 3)])
    assert.deepEqual(
      frames.map(({ functionName }) => functionName),
      ['f', 'g'],
    )
  })
})
