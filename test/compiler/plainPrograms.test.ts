// A file without a single Value computes what plain TypeScript computes: whole programs, against Node running the same file.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createNativeRuntime } from './nativeRuntime.ts'
import type { Module } from '../../src/protocol/program.ts'
import { loadModules } from '../../src/runtime/loadModules.ts'
import { compileText, evaluateCode, formatLine, runCompiled, type Runtime } from './runCompiled.ts'
import { runInNode } from './runInNode.ts'

const samples = join(import.meta.dirname, 'samples')

describe('programs without Values', () => {
  for (const file of globSync(join(samples, 'programs/*.ts'))) {
    it(`${basename(file, '.ts')} prints what Node prints`, async () => {
      const expected = await runInNode(file)
      assert.ok(expected.length > 10, 'the sample prints')
      const text = readFileSync(file, 'utf8')
      assert.deepEqual(await runCompiled(compileText(text), createNativeRuntime()), expected)
    })

    it(`${basename(file, '.ts')} keeps its lines`, () => {
      const text = readFileSync(file, 'utf8')
      for (const version of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
        assert.equal(compileText(version).code.split('\n').length, version.split('\n').length)
      }
    })

    it(`${basename(file, '.ts')} is at the top again whenever a top-level statement begins`, async () => {
      let scope = 'top'
      const scopes: string[] = []
      const runtime = createNativeRuntime((kind, where) => {
        if (kind === 'scope') scope = where
        else scopes.push(scope)
      })
      await runCompiled(compileText(readFileSync(file, 'utf8')), runtime)
      assert.deepEqual(new Set(scopes), new Set(['top']))
    })
  }
})

describe('modules without Values', () => {
  for (const file of globSync(join(samples, 'modules/*/main.ts'))) {
    it(`${basename(dirname(file))} print what Node prints`, async () => {
      const expected = await runInNode(file)
      assert.ok(expected.length > 0, 'the sample prints')
      assert.deepEqual(await runModules(file), expected)
    })
  }
})

/** Compiles the file with all it imports and has the runtime's loader run them. */
async function runModules(main: string): Promise<string[]> {
  const lines: string[] = []
  const files = [main]
  const modules: Module[] = []
  for (const file of files) {
    const { code, parameters, imports: references } = compileText(readFileSync(file, 'utf8'))
    const imports: Record<string, number> = {}
    for (const { specifier, typeOnly } of references) {
      if (typeOnly) continue
      const target = join(dirname(file), specifier)
      if (!files.includes(target)) files.push(target)
      imports[specifier] = files.indexOf(target)
    }
    modules.push({ kind: 'code', path: file, code, parameters, imports })
  }
  const given: Runtime = {
    ...createNativeRuntime(),
    console: { log: (...args: unknown[]) => lines.push(formatLine(args)) },
  }
  await loadModules(
    { files, modules, sites: [], statements: [], uses: [] },
    { evaluateCode, readParameter: (_, name) => given[name] ?? Reflect.get(globalThis, name) },
  )
  return lines
}
