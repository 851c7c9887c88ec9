// What an engine says of an exception is told about the user's file: at what he wrote, and without a name of our code.
import { describe, it } from 'mocha'
import { expectFailure } from './expectFailure.ts'
import type { Files } from './evaluateText.ts'

type Case = readonly [marked: string | Files, message: RegExp, related?: readonly string[]]

function check(cases: readonly Case[]): void {
  for (const [marked, message, related] of cases) {
    it(typeof marked === 'string' ? marked : (marked['/main.nn.ts'] ?? ''), () =>
      expectFailure(marked, message, related),
    )
  }
}

const withTwo = (text: string): Files => ({
  '/main.nn.ts': `import { two as three } from './two'\nimport * as all from './two'\n${text}`,
  '/two.nn.ts': 'export const two: any = 2',
})

describe('an exception', () => {
  describe('of a call of what is no function', () => {
    check([
      [
        'const a = value(2)\nconst L = (a * a).«tahn»()',
        /^TypeError: \(…\)\.tahn is not a function\. Did you mean “tanh”\?$/,
      ],
      [
        'const L: any = value(2)\nL.«backwards»()',
        /^TypeError: L\.backwards is not a function\. Did you mean “backward”\?$/,
      ],
      ['const o: any = {}\no.«run»(value(1))', /^TypeError: o\.run is not a function$/],
      ["const o: any = {}, k = 'run'\n«o[k]»(2)", /^TypeError: o\[…\] is not a function$/],
      ['const k: any = value(1)\n;«(k * 2)»(3)', /^TypeError: \(…\) is not a function$/],
      ['const k: any = value(1)\nk?.tanh().«foo»()', /^TypeError: \(…\)\.foo is not a function$/],
      [withTwo('const y = 1 + «three»(2)'), /^TypeError: three is not a function$/],
      [withTwo('const y = 1 + all.«two»(2)'), /^TypeError: two is not a function$/],
      [withTwo('const y = «three»`2`'), /^TypeError: three is not a function$/],
      [withTwo('const y = «new three(2)»'), /^TypeError: three is not a constructor$/],
      ['const $m1: any = { two: 2 }\n$m1.«two»()', /^TypeError: \$m1\.two is not a function$/],
    ])
  })

  describe('of taking apart what cannot be', () => {
    check([
      [withTwo('for (const x of «three») x'), /^TypeError: three is not iterable$/],
      ['const k: any = value(1)\nfor (const x of «k» * 2) x', /^TypeError: \(…\) is not iterable$/],
      ['const k: any = value(1)\n«Math».max(...k)', /^TypeError: What stands after `\.\.\.` is not iterable$/],
      ['for (const «[k, v]» of [1] as any) k', /^TypeError: what this loop takes apart/],
    ])
  })

  describe('of a part of nothing', () => {
    check([
      ['let w: any\n«w[0]» = value(1)', /setting '0'/],
      ['const o: any = {}\n«o.list[0]» += value(1)', /reading '0'/],
      ["const o: any = {}, k = 'a'\n«o.a[k]» = value(2)", /setting 'a'/],
      ['const o: any = {}\no.a.«b»++', /reading 'b'/],
      ['let w: any\n«w».push(value(1))', /^TypeError: \.push\(\) was called on undefined\.$/],
    ])
  })

  describe('of a name that has no value yet', () => {
    check([
      [
        'const y = «x» * 2\nlet x = value(1)',
        /^ReferenceError: “x” is used before the line that declares it has run\.$/,
      ],
      ['const f = () => { return «x» }\nf()\nconst x = 1', /“x” is used before/],
      ['const s = `${«x»}`, x = 1', /“x” is used before/],
      ['new «Late»()\nclass Late {}', /“Late” is used before/],
    ])
  })

  describe('of a class of the user’s', () => {
    check([
      [
        `class Bad extends Error { constructor(m: string) { super(m); this.name = 'Bad' } }
class Worse extends Bad { constructor() { super('worse') } }
function check() { throw «new Worse()» }
check()`,
        /^Bad: worse$/,
        ['called from here: check'],
      ],
      [
        'class Bad extends Error { constructor(o: any) { super(o.text.«length») } }\nthrow new Bad({})',
        /reading 'length'/,
        ['called from here: new Bad({})'],
      ],
    ])
  })

  describe('that went through calls', () => {
    check([
      [
        `async function f(o: any) { await null; return o.y.«z» }\nconst load = async () => {\n  return await f({})\n}\nawait load()`,
        /reading 'z'/,
        ['called from load: await', 'called from here: await'],
      ],
      [
        `class N { x = boom() }\nfunction boom(): number { throw «new Error('field')» }\nnew N()`,
        /^Error: field$/,
        ['called from here: boom', 'called from new N: class', 'called from here: new N()'],
      ],
    ])
  })
})
