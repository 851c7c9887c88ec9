// Every node is tied to the place that made it: labels, operands, uses of names, top-level statements.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../src/core/engine.ts'
import { foundingProgram } from '../programs.ts'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, runCompiled } from './runCompiled.ts'

/** Sites that name something: kind, label, what stands there. */
function listLabels(text: string): string[] {
  return compileText(text)
    .sites.filter(({ kind, label }) => label !== null && /op|leaf|name/.test(kind))
    .map(({ kind, label, start, end }) => `${kind} ${label}: ${text.slice(start, end)}`)
}

/** Sites of functions and loops. */
function listScopes(text: string): (string | null)[] {
  return compileText(text)
    .sites.filter(({ kind }) => kind === 'function' || kind === 'loop')
    .map(({ label }) => label)
}

describe('the founding program', () => {
  it('has its values, gradients, labels and places', async () => {
    const compiled = compileText(foundingProgram, { siteBase: 1 })
    const { sites } = compiled
    const engine = createEngine({ siteLabel: (site) => sites[site - 1]?.label })
    const values = new Map<string, { data: number; grad: number; backward(): void }>()
    const places = new Map<string, string>()
    await runCompiled(compiled, {
      ...createNativeRuntime(),
      ...engine.calls,
      $top: (index: number, x: unknown) => {
        if (!engine.isValue(x)) throw new Error('Every statement here holds a Value.')
        const { key } = compiled.statements[index] ?? { key: 'none' }
        values.set(key, x)
        const site = sites[engine.tape.readSite(engine.nodeOf(x)) - 1]
        places.set(key, foundingProgram.slice(site?.start, site?.end))
        assert.equal(engine.labels.get(engine.nodeOf(x)), key)
        return x
      },
    })
    values.get('L')?.backward()
    const found = [...values].map(([key, { data, grad }]) => [key, data, grad])
    // prettier-ignore
    assert.deepEqual(found, [['a', 2, 6], ['b', -3, -4], ['c', 10, -2], ['e', -6, -2], ['d', 4, -2], ['f', -2, 4], ['L', -8, 1]])
    assert.deepEqual(
      [...places.values()],
      ['value(2.0)', 'value(-3.0)', 'value(10.0)', 'a * b', 'e + c', 'value(-2.0)', 'd * f'],
    )
  })

  it('knows operands, names, statements and uses', () => {
    const { sites, statements, uses } = compileText(foundingProgram, { siteBase: 5 })
    const show = ({ start, end }: { start: number; end: number }): string => foundingProgram.slice(start, end)
    const ops = sites.filter(({ kind }) => kind === 'op')
    assert.deepEqual(ops.map(({ operands }) => operands.map(show)), [['a', 'b'], ['e', 'c'], ['d', 'f']]) // prettier-ignore
    assert.deepEqual(
      ops.map(({ name }) => name && [show(name), name.start]),
      [
        ['e', foundingProgram.indexOf('e = a')],
        ['d', foundingProgram.indexOf('d = e')],
        ['L', foundingProgram.indexOf('L =')],
      ],
    )
    assert.deepEqual(
      statements.map(({ key, site }) => [key, show(sites[site - 5] ?? { start: 0, end: 0 })]),
      foundingProgram.trim().split('\n').map((line) => [line.charAt(6), line]), // prettier-ignore
    )
    const letters = [...foundingProgram.matchAll(/\b[a-fL]\b/g)]
    assert.deepEqual(uses.map(({ start }) => start), letters.map(({ index }) => index)) // prettier-ignore
    for (const use of uses) assert.deepEqual(use.sites.map((site) => sites[site - 5]?.label), [show(use)]) // prettier-ignore
  })

  it('compiles every example, on as many lines, within the file', () => {
    for (const name of ['1-expression', '2-neuron', 'more/micrograd', 'more/functions-and-loops', 'more/mlp-by-hand']) {
      const text = readFileSync(join(import.meta.dirname, `../../examples/${name}.nn.ts`), 'utf8')
      const { code, sites } = compileText(text)
      assert.equal(code.split('\n').length, text.split('\n').length)
      assert.ok(sites.every(({ start, end }) => start >= 0 && start < end && end <= text.length))
    }
  })
})

describe('labels', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      'let c = value(1); c += c + 1; c = c * c; c++',
      ['leaf c: value(1)', 'op c: c += c + 1', 'op c: c * c', 'op c: c++'],
    ],
    [
      'const x = value(1); const y = x.tanh(), z = Math.exp(x), n = -x, p = x.pow(2)',
      ['leaf x: value(1)', 'op y: x.tanh()', 'op z: Math.exp(x)', 'op n: -x', 'op p: x.pow(2)'],
    ],
    ['const f = (x) => x; const y = f(value(2))', ['name y: f(value(2))']],
    [
      'const w = [value(1), [value(2), value(3)]]',
      ['leaf w[0]: value(1)', 'leaf w[1][0]: value(2)', 'leaf w[1][1]: value(3)'],
    ],
    ['const v = [value(1)]; const w = [...v, value(2)]', ['leaf v[0]: value(1)', 'name w: [...v, value(2)]']],
    ['const w = [1, 2].map((x) => value(x))', ['name w: [1, 2].map((x) => value(x))']],
    [
      'class N { b = value(0); w; #k = value(1); constructor() { this.w = value(2); this.#k = value(3) } }',
      ['leaf b: value(0)', 'leaf k: value(1)', 'leaf w: value(2)', 'leaf k: value(3)'],
    ],
    ['const o = { x: value(1), "y z": value(2), [`k`]: value(3) }', ['leaf x: value(1)', 'leaf y z: value(2)']],
    [
      'const w = []; let i = 0; w[i] = value(1); w[0] = value(2); w.push(value(3)); w["k"] = value(4)',
      ['name w: value(1)', 'leaf w[0]: value(2)', 'name w: w.push(value(3))', 'leaf k: value(4)'],
    ],
    [
      'const o = { w: [] }; let i = 0; o.w[i] = value(1); o.w.push(value(3)); o.w[i] += value(2)',
      ['name w: value(1)', 'name w: o.w.push(value(3))', 'name w: o.w[i] += value(2)'],
    ],
    ['let a = value(1); const b = a', ['leaf a: value(1)', 'name b: a']],
    ['let a = value(1); const b = a > 0 ? a * 2 : -a', ['leaf a: value(1)', 'op b: a * 2', 'op b: -a']],
    [
      'const f = (a = value(1), { b = value(2) } = {}) => a; const { c, d: [e] } = f()',
      ['leaf a: value(1)', 'leaf b: value(2)', 'name c: c', 'name e: e'],
    ],
    ['let a, b; [a, b] = [value(1), value(2)]', ['name a: a', 'name b: b']],
    ['let p = value(1); p.data -= 0.1 * p.grad; p.label = "x"', ['leaf p: value(1)']],
    ['const o = {}; const y = o?.x?.tanh()', ['op y: o?.x?.tanh()']],
    ['export const k = value(1); export default k * 2', ['leaf k: value(1)', 'op default: k * 2']],
    ['let a = value(1); a ??= value(2); a ||= value(3)', ['leaf a: value(1)', 'leaf a: value(2)', 'leaf a: value(3)']],
    ['const s = "a" + 1, n = 2 * 3, t = `x`, u = Math.sqrt(2), v = () => 1', []],
  ]
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(listLabels(text), expected))

  it('lead every use of a name to all places where it is made', () => {
    const text =
      'let c = value(1)\nc += 1\nfunction f(c: number) { return c }\n{ const c = value(2); f(c) }\nconsole.log(c)'
    const { sites, uses } = compileText(text)
    const found = uses.map((use) => [
      use.start,
      use.sites.map((site) => text.slice(sites[site - 1]?.start, sites[site - 1]?.end)),
    ])
    const outer = ['value(1)', 'c += 1']
    assert.deepEqual(found, [
      [text.indexOf('c ='), outer],
      [text.indexOf('c +='), outer],
      [text.indexOf('c = value(2)'), ['value(2)']],
      [text.indexOf('c) }\nconsole'), ['value(2)']],
      [text.lastIndexOf('c'), outer],
    ])
  })

  it('of functions and loops say what the source calls them', () => {
    const text = `
      function relu(x) { return x }
      class Neuron { constructor() { this.k = 1 } forward() { return 1 } get size() { return 1 } static make = () => 1; ['a' + 1]() { return 1 } #p() { return 1 } }
      const layer = (x) => x, o = { m() { return 1 }, k: () => 1 }
      o.later = function () { return 1 };
      [1].map((x) => x); (function () { return 1 })(); (function named() { return 1 })()
      for (let i = 0; i < 1; i++) ; for (const x of [1]) ; for (const k in o) ; while (false) ; do ; while (false)
      outer: for (const [a, b] of Object.entries(o)) continue outer
      const f = (g = () => 1) => 1
      const Anonymous = class { go() { return 1 } }`
    assert.equal(
      listScopes(text).join(),
      "relu,Neuron,Neuron.forward,Neuron.size,Neuron.make,Neuron.['a' + 1],Neuron.p,layer,m,k,later,=>,=>,named," +
        'for i,for x of [1],for k in o,while,do,for [a, b] of Object.entries(o),f,g,Anonymous.go',
    )
  })
})

function listKeys(text: string, file = 0): string[] {
  return compileText(text, { file }).statements.map(({ key }) => key)
}

describe('top-level statements', () => {
  it('have keys', () => {
    const text = `let c = value(1), d = c * 2
c += 1
c++
const { x, y: [z] } = { x: c, y: [d] }
;[c, d] = [d, c]
c * d +
  1
const plain = 1, text = 'a', net = new Map()
console.log(c)
c.backward()
export const e = c * 2
for (let i = 0; i < 2; i++) { d = d * 2; const inner = d }
if (c > d) c = d
export default e + 1
const o = { w: [c] }; o.w[0] = c * 2`
    assert.equal(listKeys(text).join(), 'c,d,c#2,c#3,x,z,c#4,d#2,c * d + 1,net,c.backward(),e,d#3,c#5,default,o,o.w[0]')
    assert.deepEqual(listKeys(text, 1), [])
  })

  it('tell a value from a variable after the block that assigns it', () => {
    const text = `let s = value(1)
s = s * 2
for (let i = 0; i < 2; i++) s = s * 2
while (s < 9) s = s * 2
if (s > 3) { s = s * 2 }
const [t] = [s * 3]`
    const flags = compileText(text).statements.map(({ key, isBlock }) => [key, isBlock])
    // prettier-ignore
    assert.deepEqual(flags, [['s', false], ['s#2', false], ['s#3', true], ['s#4', true], ['s#5', true], ['t', false]])
  })

  it('hold what they are worth when they are done', async () => {
    const text = `let c = value(1)
c += 1
c++
++c
const { x, y = 7 } = { x: c }
for (let i = 0; i < 2; i++) c *= 2
const f = () => { c = 0 }
c && x
`
    const compiled = compileText(text)
    const held: unknown[] = []
    const $top = (index: number, x: unknown): unknown => {
      held.push([compiled.statements[index]?.key, x])
      return x
    }
    await runCompiled(compiled, { ...createNativeRuntime(), $top })
    // prettier-ignore
    assert.deepEqual(held, [['c', 1], ['c#2', 2], ['c#3', 3], ['c#4', 4], ['x', 4], ['y', 7], ['c#5', 16], ['c && x', 4]])
  })
})
