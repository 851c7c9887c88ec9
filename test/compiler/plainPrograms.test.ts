// A file without a single Value computes what plain TypeScript computes: whole programs, against Node running the same file.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, formatLine, runCompiled } from './runCompiled.ts'

const folder = join(import.meta.dirname, 'samples/programs')

/** What Node prints when it runs the file. */
async function runInNode(path: string): Promise<string[]> {
  const lines: string[] = []
  const { log } = console
  console.log = (...args: unknown[]) => lines.push(formatLine(args))
  try {
    await import(pathToFileURL(path).href)
  } finally {
    console.log = log
  }
  return lines
}

describe('programs without Values', () => {
  for (const path of globSync('*.ts', { cwd: folder }).sort()) {
    it(`${basename(path, '.ts')} prints what Node prints`, async () => {
      const file = join(folder, path)
      const text = readFileSync(file, 'utf8')
      const expected = await runInNode(file)
      const compiled = compileText(text)
      const lines = await runCompiled(compiled, createNativeRuntime())
      assert.ok(expected.length > 10, 'the sample prints')
      assert.deepEqual(lines, expected)
    })
  }
})
