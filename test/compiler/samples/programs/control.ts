// labels, loops, switch, try/finally, comma, conditions
outer: for (let i = 0; i < 4; i++) { for (let j = 0; j < 4; j++) { if (j === 2) continue outer; if (i === 2) break outer; console.log(i, j) } }
a: b: for (const x of [1, 2, 3]) { switch (x) { case 2: continue a; case 3: break b; default: console.log('x', x) } }
block: { for (const x of [1]) { if (x) break block } console.log('never') }
blk: try { break blk } finally { console.log('f') }
let n = 0; do { n++; if (n === 2) continue; if (n > 4) break } while (n < 10); console.log(n)
do n--; while (n > 0) console.log(n)
while (n < 3) n++; console.log(n)
for (;;) { if (++n > 6) break } console.log(n)
for (let i = 0, j = 10; i < j; i += 2, j -= 3) console.log(i, j)
for (const k in { a: 1, b: 2, 3: 4 }) console.log(k)
for (const k in [7, 8]) console.log(k + 1)
var o: any = { p: {} }; for (o.p.q of [1, 2]); for (o['r' + o.p.q] in { z: 1 }); console.log(JSON.stringify(o))
for (var { x, y = 5 } of [{ x: 1 }, { x: 2, y: 3 }] as any) console.log(x, y)
for (const [i, c] of [...'ab'].entries()) console.log(i, c)
function f(x: any) { switch (typeof x) { case 'number': return 'n'; case 'string': { return 's' } default: return x ? 't' : 'f' } }
console.log(f(1), f(''), f(true), f(null))
function sw(x: any) { const out: any[] = []; switch (x) { default: out.push('d'); case 1: out.push(1); break; case '1': out.push('s'); case NaN: out.push('nan') } return out }
console.log(sw(1), sw('1'), sw(NaN), sw(2)); switch (3) { case 1 + 2: console.log('three') }
function t1() { try { return 'try' } finally { console.log('fin') } } console.log(t1())
function t2() { for (const x of [1, 2]) { try { continue } finally { console.log('c', x) } } try { throw 1 } catch { return 'c' } finally { return 'override' } } console.log(t2())
function t3() { while (true) { try { try { throw new TypeError('t') } finally { console.log('inner') } } catch ({ name, message: m = 'none' }: any) { console.log(name, m); break } } return 'out' } console.log(t3())
try { null!.x } catch (e) { console.log(e instanceof TypeError) }
if (n) console.log('yes'); else console.log('no')
if (!n) console.log('no')
else if (n > 100) console.log('big')
else console.log('small')
let u: any, w: any = 0; console.log(u ?? 'd', w ?? 'd', w || 'e', w && 'f', u?.a?.b, u?.[w], u?.(), !u, !!w)
console.log(w ? 1 : u ? 2 : 3, (w, u, 4), n > 3 && n < 9 ? 'mid' : 'else', !(w || u) && !(w && u))
u ??= 5; w ||= 6; w &&= w + 1; console.log(u, w); let z: any; (z ??= {}).k ??= 1; z.k ||= 2; z.m ||= 3; console.log(z)
const s: any = { n: 0, get a() { this.n++; return 0 }, set a(v) { this.n += 10 } }; s.a ||= 5; s.a &&= 5; s.a ??= 5; console.log(s.n)
var q = 1; { let q = 2; { const q = 3; console.log(q) } console.log(q) } console.log(q)
console.log([1, , 3].length, [, ,].length, 1 in [1, , 3], [...[, 1]], [1, 2, , ].length)
for (let i = 0, g = () => i; i < 1; i++) console.log(g())
for (let i = (() => 3)(); i--;) console.log(i)
i1: for (let i = 0; i < 2; i++) { i2: for (;;) { for (const _ of [1]) { if (i) break i1; continue i1 } } }
let depth = 0; (function down() { if (depth++ < 5) { for (const _ of [1, 2]) { down(); return } } })(); console.log(depth)
if (true) for (const x of [1]) console.log(x); else console.log('e')
if (false) while (true); else do console.log('once'); while (false)
lab: if (n) { console.log('lab'); break lab; }
;(() => { for (const x of [1]) { return console.log('ret') } })()
const tally: any = { a: 0, b: 0 }; let tl = 0; tl || tl++; tl && tally.a++; tl && (tl += 1, tally.b--); tl ? tally.a++ : tally.b++; void tl++; tl > 1 && --tally[`b`], tl++; for (tl && tl++; tl < 9 && tally.a++ < 5; tl > 2 && tl++) tl++; console.log(tl, tally)
