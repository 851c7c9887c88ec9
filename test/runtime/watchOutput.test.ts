// What the watchdog of a process says, read piece by piece; nothing it could say fills the host's memory.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createPrintMemory, printMemoryBytes, printsAt } from '../../src/runtime/printMemory.ts'
import { createWatchReader } from '../../src/runtime/watchOutput.ts'

const report = { limit: 'time', statement: 1, passes: 0, loop: { site: 2, iteration: 3 } }

describe('the output of the watchdog', () => {
  it('is prints and reports, whatever the pieces it comes in', () => {
    const text = `"one"\n${JSON.stringify({ ...report, limit: null })}\n"two\\nlines"\n${JSON.stringify(report)}\n`
    for (const size of [1, 2, 7, text.length]) {
      const reader = createWatchReader()
      for (let at = 0; at < text.length; at += size) reader.read(text.slice(at, at + size))
      assert.deepEqual(reader.output(), { prints: ['one', 'two\nlines'], report })
    }
  })

  it('leaves out what is no line of ours, and a line that was cut off', () => {
    const reader = createWatchReader()
    reader.read(`hello\n{"limit":"space"}\n[1]\n12\n"kept"\n${JSON.stringify(report)}\n"cut o`)
    assert.deepEqual(reader.output(), { prints: ['kept'], report })
  })

  it('keeps of a flood only the beginning', () => {
    const many = createWatchReader()
    for (let i = 0; i < 20_000; i++) many.read('"x"\n')
    assert.equal(many.output().prints.length, 10_001)
    const wide = createWatchReader()
    for (let i = 0; i < 50; i++) wide.read(`"${'x'.repeat(100_000)}"\n`)
    assert.ok(wide.output().prints.join('').length <= 1_100_000)
    const endless = createWatchReader()
    for (let i = 0; i < 50; i++) endless.read('x'.repeat(1_000_000))
    endless.read('\n"after"\n')
    assert.deepEqual(endless.output().prints, ['after'])
  })
})

describe('the memory of prints', () => {
  const readBack = (memory: SharedArrayBuffer): readonly string[] => {
    const length = new Int32Array(memory, 0, 1)[0] ?? 0
    const reader = createWatchReader()
    reader.read(Buffer.from(memory, printsAt, length).toString())
    return reader.output().prints
  }

  it('gives back every text as it was', () => {
    const memory = new SharedArrayBuffer(printMemoryBytes)
    const prints = ['plain', '', 'two\nlines', '“quotes” "and" \\ ∂', '\u0000\u001b[31m', 'half a pair \ud800', '😀']
    prints.forEach(createPrintMemory(memory))
    assert.deepEqual(readBack(memory), prints)
  })

  it('leaves out what does not fit, and only that', () => {
    const memory = new SharedArrayBuffer(printsAt + 20)
    for (const print of ['first', 'much too long for it', 'second']) createPrintMemory(memory)(print)
    assert.deepEqual(readBack(memory), ['first', 'second'])
  })
})
