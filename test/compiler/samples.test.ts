// Samples: a folder each with the text and the code it becomes, to be read by eye. UPDATE=1 writes the code anew.
import assert from 'node:assert/strict'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compileText } from './runCompiled.ts'

describe('samples', () => {
  for (const input of globSync(join(import.meta.dirname, 'samples/*/input.nn.ts'))) {
    it(`${basename(dirname(input))} becomes what it is expected to`, () => {
      const { code } = compileText(readFileSync(input, 'utf8'))
      const tidy = `${code.replace(/[ \t]+$/gm, '')}\n`
      const file = join(dirname(input), 'expected.js')
      if (process.env['UPDATE'] === '1') writeFileSync(file, tidy)
      assert.equal(tidy, readFileSync(file, 'utf8'))
    })
  }
})
