// the library of the language: collections, numbers, texts, symbols, proxies
console.log(new Array(3).length, Array(3).length, new Array(1, 2), Array.of(7), Array.from({ length: 3 }, (_, i) => i * i), new Float64Array(2), new Uint8Array([1, 300]), new Int16Array(new ArrayBuffer(4)).length)
const m = new Map<any, any>([[1, 'a'], ['1', 'b'], [NaN, 'n']]); m.set(NaN, 'm').set({}, 1); console.log(m.size, m.get(1), m.get(NaN), [...m.keys()].length)
const s = new Set([1, 2, 2, -0, 0]); console.log([...s], s.has(0)); const ws = new WeakSet(); const wk = {}; ws.add(wk); console.log(ws.has(wk))
console.log([1, 2, 3, 4].filter((x) => x % 2), [1, [2, [3]]].flat(2), [3, 1, 2].toSorted(), [1, 2, 3].at(-1), [1, 2].includes(NaN), [NaN].includes(NaN), [1, 2, 3].some((x) => x > 2), [0, 1].every(Boolean), [0, 1, '', 'a'].filter(Boolean))
const a = [1, 2, 3]; a.push(4, 5); a.push(...[6]); a.length = 4; a[6] = 7; console.log(a, a.length, a.push(), a.pop(), a.unshift(0), a.splice(1, 2))
const stack = { items: [] as number[], push(x: number) { this.items.push(x); return this.items.length } }; console.log(stack.push(1), stack.push(2), stack.items)
console.log((5).toFixed(2), (255).toString(16), Number('12px'), parseInt('12px'), parseFloat('1.5e3x'), Number.isInteger(5.0), Number.EPSILON, Number.MAX_SAFE_INTEGER, isNaN('x' as any), Number(null), Number([5]), Number(''), +[])
console.log('abc'.at(-1), 'a-b-c'.split('-'), 'abc'.padStart(5, '*'), 'x'.repeat(3), 'abc'[1], 'abc'['length'], 'ß'.toUpperCase(), ' t '.trim(), 'a'.codePointAt(0), String(null), String([1, [2]]), `${{}}`)
const sym = Symbol('d'); const os = { [sym]: 1, [Symbol.toPrimitive]: (h: string) => (h === 'number' ? 42 : h) }; console.log(os[sym], +os, `${os}`, os + '', sym.description, sym.toString())
console.log(JSON.stringify({ a: [1, NaN, undefined, null, -0], b: { toJSON: () => 'j' }, c: undefined, d: () => 1 }), JSON.parse('{"a":[1,2,{"b":null}]}'), JSON.stringify({ x: 1, y: [2] }, null, 2))
const target: any = { n: 1 }; const reads: any[] = []; const px = new Proxy(target, { get(t, k) { reads.push(k); return Reflect.get(t, k) }, set(t, k, v) { reads.push('set', k); return Reflect.set(t, k, v) } })
px.n++; px.n += 2; px['n'] *= 2; px?.n; console.log(target.n, reads)
const frozen = Object.freeze({ a: 1 }); try { (frozen as any).a += 1 } catch (e) { console.log((e as Error).name) } const c1 = 1; try { (c1 as any) += 1 } catch (e) { console.log((e as Error).name) } try { (c1 as any)++ } catch (e) { console.log((e as Error).name) }
console.log(Object.entries({ a: 1, b: 2 }), Object.fromEntries([['x', 1]]), Object.assign({}, { p: 1 }), Object.is(NaN, NaN), structured({ a: [1] }), typeof structured, typeof undeclaredName, typeof undeclaredName === 'undefined')
function structured(x: any): any { return JSON.parse(JSON.stringify(x)) }
const obj = { exp: () => 'own exp', max: (a: any, b: any) => [a, b], log(...xs: any[]) { return xs.length }, tanh: 5, get sqrt() { return () => this.tanh } }
console.log(obj.exp(), obj.max(1, 2), obj.log(), obj.log(1, 2), obj.sqrt(), obj?.exp(), (obj as any).nope?.exp(), obj.exp?.(), (obj as any)?.['log'](1), obj.log(...[1, 2, 3]), (obj as any).cos?.(1))
const deep: any = { f: () => ({ exp: () => obj }), g: null, exp() { return this } }; console.log(deep.f().exp().log(1), deep?.f()?.exp()?.log(1, 2), deep.g?.exp().log(), deep.exp?.().exp() === deep, deep.h?.().exp(), (deep?.exp)().exp() === deep, deep.f?.().exp().log?.(1), deep?.f().exp().max(deep?.g, 1))
class Vec { constructor(xs: number[]) { this.xs = xs } xs: number[]; abs() { return Math.hypot(...this.xs) } max(o: Vec) { return this.abs() > o.abs() ? this : o } static min(...v: Vec[]) { return v.length } #p = { log: (n: number) => n * 2 }; priv() { return this.#p.log(4) + (this?.#p.log(1) ?? 0) } }
console.log(new Vec([3, 4]).abs(), new Vec([1]).max(new Vec([2])).xs, Vec.min(new Vec([]), new Vec([])), new Vec([]).priv())
try { (undefined as any).exp() } catch (e) { console.log((e as Error).name) } try { (({}) as any).exp() } catch (e) { console.log((e as Error).name) } try { (null as any).pow(1) } catch (e) { console.log((e as Error).name) }
console.log([1, 2, 3].map(String), ['1', '2', '3'].map(Number), ['1', '2', '3'].map(parseInt as any), [..."ab"].map((c) => c.charCodeAt(0)), Array.isArray([]), Object.keys('ab'))
console.log([5, 1, 4].reduceRight((x, y) => x - y), Math.min.apply(Math, [3, 2]), Reflect.ownKeys({ a: 1, [sym]: 2 }).length, new Error('e').message, new RangeError('r') instanceof Error, BigInt(5) * 2n, encodeURIComponent('a b'))
let date = 'x'; date ||= 'y'; console.log(date, Number.prototype.hasOwnProperty('toFixed'), isFinite(1 / 0), 0 === -0, [1, 2, 3] + '', String(Symbol('q')))
const iter = Iterator.from([1, 2, 3]).map((x) => x * 2).toArray(); console.log(iter, [...[1, 2].entries()], Array.from('ab', (c, i) => c + i))
with_: for (const k of Object.getOwnPropertyNames(class { static z() {} })) if (k === 'z') { console.log(k); break with_ }
console.log(new Boolean(false) ? 1 : 2, new Number(5) + 1, new String('s') + 1, Object(1) == 1, [0] == (false as any), null == (0 as any), [1] == (1 as any), ({}) == ('[object Object]' as any))
console.log(Math.exp.name, [1, 2, 3].indexOf(2), Math.max.length)
