// What can never be a Value is left to JavaScript's own operators, and nothing else is.
import assert from 'node:assert/strict'
import { compileText } from './runCompiled.ts'

/** Runtime functions that the code calls, apart from those for scopes and progress. */
function listCalls(text: string): string {
  const silent = new Set([
    '$at',
    '$top',
    '$enter',
    '$leave',
    '$here',
    '$iterate',
    '$turns',
    '$turnsOf',
    '$value',
    '$name',
  ])
  const { parameters } = compileText(text, { file: 1 })
  return parameters.filter((name) => name.startsWith('$') && !silent.has(name)).join(' ')
}

describe('left to JavaScript', () => {
  for (const text of [
    '1 + 2 * 3 - -(4 ** 2)',
    'for (let i = 0; i < 3; i++) { const k = i * 2; k + 1 }',
    'let n = 0; n += 1; n *= 2; n--; const m = n ? n : 1; const t = !n && m',
    'const s = `a` + value(1), t = "x" + s; typeof s === "string"',
    'const x = value(1); if (x < 2) 0; if (!(x > 1) && x <= 3) 0; x | 1; `${x}`; x === "a"; x == null',
    'const k = Math.floor(value(1)) + Math.PI * Math.sqrt(2) + Number("3"), l = k ** 2',
    'var v; v = 1; v++; function f() { return v + 1 }',
    'const a = [1, 2]; a.length; a[0]; a["x"]; a.push(3)',
    'let i = 0; [1].map(() => i++ + 1)',
  ]) {
    it(text, () => assert.equal(listCalls(text), ''))
  }
})

describe('not left to JavaScript', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['function f(x) { var x; return x * 2 }', '$mul'],
    ['function f(x) { function x() { } x = value(1); return x * 2 }', '$mul'],
    ['let n = 0; n = value(1); const m = n + 1', '$add'],
    ['let n = 0; const g = () => { n = value(1) }; n++', '$inc'],
    ['let n = 0; n += value(1)', '$add'],
    ['let n = 0; [n] = [value(1)]; n * 2', '$mul'],
    ['let n = 0, m = n; n ||= value(1); m = n; -m', '$neg $truth'],
    ['for (let n of [value(1)]) n - 1', '$sub'],
    ['for (const k in {}) k / 1', '$div'],
    ['try { throw value(1) } catch (e) { e % 2 }', '$mod'],
    ['const { a = 1 } = {}; a ** 2', '$pow'],
    ['import { a } from "./a.nn.ts"; +a', '$import $plus'],
    ['class A { x = 1; m() { return this.x + 1 } }', '$add'],
    ['const o = { x: 1 }; o.x === 1 ? o.x : 2', '$num'],
    ['let k = value(1); [1][k]; typeof k; switch (k) { case 1: }', '$key $num $typeof'],
    ['function f() { return arguments[0] + 1 }', '$add'],
    ['const x = (1, value(2)); x && 3', '$truth'],
    ['Math.max(1, value(2)); [1].map(Math.exp)', '$math2 $mathFn'],
  ]
  for (const [text, expected] of cases) it(text, () => assert.equal(listCalls(text), expected))
})
