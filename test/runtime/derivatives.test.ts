// Derivatives through everything the language has: each body is differentiated by the engine and by central differences.
import assert from 'node:assert/strict'
import { runInThisContext } from 'node:vm'
import { describe, it } from 'mocha'
import { takeSnapshot } from './evaluateText.ts'

/** Bodies of functions of an array `p`, at a point where each is smooth. */
const bodies: readonly string[] = [
  `p[0] *= p[1]; p[1] **= 2; p[2] -= p[0] / p[1]; return p[2] * p[0] + p[1]`,
  `let [a, b, c] = p; [a, b] = [b * 2, a + c]; [a, c] = [c, a]; return a * b - c ** 3`,
  `const { x = p[0] * 2, y: [z, w = p[1] ** 2] = [p[2]] } = {}; return x * z + w`,
  `const xs = [...p].sort((a, b) => b - a); return xs[0] * 3 + xs[1] * 5 - xs[2] * 7`,
  `const m = new Map(p.map((v, i) => ["k" + i, v])); m.set("k0", m.get("k0") * m.get("k1")); let s = 0; for (const [k, v] of m) s += v * (k === "k0" ? 2 : 3); return s`,
  `const f = (n) => n === 0 ? p[0] : f(n - 1) * p[1] + p[2]; return f(4)`,
  `function* g() { let a = p[0]; while (true) { yield a; a = a * p[1] + Math.sin(p[2]) } } let s = 0, i = 0; for (const v of g()) { if (i++ > 5) break; s += v } return s`,
  `class L { #w = p[0]; static k = p[1]; get w() { return this.#w ** 2 } set w(v) { this.#w = v * L.k } call(x) { return this.w * x } } const l = new L(); const a = l.call(p[2]); l.w = 3; return a + l.call(p[2]) ** 2`,
  `return Math.max(...p) * Math.min(...p) + Math.hypot(...p)`,
  `return p.reduce((a, b) => a * b) + p.map(Math.sin).reduce((a, b) => a + b) + p.map((x) => x ** 2).flatMap((x) => [x, x * 2]).at(-1)`,
  `let s = p[0]; s += s * s; s *= s; s -= -s; s /= p[1]; s %= 1.7; s++; --s; return s * p[2]`,
  `return p[0] > 1 && p[1] < 1 ? (p[2] || p[0]) * (p[1] ?? 1) : p[0]`,
  `const o = { a: p[0], get b() { return this.a * p[1] }, c: { d: [p[2]] } }; const q = structured(o); function structured(x) { return Array.isArray(x) ? x.map(structured) : typeof x === "object" ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, structured(v)])) : x } return q.a * q.b + q.c.d[0] ** 2`,
  `const softmax = (xs) => { const m = Math.max(...xs); const e = xs.map((x) => Math.exp(x - m)); const s = e.reduce((a, b) => a + b); return e.map((x) => x / s) }; const q = softmax(p); return -Math.log(q[1])`,
  `const t = (s, ...v) => v.reduce((a, b) => a * b, 1); return t\`a\${p[0]}b\${p[1] + p[2]}c\``,
  `const compose = (...f) => (x) => f.reduceRight((y, g) => g(y), x); return compose((x) => x * p[0], (x) => Math.tanh(x), (x) => x + p[1])(p[2])`,
  `let y = 0; outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (i === j) continue outer; y += p[i] * p[j] * (i + 1) } return y`,
  `const fs = []; for (let i = p[0]; i < 3; i += 0.5) fs.push((x) => x * i); return fs.reduce((a, f) => f(a) * 0.5, p[1])`,
  `switch (Math.round(p[0])) { case 1: { const z = p[1] * 2; return z * p[2] } default: return 0 }`,
  `try { if (p[0] > 1) throw { v: p[1] * p[2] } } catch ({ v }) { return v * p[0] } finally { p[0] = 0 } return 0`,
  `const w = p[0] ** p[1] + (-p[2]) ** 0.5 + 2 ** p[2] + Math.pow(p[0], 3) + Math.pow(p[1], 2); return w`,
  `return Math.atan2(p[0], p[1]) + Math.log1p(p[1]) + Math.cbrt(p[0]) + Math.asinh(p[2]) + Math.abs(p[2]) + Math.expm1(p[0]) + Math.log10(p[0]) + Math.acos(p[2])`,
  `const x = p[0]; const y = x + x; const z = y * y - x * y; return z / (x + y) + z - -x + +x`,
  `const swap = (o) => { [o.a, o.b] = [o.b, o.a]; return o }; const { a, b } = swap({ a: p[0], b: p[1] }); return a ** 2 * b + (([q, ...r]) => q * r[0])(p)`,
  `const matmul = (A, B) => A.map((r) => B[0].map((_, j) => r.reduce((s, x, k) => s + x * B[k][j], 0))); const M = [[p[0], p[1]], [p[2], 1]]; const R = matmul(matmul(M, M), M); return R[0][1] + R[1][0] * 2 + R[1][1]`,
  `const acc = { v: p[0] }; const k = "v"; acc[k] += p[1]; acc["v"] *= p[2]; acc.v **= 2; acc[k]++; return acc.v`,
  `let a = null; a ??= p[0]; a &&= a * p[1]; let z = 0; z ||= p[2]; return a * z`,
  `const big = Object.groupBy(p, (x) => x > 0 ? "pos" : "neg"); return big.pos[0] * big.pos[1] + big.neg[0] ** 2`,
]
const point = [1.3, 0.7, -0.4]
const step = 1e-6

/** JavaScript itself. */
function runNatively(body: string): (p: readonly number[]) => number {
  const made: unknown = runInThisContext(`(function (p) { 'use strict'; ${body} })`)
  if (typeof made !== 'function') throw new Error('The body is no function.')
  return (p) => Number(Reflect.apply(made, undefined, [[...p]]))
}

describe('the derivative', () => {
  for (const body of bodies) {
    it(body, async () => {
      const f = runNatively(body)
      const text = `const p0 = value(1.3), p1 = value(0.7), p2 = value(-0.4)
function f(p) { ${body} }
const out = f([p0, p1, p2])
out.backward()
console.log(out.data, p0.grad, p1.grad, p2.grad)`
      const [printed = ''] = (await takeSnapshot(text)).prints
      const [data = NaN, ...grads] = printed.split(' ').map(Number)
      assert.ok(Math.abs(data - f(point)) < 1e-12)
      for (const [i, grad] of grads.entries()) {
        const at = (h: number): number => f(point.map((x, k) => (k === i ? x + h : x)))
        const expected = (at(step) - at(-step)) / (2 * step)
        assert.ok(Math.abs(grad - expected) < 1e-6 * (1 + Math.abs(expected)), `∂/∂p[${i}] is ${grad}, not ${expected}`)
      }
    })
  }
})
