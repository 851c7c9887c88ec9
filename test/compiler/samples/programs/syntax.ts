#!/usr/bin/env node
// tricky line ends, templates, regular expressions, unicode, spread, destructuring
let a = 1
let b = 2
a
++b
console.log(a, b)
a = b
+ 1
console.log(a)
let c = a
;[a, b] = [b, a]
console.log(a, b, c)
const f = function () { return 5 }
;(function () { console.log('iife') })()
let d = a - -b - - a + +b
console.log(d, a-- - --b, a+++b, a - --b)
const r1 = /ab+c/gi, r2 = /[/\]]+/.test('/]'), r3 = a / b / c
console.log(r1.source, r1.flags, r2, r3, 'x/y'.split(/\//), 'aBc'.replace(/[A-Z]/g, (m) => `<${m}>`))
const tag = (s: TemplateStringsArray, ...v: any[]) => s.raw.join('|') + v.join(',')
console.log(tag`a${1 + 1}\n${a && b}c`, `${`nested ${a + 1} ${'`'}`}`, `multi
line ${a
  + b}`, String.raw`\u00e9${1}`)
const same = (s: TemplateStringsArray) => s; const get = () => same`x`; console.log(get() === get())
const ünïcode = 'é', 变量 = 2, \u0061bc = 3, $under_ = 4, $ = 5, $add = 6, $t1 = 7, $$ = 8
console.log(ünïcode, 变量 + 1, abc * 2, $under_ ** 2, $ + $add - $t1 / $$, { $add, 变量, $ })
console.log('😀'.length, [...'😀é'].length, '\u{1F600}', '👨‍👩‍👧'.length)
const { x, y: { z: deep = 3, ...others } = {} as any, ['k' + 'ey']: computed = x, ...rest } = { x: 1, y: { q: 2 }, key: undefined, s: 5, t: 6 } as any
console.log(x, deep, others, computed, rest)
const [p, , q = p + 1, [s] = [q * 2], ...u] = [1, 2, undefined, undefined, 5, 6] as any; console.log(p, q, s, u)
const copy = { ...rest, s: 7, ...[8, 9], ...'hi', ...null }; console.log(copy, [...u, ...'ab', ...new Set(['u', 'u', 'v'])])
const short = { a, b, f() { return this.a }, get g() { return this.b }, async h() {}, *i() {}, 'quoted-key': 1, 2: 2, [`t${a}`]: 3, async *j() {} }
console.log(short, short.f(), short.g, Object.keys(short))
console.log(((a, b) => { return a + b })(1, 2), (() => ({ obj: true }))(), (async () => {}).constructor.name)
var v = 1; var v = v + 1; console.log(v)
if (a) ; else ;
;;;{} {;}
{ let block = 1; block++; { block += 1 } console.log(block) }
const comma = (1, 2), seq = (a++, b++, a + b); console.log(comma, seq)
const cond = a > b ? a < 100 ? 'x' : 'y' : 'z'; console.log(cond)
const longChain = [1, 2, 3]
  .map((n) => n * 2) // comment
  /* block */ .filter((n) => n > 2)
  // another
  .reduce((s, n) => s + n, 0)
console.log(longChain)
const o: any = { a: { b: [{ c: () => ({ d: 4 }) }] }, n: null, m() { return this } }
console.log(o?.a?.b?.[0]?.c?.()?.d, o.n?.x.y.z, o.q?.[a++], o.a.b[0]?.c().d, delete o?.a?.zz, o.m?.() === o, (o?.m)() === o, o.zz?.(a++), a)
console.log(o?.["a"].b.length, o.n?.[0]?.x ?? 'none', (o.n ?? o).a.b.at(-1) !== undefined, !o.n?.x, typeof o.n?.x)
function asi() { return
  42 }
console.log(asi())
var x1 = 5, y1 = x1
/2/1
console.log(y1)
const g = <T,>(t: T) => t, h = async <T>(t: T): Promise<
  T
> => t, k = (n: number): {
  n: number
} => ({ n })
console.log(g(1), k(2), await h(3), g<number>(4), (g as any)(5)!, g satisfies Function === g)
type T1 = { a: 1 }
interface I1 { b: 2 }
(function () { console.log('after types') })()
let t2 = a as unknown as any
(0, console.log)('not a call of t2', typeof t2)
let definite!: number; definite = 1; console.log(definite!, definite! + 1, o!.a!.b![0]!.c()!.d)
abstract class Abs { abstract m(): void; private constructor(readonly_?: number) {} static s = 1; private static readonly t: number = 2; declare u: string; v?: string; w!: number; override? = 3 }
console.log(Abs.s, (Abs as any).t)
function over(a: string): string; function over(a: number): number; function over(a: any) { return a } console.log(over(1))
function thisParam(this: any, n: number) { return this?.k + n } console.log(thisParam.call({ k: 1 }, 2), thisParam.length)
for (const n of [1, 2] as const) console.log(n); let un: string | undefined = undefined as any; console.log(un?.length)
console.log("a\
b", 'it\'s', "\x41\u0042")
let n5 = 5; while (n5 --> 3) console.log(n5); console.log(1 < ! --n5, 2 < - -n5)
function startsWithoutSemicolons(n: number) {
  const o = { q: n }, list = [n], get = (x: any) => x
  get(o).q++
  get(o).q ||= 5
  get(list)[get(0)] += 2
  o.q && console.log('no semicolon in a function')
  const arrow = () => {
    const inner = get
    get(o).q--
    return inner
  }
  return [arrow()(o.q), list]
}
console.log(startsWithoutSemicolons(1))
class Unpunctuated {
  n = { v: 1 }
  get me() { return this }
  constructor() {
    const first = this.me
    this.me.n.v++
    this.me.n.v **= 2
    console.log(first.n.v)
  }
}
new Unpunctuated()
