// What an import specifier may mean, and what is refused.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { resolveImport } from '../../src/runtime/resolveImport.ts'

const resolve = (specifier: string, importer = '/app/main.nn.ts') => resolveImport(specifier, importer)

describe('resolveImport', () => {
  it('finds code with and without its ending, and data', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['./x.nn.ts', '/app/x.nn.ts'],
      ['./x.nn', '/app/x.nn.ts'],
      ['./x', '/app/x.nn.ts'],
      ['./x.v2', '/app/x.v2.nn.ts'],
      ['../lib/x.nn.ts', '/lib/x.nn.ts'],
      ['./data/../x.csv', '/app/x.csv'],
      ['./x.json', '/app/x.json'],
    ]
    for (const [specifier, path] of cases) assert.deepEqual(resolve(specifier), { ok: true, path })
  })

  it('takes paths without a leading slash as well', () => {
    assert.deepEqual(resolve('./x', 'main.nn.ts'), { ok: true, path: 'x.nn.ts' })
    assert.equal(resolve('../x', 'main.nn.ts').ok, false)
  })

  it('refuses whatever lies outside the folder', () => {
    for (const specifier of [
      '../../x.nn.ts',
      '../../app/x.nn.ts',
      '../../../../etc/x.json',
      './../../x',
      '../..',
      String.raw`.\..\..\x`,
    ]) {
      const resolution = resolve(specifier)
      assert.equal(resolution.ok ? 'found' : resolution.code, 'import-outside', specifier)
    }
    assert.equal(resolve('../x', '/main.nn.ts').ok, false)
  })

  it('refuses packages, addresses, absolute paths and other kinds of files, each in words of its own', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['fs', /the system module “fs”/],
      ['node:fs', /the system module “node:fs”/],
      ['lodash', /the package “lodash”/],
      ['@a/b', /the package “@a\/b”/],
      ['https://example.com/x.nn.ts', /an address/],
      ['/home/app/x.nn.ts', /an absolute path/],
      ['c:/x.nn.ts', /an absolute path/],
      ['./x.ts', /only \.nn\.ts, \.json and \.csv/],
      ['./x.js', /only \.nn\.ts, \.json and \.csv/],
      ['./folder/', /is a folder/],
    ]
    for (const [specifier, words] of cases) {
      const resolution = resolve(specifier)
      assert.equal(resolution.ok ? 'found' : resolution.code, 'import-not-allowed', specifier)
      assert.match(resolution.ok ? '' : resolution.message, words)
    }
  })
})
