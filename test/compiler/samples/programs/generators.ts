// generators, iterators, async, top-level await, for await, return and throw into a pause
function* gen(n: number): Generator<number, string, any> { for (let i = 0; i < n; i++) { const got = yield i * 2; if (got) console.log('got', got) } return 'done' }
const g = gen(3); console.log(g.next(), g.next('a'), g.next(0), g.next(), g.next())
console.log([...gen(4)], Math.max(...gen(5)))
function* guarded() { try { yield 1; yield 2 } catch (e) { console.log('caught', e); yield 9 } finally { console.log('cleanup'); yield 10 } }
const g2 = guarded(); console.log(g2.next(), g2.throw('oops'), g2.next(), g2.next())
const g3 = guarded(); console.log(g3.next(), g3.return('early' as any), g3.next())
for (const x of guarded()) { if (x === 1) break; }
function* outer(): any { const r = yield* inner(); console.log('inner returned', r); yield* [7, 8]; return yield }
function* inner() { const a = yield 1; const b = yield a + 1; return a + b }
const g4 = outer(); console.log(g4.next(), g4.next(10), g4.next(20), g4.next(), g4.next(), g4.next('end'))
function* fib() { let [a, b] = [0, 1]; while (true) { yield a; [a, b] = [b, a + b] } }
const first: number[] = []; for (const x of fib()) { if (x > 50) break; first.push(x) } console.log(first)
const key = function* () { const o: any = { n: 1 }; o[yield 'key'] += yield 'value'; o.n += yield o.n; return o }()
console.log(key.next(), key.next('n'), key.next(5), key.next(100))
const order: string[] = []
const sleep = (name: string) => Promise.resolve().then(() => (order.push(name), name))
async function work(id: number) { order.push(`start ${id}`); const a = await sleep(`a${id}`); const b = await sleep(`b${id}`); order.push(`end ${id}`); return a + b }
const results = await Promise.all([work(1), work(2), (async () => await 3)(), 4]); console.log(results, order)
async function fails() { await null; throw new Error('bad') }
try { await fails() } catch (e) { console.log((e as Error).message) } finally { console.log('finally') }
console.log(await fails().catch((e) => e.message), await (await Promise.resolve(() => Promise.resolve(5)))())
async function* agen(n: number) { try { for (let i = 0; i < n; i++) { await null; const x = yield i; if (x) console.log('sent', x) } } finally { console.log('agen closed') } }
for await (const x of agen(3)) { if (x === 1) continue; console.log('for await', x) }
for await (const x of agen(3)) { console.log(x); break }
for await (const x of [Promise.resolve(1), 2]) console.log(x)
outerLoop: for (const i of [1, 2]) { for await (const j of agen(2)) { if (j === 1) continue outerLoop; console.log(i, j) } }
async function returns() { for await (const x of agen(3)) { if (x === 1) return x } }
console.log(await returns())
async function tryReturn() { try { return await fails() } catch { return 'recovered' } finally { order.push('f') } } console.log(await tryReturn())
const it = { i: 0, [Symbol.iterator]() { return this }, next() { return { value: this.i++, done: this.i > 3 } }, return() { console.log('returned'); return {} } }
console.log([...it]); it.i = 0; const [p, q] = it; console.log(p, q)
const ag = agen(5); console.log(await ag.next(), await ag.next('hello' as any), await ag.return('bye' as any), await ag.next())
async function parallel() { let n = 0; const add = async (k: number) => { const old = n; await null; n = old + k }; await Promise.all([add(1), add(2)]); n += await Promise.resolve(10); return n }
console.log(await parallel())
async function compound() { const o: any = { a: 1, get k() { order.push('k'); return 'a' } }; o[o.k] += await Promise.resolve(5); o.a *= await 2; o.a ||= await 3; o.b ??= await 4; o.a &&= await 6; return o.a + o.b }
console.log(await compound())
const arrow = async (x: number) => x * (await 2); console.log(await arrow(4), await (async (x = 3) => x ** 2)())
class A { async *items() { yield* [1, 2] } static async make() { return new A() } async #p() { return 7 } q = async () => await this.#p() }
for await (const x of (await A.make()).items()) console.log(x); console.log(await new A().q())
function* spread() { const x = [...(yield 'a'), yield 'b']; const { y = yield 'c' } = {} as any; return [x, y, `${yield 'd'}`, (yield 'e') ? (yield 'f') || (yield 'g') : 0] }
const sg = spread(); console.log(sg.next(), sg.next([1]), sg.next(2), sg.next(3), sg.next(4), sg.next(5), sg.next(0), sg.next('last'))
console.log(order.length, order)
function* lazy(a = 1, { b } = { b: a + 1 }) { yield a + b } console.log([...lazy()], [...lazy(2)])
await null; console.log((await 1) + (await 2) * (await 3))
const thenable = { then(r: any) { r(42) } }; console.log(await (thenable as any))
