// operators on every kind of operand, order of evaluation, to the bit
const seen: string[] = []
const t = (name: string, v: any) => (seen.push(name), v)
const show = (...xs: any[]) => console.log(...xs.map((x) => (Object.is(x, -0) ? '-0' : typeof x === 'bigint' ? `${x}n` : x)))
show(0.1 + 0.2, 1 / 3, -0, 0 * -1, 5 % -3, -5 % 3, 2 ** -1074, 2 ** 0.5, (-8) ** (1 / 3), 1e308 * 10, 0 / 0, 7 / 0)
const odd: any[] = [1, -0, 'a', '5', null, undefined, true, [], [2], {}, { valueOf: () => 7 }, { toString: () => '8' }, NaN, Infinity, '']
for (const a of odd) for (const b of odd) show(a + b, a - b, a * b, a / b, a % b, a ** b, a < b, a <= b, a > b, a >= b, a == b, a != b, a === b, a !== b, a | b, a & b, a ^ b, a << b, a >> b, a >>> b, a && b, a || b, a ?? b)
for (const a of odd) { let x = a, y = a, z = a, w = a; show(-a, +a, ~a, !a, typeof a, void a, x++, x, ++y, y, z--, z, --w, w) }
for (const a of odd) for (const b of odd) { let x = a; x += b; let y = a; y -= b; let z = a; z *= b; let w = a; w **= b; let v = a; v %= b; let u = a; u /= b; let q = a; q |= b; q <<= 1; q >>>= 0; show(x, y, z, w, v, u, q) }
const big = 10n; let bg = big; bg++; bg += 5n; show(big + 2n, big ** 20n, -big, big / 3n, big % 3n, bg, bg--, --bg, big < 11, big == (10 as any), typeof big, ~big, big << 3n, big & 6n)
for (const f of [() => (big as any) + 1, () => +(big as any), () => -(Symbol('s') as any), () => (Symbol() as any) + '', () => (null as any).x++, () => (undefined as any)[t('key', 'k')] += t('never', 1)]) try { show(f()) } catch (e) { show((e as Error).name) }
seen.length = 0
const o: any = { a: { b: 1 } }
t('obj', o)[t('k1', 'a')][t('k2', 'b')] += t('rhs', 5); show(o.a.b, seen.join())
t('o', o).a.b -= t('r', 1); t('o', o)[t('x', 'n')] = t('y', 2); t('o', o)[t('i', 'n')]++; --t('o', o)[t('j', 'n')]; show(seen.join(), o.n)
seen.length = 0; show(t('a', 1) + t('b', 2) * t('c', 3) ** t('d', 2) - t('e', 4) / t('f', 5) % t('g', 3), seen.join())
let x = 1; show(x + x++ + ++x - x-- - --x, x); x += x++ + x; show(x); x = x++ + (x = 5) * x; show(x); let y = (x = 3, x *= 2, x -= 1); show(y, x)
const arr: any[] = [1, 2, 3]; let i = 0; arr[i++] += 10; arr[i++] *= arr[i]; arr[++i] = i; arr[i] ||= 9; arr[i - 3]--; show(...arr, i)
const changed: any = { v: 1 }; let ref = changed; ref.v += (ref = { v: 100 } as any).v; show(changed.v, ref.v); let r2: any = { w: 1 }; r2.w = (r2 = { w: 5 }).w + 1; show(r2.w)
const p: any = { get v() { seen.push('get'); return 1 }, set v(q) { seen.push('set' + q) } }; seen.length = 0; p.v++; p.v += 2; ++p.v; const old = p.v++; show(seen.join(), old)
const keyed = { toString: () => 'kk' } as any; const ko: any = { kk: 1 }; ko[keyed]++; ko[keyed] += 1; show(ko.kk)
show(1 + 2 + '3', '1' + 2 + 3, 1 + +'2', '3' * ('4' as any), [] + ([] as any), 'b' + 'a' + +'a' + 'a', 1 - -1, 1 + - + + + - + 1, - -1, +-1, 2 - - 2)
show(-(2 ** 2), (-2) ** 2, 2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1, -(-(3)), 7 - 3 - 2, 100 / 10 / 5, 2 + 3 * 4 - 1, (2 + 3) * (4 - 1), 1 < 2 < 3, (3 > 2 > 1) as any, 1 == 1 == (true as any))
show('k' in { k: 1 }, 0 in [1], [] instanceof Array, delete (o as any).n, 'n' in o, typeof null, typeof (() => 1), void 'x', !1 + !0, ~~7.9, 5 & 3 | 4 ^ 1)
show(0.1 * 3, 9007199254740993, 0x1f, 0b101, 0o17, 1_000_000, .5, 5., 1e-7, 123456789 * 987654321, (0.1).toFixed(20), (25).toString(36), 1.005 * 100)
show(Math.max(), Math.min(), Math.max(1, NaN), Math.hypot(3, 4), Math.atan2(1, -1), Math.pow(2, 0.5), Math.abs(-3), Math.sign(-2), Math.round(-0.5), Math.trunc(4.7), Math.fround(5.5), Math.imul(3, 4), Math.clz32(1), Math.cbrt(27), Math.log1p(1e-10), Math.expm1(1e-10), Math.PI, Math.E, Math['sqrt'](2), Math.tanh(0.5))
show([1, 4, 9].map(Math.sqrt).join(), Math.max(...[1, 5, 3]), Math.max.apply(null, [1, 2]), Math.sin.call(null, 1), typeof Math.exp, Math?.cos(1), Math.log(Math.exp(2)))
let c = 5; c **= 2; c %= 7; c <<= 2; c >>= 1; c ^= 3; c &= 6; c >>>= 1; show(c); let st = 'a'; st += 1; st += null; st += st; show(st)
var self: any = { n: 1 }; self.self = self; self.self.self.n += 1; self['self'].n *= 3; self?.n; (self).n++; (self.n)++; ++(self.n); ((self)).n += 1; (self.n) -= 1; show(self.n)
let parens = 1; (parens)++; ++(parens); (parens) += 2; ((parens)) *= 2; show(parens, (parens), -(parens), (parens) ** 2, ((parens) + 1) * (2))
show([10, 1, 3].sort().join(), [10, 1, 3].sort((a, b) => a - b).join(), '10' > ('9' as any), 10 > 9, 'a' < 'b', null >= (0 as any), undefined == null, NaN != NaN)
let m = 1, nn = 2; [m, nn] = [nn, m]; show(m, nn); ({ m, nn = 9 } = { m: 5 } as any); show(m, nn); [arr[0], o.z, ...o.rest] = [7, 8, 9, 10] as any; show(arr[0], o.z, o.rest.length); ({ a: o['x' + 1], ['b' + 2]: arr[1] = 4 } = { a: 1 } as any); show(o.x1, arr[1])
let w1: any = [1, 2], w2 = w1; w1[(w1 = [5, 6], 0)] += 10; show(...w1, ...w2); w1[(w2 = w1, w1 = [], 1)]++; show(w1.length, ...w2)
