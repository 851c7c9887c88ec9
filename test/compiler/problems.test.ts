// Whatever is wrong with a file is told in the user's words, at the exact place, and all of it in one go.
import assert from 'node:assert/strict'
import { compile } from '../../src/compiler/compile.ts'

/** Text with `«…»` around the place of each problem, and what the message must say. */
type Case = readonly [text: string, ...messages: readonly RegExp[]]

function findProblems(marked: string): {
  readonly found: unknown[]
  readonly messages: string[]
  readonly expected: unknown[]
} {
  const text = marked.replace(/[«»]/g, '')
  const expected = [...marked.matchAll(/«([^»]*)»/g)].map(({ 1: piece }) => piece)
  const starts: number[] = []
  for (let at = 0, plain = 0; at < marked.length; at++) {
    if (marked.charAt(at) === '«') starts.push(plain)
    if (!/[«»]/.test(marked.charAt(at))) plain++
  }
  const result = compile(text, { path: 'a.nn.ts', file: 0, siteBase: 1 })
  assert.equal(result.ok, false, 'the text has problems')
  const { problems } = result
  for (const { file, severity, code } of problems) {
    assert.deepEqual([file, severity], ['a.nn.ts', 'error'])
    assert.match(code, /^[a-z]+(?:-[a-z]+)*$/)
  }
  return {
    found: problems.map(({ start, end }) => [text.slice(start, end), start]),
    expected: expected.map((piece, index) => [piece, starts[index]]),
    messages: problems.map(({ message }) => message),
  }
}

function check(cases: readonly Case[]): void {
  for (const [marked, ...messages] of cases) {
    it(marked, () => {
      const problems = findProblems(marked)
      assert.deepEqual(problems.found, problems.expected)
      assert.equal(problems.messages.length, messages.length)
      for (const message of problems.messages) {
        assert.match(message, /^[A-Z`“].*[.?]$/s, 'a sentence')
        assert.doesNotMatch(message, /\(\d+:\d+\)/, 'no place in the words')
      }
      messages.forEach((pattern, index) => assert.match(problems.messages[index] ?? '', pattern))
    })
  }
}

describe('syntax errors', () => {
  check([
    ['const a = (1 + «2»', /^`\)` is missing: the file ends/],
    ['f(1, 2«]»', /^`\)` is missing: `\]` comes/],
    ['if (x «{» }', /`\)` is missing/],
    ['const o = { a: «1»\n', /`}` is missing/],
    ['let a = 1 + «;»', /`;` was not expected/],
    ['let a = 1 «+»\n', /ends in the middle of a statement/],
    ["let s = «'abc»\nlet b = 1", /no closing quote on its line/],
    ['let s = «`»abc\nlet b = 1', /backtick is missing/],
    ['let s = `abc ${1 + «2»', /`}` is missing/],
    ['let a = 1 «/*» never closed\nlet b', /`\*\/` is missing/],
    ['const r = /«abc»\n', /`\/` is missing/],
    ['const «x»', /A `const` needs a value/],
    ['let a = 1; let «a» = 2', /“a” is declared twice/],
    ['«5» = 3', /Only a variable/],
    ['«return» 3', /only has a meaning inside a function/],
    ['«break»', /no loop around/],
    ['foo(1 «2»)', /`2` was not expected here/],
    ["console.log('a' «'b'»)", /`'b'` was not expected here/],
    ['let «class» = 1', /`class` was not expected/],
    ['const g = 3«px»', /cannot begin with a digit/],
    ['export { «nope» }', /no “nope” in this file/],
    ['«with» (a) { }', /`with` is not part of the language/],
    ['const f = 5 as number «**» 2', /Put parentheses around/],
    ['const f = (x: number) => x ? (x) : y «=>» y', /parentheses around the arrow/],
    ['const b = 2 «*»\nconst c = 2', /after this `\*`: the next line begins/],
    ['const b = (1 + 2\n«const» c = 2', /^`\)` is missing: `const` comes/],
    ['const b = [1, 2\n«return» b', /^`\]` is missing: `return` comes/],
    ['for (let i = 0; i < 3, i++«)» { }', /`for` has three parts/],
    ['while «true» { }', /`while` stands in parentheses/],
    ['const x = 1\nif «x» > 2: f(x)', /`if` stands in parentheses/],
    ['try { } catch «e» { }', /`catch` stands in parentheses/],
    ['class A { «const» x = 1 }', /field of a class is written without `const`/],
    ['class A { m() { return 1 } «function» f() { } }', /method of a class is written without/],
    ['class A { m() { let x = 1, «const» y = 2 } }', /`const` was not expected/],
    ['async () => { for await (const x of []) «}»', /^`}` was not expected/],
    ['«}»', /closes nothing/],
    ['const a = 1 «const» b = 2', /`const` begins a new statement: put it on a line of its own/],
    ['const y = 1 «if» 2 > 0 else 0', /`condition \? one : other`/],
    ['if (1) «const» a = 2', /needs braces/],
    ['const x = 1 «#» one', /begins with `\/\/`/],
    ['const x = 2 «×» 3', /written `\*`/],
    ['const s = «‘»abc’', /straight quotes/],
    ['const s = 1«；»', /write `;`/],
    ['const s = 1 «§» 2', /^The character “§” has no meaning here\.$/],
    ['function f(a, «a») { }', /Two parameters/],
    ['let x = 1; «delete» x', /Only a property can be deleted/],
    ['class A { constructor() { } «constructor»() { } }', /has one constructor/],
    ['let 变量 = 1\nlet s = "😀"; let «变量» = 2', /“变量” is declared twice/],
  ])

  it('name the bracket that is still open as a related place', () => {
    const text = 'const a = [1, (2 + 3]'
    const result = compile(text, { path: 'a.nn.ts', file: 0, siteBase: 1 })
    assert.deepEqual(result.problems[0]?.related, [
      { message: 'the `(` that is open', file: 'a.nn.ts', start: text.indexOf('('), end: text.indexOf('(') + 1 },
    ])
  })
})

describe('what is not part of the language', () => {
  check([
    ['«enum A { x }»\nconst y = A.x', /write an object/],
    ['«namespace A { export const x = 1 }»\nA.x', /import it/],
    ['class P { constructor(«private x: number», «readonly y = 1») { } }', /declare the field/, /declare the field/],
    ['const y = «<number>»value(1)', /write `x as T`/],
    ['«@log» class A { «@log» m() { } «accessor z = 1» }', /Decorators/, /Decorators/, /`get` and a `set`/],
    ["«import x = require('x')»\nx()", /import \{ name \}/],
    ['const x = 1; «export = x»', /export default/],
    ["«import('./a.nn.ts')»", /at its top, by name/],
    ['{ «using» x = null }\nconst f = async () => { «await using» y = null }', /write `const`/, /write `const`/],
    ['«import.meta».url', /leave it out/],
    ['const a = 1, b = 2; a«<!--»b', /put a space after `<`/],
    [
      'const a = «unknown1»\n«enum E { }»\nconst b: E = «unknown2», c = <T,>(x: T) => x, d = «<number>»a',
      /no “unknown1”/,
      /enum/,
      /no “unknown2”/,
      /cast/,
    ],
  ])
})

describe('unknown names', () => {
  check([
    ['const alpha = value(1)\nconst b = «alhpa» * 2 + «alhpa»', /Did you mean “alpha”\?/, /Did you mean “alpha”/],
    ['const neuron = 1; «Neuron»', /Did you mean “neuron”/],
    ['function f(learningRate: number) { return «learninRate» }', /Did you mean “learningRate”/],
    ['{ const inner = 1 }\n«inner»', /^There is no “inner”\.$/],
    ['const q = «zz»', /^There is no “zz”\.$/],
    ['«b» = 2\nconst c = «b» * 3', /To make it write `const b = …`/, /^There is no “b”\.$/],
    ['const loss = 1\n«lsos» = 2\nif («q» = 1) «q» == 2', /Did you mean “loss”/, /^There is no “q”\.$/, /no “q”\.$/],
    ['«vlaue»(1)', /Did you mean “value”/],
    ['«tanh»(1)', /Write `x\.tanh\(\)`/],
    ['«fetch»("x"); «Date».now(); «setTimeout»(() => 1)', /\.csv file/, /no clock/, /no clock/],
    ['«window»; «process».exit(); «eval»("1"); new «Function»("a")', /web page/, /Node/, /run as code/, /run as code/],
    ['«globalThis».x; «require»("x"); «arguments»', /nothing outside/, /import/, /no “arguments”/],
    ['const o = { a: «b» }, { c = «d» } = o; «e»++; «f» = 1; ({ g: «h» } = o)', /“b”/, /“d”/, /“e”/, /“f”/, /“h”/],
    ["import { x } from './x.nn.ts'\n«x» = 1; «x»++", /only the file it comes from/, /only the file/],
    ['declare const ghost: number\n«ghost» + 1', /no “ghost”/],
  ])

  it('are allowed after typeof, as keys, as labels and as types', () => {
    const text =
      'const o = { nope: 1 }; o.nope; nope: for (;;) break nope\nlet x: Nope, y = typeof nope, z = typeof (nope); class A { nope() {} }\n' +
      'type T = nope.T; function f<Nope>(a: Nope) { arguments }'
    assert.equal(compile(text, { path: 'a.nn.ts', file: 0, siteBase: 1 }).ok, true)
  })
})
