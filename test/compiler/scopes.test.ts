// Every operation happens in the scope that the source says: calls, iterations, and back again however they end.
import assert from 'node:assert/strict'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, runCompiled } from './runCompiled.ts'

/** The scope of every multiplication, as a path of names: `for i[1] › grow`. */
async function listScopes(text: string): Promise<string[]> {
  const compiled = compileText(text)
  const name = (step: string): string => {
    const [site, index] = step.split('#')
    const label = compiled.sites[Number(site) - 1]?.label ?? '?'
    return index === undefined ? label : `${label}[${index}]`
  }
  let scope = 'top'
  const found: string[] = []
  const runtime = createNativeRuntime((kind, where) => {
    if (kind === 'scope') scope = where
  })
  const $mul = (a: number, b: number): number => {
    found.push(scope.split('>').slice(1).map(name).join(' › '))
    return a * b
  }
  await runCompiled(compiled, { ...runtime, $mul })
  return found
}

describe('scopes', () => {
  const one = 'const one = value(1);'
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'calls in loops',
      'function grow(x) { return x * 2 } for (let i = 0; i < 2; i++) grow(one); one * 1',
      ['for i[0] › grow', 'for i[1] › grow', ''],
    ],
    [
      'nested loops, and what stands between',
      'for (const a of [1]) { for (const b of [1, 2]) one * b; one * a } one * 0',
      ['for a of [1][0] › for b of [1, 2][0]', 'for a of [1][0] › for b of [1, 2][1]', 'for a of [1][0]', ''],
    ],
    [
      'break and continue',
      'for (let i = 0; i < 3; i++) { if (i === 1) continue; while (true) { one * i; break } one * i } one * 9',
      ['for i[0] › while[0]', 'for i[0]', 'for i[2] › while[0]', 'for i[2]', ''],
    ],
    [
      'labels',
      'a: for (const x of [1, 2]) { for (const y of [1]) { one * x; continue a } } b: { for (const z of [1]) { break b } } one * 0; c: { do { if (one) break c } while (1) } one * 1',
      ['for x of [1, 2][0] › for y of [1][0]', 'for x of [1, 2][1] › for y of [1][0]', '', ''],
    ],
    ['return out of a loop', 'function find() { for (const x of [1]) { return x } } find(); one * 0', ['']],
    [
      'throw out of calls and loops',
      'function f() { for (const x of [1]) throw new Error("e") } try { f() } catch { one * 1 } finally { one * 2 } try { for (const y of [1]) { one * y; throw 1 } } catch { one * 3 } one * 4',
      ['', '', 'for y of [1][0]', '', ''],
    ],
    [
      'finally inside of a loop',
      'for (const x of [1]) { try { for (const y of [1]) break; one * 1 } finally { one * 2 } } one * 3',
      ['for x of [1][0]', 'for x of [1][0]', ''],
    ],
    [
      'arrows, methods, constructors, accessors',
      'class A { x = one * 1; constructor() { one * 2 } m() { return one * 3 } get g() { return one * 4 } static s = () => one * 5 } const a = new A(); a.m(); a.g; A.s(); [1].map((x) => one * x)',
      ['', 'A', 'A.m', 'A.g', 'A.s', '[1].map'].map((s) => (s === '[1].map' ? '=>' : s)),
    ],
    [
      'derived constructors',
      'class A { constructor() { one * 1 } } class B extends A { constructor() { one * 0; super(); one * 2 } } new B(); one * 3',
      ['B', 'B › A', 'B', ''],
    ],
    ['recursion', 'function down(n) { if (n > 0) down(n - 1); return one * n } down(1)', ['down › down', 'down']],
    [
      'generators, between whose values the caller goes on',
      'function* gen() { one * 1; yield 1; for (const x of [1, 2]) { one * x; yield x } one * 2 } for (const v of gen()) one * v; one * 3',
      [
        'gen',
        'for v of gen()[0]',
        'gen › for x of [1, 2][0]',
        'for v of gen()[1]',
        'gen › for x of [1, 2][1]',
        'for v of gen()[2]',
        'gen',
        '',
      ],
    ],
    [
      'a generator that is left or gets an exception',
      'function* gen() { try { yield 1 } catch { one * 1; yield 2 } finally { one * 2 } } const g = gen(); function use() { g.next(); g.throw(1); one * 3; g.return(0); one * 4 } use(); one * 5',
      ['use › gen', 'use', 'use › gen', 'use', ''],
    ],
    [
      'async functions, beside which others go on',
      'async function work(n) { one * n; await null; one * n; for (const x of [1]) { await null; one * n } } const both = [work(1), work(2)]; one * 0; await Promise.all(both); one * 9',
      ['work', 'work', '', 'work', 'work', 'work › for x of [1]', 'work › for x of [1]', ''].map((s) =>
        s.replace('[1]', '[1][0]'),
      ),
    ],
    [
      'a rejected await',
      'async function bad() { await null; throw 1 } async function f() { for (const x of [1]) { try { await bad() } catch { one * 1 } finally { one * 2 } } one * 3 } await f(); one * 4',
      ['f › for x of [1][0]', 'f › for x of [1][0]', 'f', ''],
    ],
    [
      'for await',
      'async function* src() { yield 1; one * 1; yield 2 } async function f() { for await (const x of src()) one * x; one * 5 } const p = f(); one * 6; await p; one * 7',
      ['', 'f › for await x of src()[0]', 'src', 'f › for await x of src()[1]', 'f', ''].map((s) =>
        s.replace('for await', 'for'),
      ),
    ],
    [
      'functions in parameters',
      'function f(a = one * 1, g = () => one * 2) { g(); return one * 3 } f()',
      ['', 'f › g', 'f'],
    ],
  ]
  for (const [name, text, expected] of cases) {
    it(name, async () => assert.deepEqual(await listScopes(one + text), expected))
  }
})
