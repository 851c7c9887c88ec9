// A place in generated code leads back to the place in the file: for the stacks of errors.
import assert from 'node:assert/strict'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, runCompiled } from './runCompiled.ts'

/** What stands where the stack of the error thrown by the text points to, innermost first. */
async function findFrames(text: string): Promise<string[]> {
  const compiled = compileText(text)
  try {
    await runCompiled(compiled, createNativeRuntime())
  } catch (error) {
    const stack = String(Reflect.get(Object(error), 'stack'))
    const frames = [...stack.matchAll(/compiled\.js:(\d+):(\d+)/g)]
    return frames.map(({ 1: line, 2: column }) => {
      const offset = compiled.toOriginal(Number(line), Number(column))
      return offset === null ? 'none' : (/^[\w.]+|^./.exec(text.slice(offset))?.[0] ?? '')
    })
  }
  throw new Error('The text throws.')
}

describe('toOriginal', () => {
  it('finds where an error was thrown, through calls', async () => {
    const text = `const a = value(1) * 2
function fail(x: number): never { const y = x * 2; throw new Error('e' + y) }
function call(x: number) {
  return 1 + fail(x + 1)
}
for (const k of [1]) call(k * a)
`
    assert.deepEqual(await findFrames(text), ['new', 'fail', 'call'])
  })

  it('finds members of nothing, with any line ends', async () => {
    for (const end of ['\n', '\r\n', '\u2028']) {
      const text = ['let o: any = { p: value(1) }', 'const q = o.p + 1', 'const r = q * o.missing.deep'].join(end)
      assert.deepEqual(await findFrames(text), ['deep'])
    }
  })

  it('finds what the runtime refuses by the expression it was called for', async () => {
    assert.deepEqual(await findFrames('const u: any = [][0]\nconst y = 2 * u.tanh()'), ['u.tanh'])
  })

  it('finds what is inserted at the end of a line on that line', () => {
    const text = 'const f = (n: number): number => f(n + 1)\nf(1)'
    const compiled = compileText(text)
    const column = (compiled.code.split('\n')[0] ?? '').indexOf('finally') + 1
    assert.ok(column > 0)
    assert.ok((compiled.toOriginal(1, column) ?? Infinity) < text.indexOf('\n'))
  })

  it('finds no place for what a file exports', async () => {
    const compiled = compileText('export { late }\nconst late = 1')
    assert.deepEqual(
      ['(', 'get late', 'return late'].map((piece) => compiled.toOriginal(1, compiled.code.indexOf(piece) + 1)),
      [null, null, null],
    )
  })

  it('stays in the file for any place', () => {
    const text = 'const a = value(1)\nconst b = a * 2\n'
    const { toOriginal } = compileText(text)
    for (let line = 0; line < 6; line++) {
      for (let column = 0; column < 200; column += 7) {
        const offset = toOriginal(line, column)
        assert.ok(offset === null || (offset >= 0 && offset <= text.length))
      }
    }
  })
})
