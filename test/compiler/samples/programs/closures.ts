// closures, hoisting, the temporal dead zone, this, arguments, recursion, per-iteration bindings
console.log(typeof hoisted, hoisted(3))
function hoisted(n: number): number { return n <= 1 ? 1 : n * hoisted(n - 1) }
try { early; let early = 1 } catch (e) { console.log((e as Error).name) }
try { early2 += 1; let early2 = 1 } catch (e) { console.log((e as Error).name) }
try { typeof early3; let early3 } catch (e) { console.log((e as Error).name) }
console.log(v1, typeof v1); var v1 = 5
const counters: (() => number)[] = []
for (let i = 0; i < 3; i++) counters.push(() => i++)
console.log(counters.map((c) => c()), counters.map((c) => c()))
for (var k = 0; k < 3; k++) counters.push(() => k)
console.log(counters.map((c) => c()))
function args() { arguments[0] += 1; return [arguments.length, ...arguments] }
console.log(args(1, 'b', null))
const self = { x: 1, f() { return () => this.x++ }, g: function () { return typeof this }, get h() { return this.x } }
console.log(self.f()(), self.x, self.g(), (0, self.g)(), self.h)
const nested = (a = 1) => (b = a + 1) => (c = b * 2) => ({ a, b, c })
console.log(nested()()(), nested(5)(1)(), nested.length, nested.name)
const makeCounter = () => { let n = 0; return { inc: () => ++n, dec: () => --n, post: () => n++, get n() { return n } } }
const mc = makeCounter(); console.log(mc.inc(), mc.inc(), mc.dec(), mc.post(), mc.n)
function outer() { return inner(); function inner() { return [typeof this, new.target] } }
console.log(outer())
function Ctor(this: any) { if (!new.target) return 'called'; this.made = true }
console.log((Ctor as any)(), JSON.stringify(new (Ctor as any)()))
var f1 = function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1) }
console.log(f1(10), f1.name, (function () {}).name, (() => {}).name, (class {}).name)
let anonymous; anonymous = () => {}; console.log(anonymous.name)
const o1 = { a: () => {}, ['b' + 1]: function () {}, c: class {} }; console.log(o1.a.name, o1.b1.name, o1.c.name)
let d1 = undefined; d1 ||= () => {}; console.log(d1.name); let d2 = null; d2 ??= function () {}; console.log(d2.name)
const { d3 = () => {} } = {} as any; console.log(d3.name)
function params(a, b = a + 1, { c = b + 1, d: { e } = { e: c + 1 } } = {} as any, [f, ...g] = [e + 1, e + 2, e + 3], ...h) { return { a, b, c, e, f, g, h } }
console.log(params(1), params.length, params(1, 2, { c: 3, d: { e: 4 } }, [5], 6, 7))
function shadow(x, y = () => x) { var x; x = 2; return [x, y()] }
console.log(shadow(1))
function shadow2(x) { var x; return x } console.log(shadow2(7))
let count = 0; const obj2 = { get p() { count++; return { q: 1 } } }
obj2.p.q += 1; obj2.p.q++; ++obj2.p.q; obj2.p.q ||= 2; obj2.p.q &&= 3; obj2.p.q ??= 4; console.log(count)
function defaults(o: any = {}, k = (o.n = (o.n ?? 0) + 1, o.n += 1), l = o.n++ || 9, m = o.n && k) { return [o.n, k, l, m] }
console.log(defaults(), defaults({ n: 5 }))
const iife = (function (x) { return x * 2 })(21); console.log(iife, (() => 5)(), void 0, (1, 2, 3))
if (true) { function inBlock() { return 'block' } console.log(inBlock()) }
label: { console.log('in'); if (count) break label; console.log('never') }
console.log([1, 2, 3].reduce((a, b) => a + b), [3, 1, 2].sort((a, b) => a - b), [..."héllo😀"].length)
const fnWithProps = Object.assign(() => 1, { x: 1 }); fnWithProps.x += 2; console.log(fnWithProps.x)
console.log(((a, b) => a ** b)(2, 10), (a => b => a - b)(5)(3))
const rec = (n: number): number => n === 0 ? 0 : 1 + rec(n - 1); console.log(rec(1000))
