// What a file imports and exports is told to the linker: specifiers, names, places, and whether anything is left at run time.
import assert from 'node:assert/strict'
import { compileText } from './runCompiled.ts'

const text = `import type { A } from './types.nn.ts'
import { type B, c as d } from './mixed.nn.ts'
import { E } from './onlyAsType.nn.ts'
import data from './data.csv'
import * as all from './all.nn.ts'
import './effect.nn.ts'
export { f, g as "g g" } from './passed.nn.ts'
export * from './star.nn.ts'
export * as ns from './ns.nn.ts'
export type { H } from './h.nn.ts'
export interface I { a: A; b: B; e: E }
export type J = I
export const k = d(data, all), { l, m: [n] } = all
export function o() {}
export class P {}
export default interface Q {}
export { type I as R, k as s }
`

describe('imports and exports', () => {
  const { imports, exports } = compileText(text)

  it('name every file once for each place, in order', () => {
    assert.equal(
      imports.map(({ specifier, typeOnly }) => specifier.slice(2) + (typeOnly ? ' (types)' : '')).join(),
      'types.nn.ts (types),mixed.nn.ts,onlyAsType.nn.ts (types),data.csv,all.nn.ts,effect.nn.ts,' +
        'passed.nn.ts,star.nn.ts,ns.nn.ts,h.nn.ts (types)',
    )
    for (const { specifier, start, end } of imports) assert.equal(text.slice(start, end), `'${specifier}'`)
  })

  it('name what is asked for, where it is', () => {
    const asked = imports.flatMap(({ names }) =>
      names.map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`),
    )
    assert.deepEqual(asked, ['c: c', 'default: data', 'f: f', 'g: g'])
  })

  it('name what is exported', () => {
    assert.deepEqual(
      new Set(exports.names),
      new Set(['f', 'g g', 'ns', 'k', 'l', 'n', 'o', 'P', 's', 'H', 'I', 'J', 'R']),
    )
    assert.deepEqual(exports.all, ['./star.nn.ts'])
  })
})
