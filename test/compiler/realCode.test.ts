// Code of others goes through the compiler unharmed: it still is code, and a whole parser compiled this way parses as before.
import assert from 'node:assert/strict'
import { parse } from 'acorn'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyze } from '../../src/compiler/analyze.ts'
import { eraseTypes } from '../../src/compiler/erase.ts'
import { instrument } from '../../src/compiler/instrument.ts'
import { createNativeness } from '../../src/compiler/nativeness.ts'
import { parseJavaScript, parseScript, parseTypeScript } from '../../src/compiler/parse.ts'
import { Report } from '../../src/compiler/report.ts'
import { SiteTable } from '../../src/compiler/siteTable.ts'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, readExports } from './runCompiled.ts'

const root = join(import.meta.dirname, '../..')

/** The compiler without its checks of names: code of others uses names that a program here has not. */
function transform(text: string): string {
  const report = new Report('file')
  const typed = parseTypeScript(text, report)
  const erased = typed && eraseTypes(text, typed, report)
  const parsed = erased && parseJavaScript(erased.text, report)
  if (!parsed) throw new Error(report.problems.map(({ message }) => message).join())
  const analysis = analyze(parsed.program)
  const sites = new SiteTable(0, 1)
  const input = { text: parsed.text, analysis, isNative: createNativeness(analysis), sites, isEntry: true }
  return instrument(parsed.program, input).out.toString()
}

describe('real code', () => {
  it('in TypeScript still is code, on as many lines', () => {
    const files = globSync(join(root, 'src/{compiler,core,graph,protocol}/**/*.ts'))
    assert.ok(files.length > 50)
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      const code = transform(text)
      assert.equal(code.split('\n').length, text.split('\n').length, file)
      if (!/import\(|import\.meta/.test(text)) assert.doesNotThrow(() => parseScript(code), file)
    }
  }).timeout(20_000)

  it('made small by tools still is code', () => {
    for (const file of globSync(join(root, 'node_modules/d3-*/dist/*.min.js'))) {
      assert.doesNotThrow(() => parseScript(transform(readFileSync(file, 'utf8'))), file)
    }
  }).timeout(20_000)

  it('parses as before when it is a parser', () => {
    const text = readFileSync(join(root, 'node_modules/acorn/dist/acorn.mjs'), 'utf8')
    const compiledParse: unknown = Reflect.get(readExports(compileText(text), createNativeRuntime()), 'parse')
    assert.ok(typeof compiledParse === 'function')
    const options = { ecmaVersion: 'latest', sourceType: 'module' } as const
    const tree = (found: unknown): string =>
      JSON.stringify(found, (_, x: unknown) => (typeof x === 'bigint' ? `${x}n` : x))
    assert.equal(tree(Reflect.apply(compiledParse, undefined, [text, options])), tree(parse(text, options)))
  }).timeout(20_000)
})
