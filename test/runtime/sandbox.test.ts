// Attempts to escape, each proven on plain Node first: in the sandbox they find nothing and break nothing.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, describe, it } from 'mocha'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { buildRunner } from './buildRunner.ts'
import { handProgram } from './handProgram.ts'

const limits = { timeMs: 10_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }

/** Bodies of functions that return something of the host where they can. */
const escapes: Readonly<Record<string, string>> = {
  'the constructor of a function': `return (() => {}).constructor('return process')()`,
  'the constructor of a constructor': `return [].constructor.constructor('return process')()`,
  'the constructor of a runtime function': `return console.log.constructor('return process')()`,
  'async functions': `return (async () => {}).constructor('return process')().then((p) => p)`,
  generators: `return (function* () {}).constructor('return process')().next().value`,
  'indirect eval': `return [eval][0]('process')`,
  'Function called': `return Function('return process')()`,
  'new Function': `return new Function('return this')().process`,
  'a sloppy this': `return Function('return (function () { return this })()')().process`,
  'a free name': `return process`,
  globalThis: `return globalThis.process`,
  setTimeout: `return typeof setTimeout === 'function' ? process : undefined`,
  'a stack frame': `Error.prepareStackTrace = (_, frames) => frames
    for (const frame of new Error().stack) { const f = frame.getThis?.() ?? frame.getFunction?.(); if (f?.process) return f.process }
    return Error.captureStackTrace({}) === undefined ? process : undefined`,
  'a stack overflow in host code': `let e; try { const f = () => [1].map(() => f()); f() } catch (error) { e = error }
    return e.constructor.constructor('return process')()`,
  'an error of the host': `try { null.x } catch (e) { return e.constructor.constructor('return process')() }`,
  'a proxy in the way of the host': `const seen = []; const spy = new Proxy(function () {}, {
      get: (_, key, receiver) => { seen.push(receiver); return spy }, apply: (_, self, args) => { seen.push(self, ...args); return spy } })
    console.log(spy); throw0(spy); function throw0() {}
    for (const x of seen) { try { const p = x?.constructor?.constructor?.('return process')(); if (p?.pid) return p } catch {} }
    return process`,
  'a getter on a prototype': `Object.defineProperty(Object.prototype, 'env', { get() { return this }, configurable: true })
    try { return process } finally { delete Object.prototype.env }`,
  'a patched builtin': `const own = Array.prototype.push; const seen = []
    Array.prototype.push = function (...args) { seen.length = 1; seen[0] = this; return own.apply(this, args) }
    try { return process } finally { Array.prototype.push = own }`,
  'Reflect and Symbol': `return Reflect.construct(Function, ['return process'], Object)()`,
  'a template tag': 'return Function.prototype.constructor`return process```',
  'import()': `return import('node:fs').then((fs) => ({ pid: fs.readFileSync ? 1 : 0 }))`,
  'JSON with __proto__': `const o = JSON.parse('{"__proto__": {"polluted": 1}}'); Object.assign({}.__proto__, { polluted: 1 })
    try { return {}.polluted === 1 ? process : undefined } finally { delete Object.prototype.polluted }`,
}

/** The function's result decides: a process id means that the host was reached. */
const report = (body: string): string => `
  const show = (x) => console.log(typeof x?.pid === 'number' ? 'ESCAPED' : 'nothing')
  let found
  try { found = (() => { ${body} })() } catch (e) { console.log('refused') }
  return found?.then ? found.then(show, () => console.log('refused')) : show(found)`

describe('sandbox', () => {
  let session: Session

  before(async () => {
    session = createSession({ runnerPath: await buildRunner() })
  })
  after(() => session.dispose())

  async function print(body: string): Promise<string[]> {
    const outcome = await session.run(handProgram(body), null, limits)
    if (outcome.type === 'done') return [...outcome.snapshot.prints]
    assert.equal(outcome.type, 'failed')
    return [outcome.raised[0]?.message ?? outcome.problems[0]?.message ?? '']
  }

  for (const [what, body] of Object.entries(escapes)) {
    it(`gives nothing to ${what}`, async () => {
      // On plain Node the same attempt succeeds, so it is a real one.
      const plain = execFileSync(process.execPath, ['-e', `"use strict"; (function () { ${report(body)} })()`], {
        encoding: 'utf8',
      })
      assert.match(plain, /ESCAPED/)
      const prints = await print(report(body))
      assert.ok(!prints.some((line) => line.includes('ESCAPED')), prints.join('\n'))
      assert.match(prints.join('\n'), /nothing|refused|SES_|SyntaxError/)
    })
  }

  it('has nothing of the host by name', async () => {
    const names = [
      'process', 'require', 'module', 'exports', '__filename', '__dirname', 'global', 'Buffer', 'setTimeout', 'setInterval',
      'setImmediate', 'queueMicrotask', 'fetch', 'WebSocket', 'XMLHttpRequest', 'WebAssembly', 'SharedArrayBuffer', 'Atomics',
      'Worker', 'MessageChannel', 'BroadcastChannel', 'navigator', 'performance', 'crypto', 'structuredClone', 'Intl',
      'WeakRef', 'FinalizationRegistry', 'console0', 'gc', 'repairIntrinsics', 'getStackString',
    ] // prettier-ignore
    const list = names.map((name) => `['${name}', typeof ${name}]`).join(', ')
    const body = `const found = [${list}].filter(([, type]) => type !== 'undefined'); console.log(found)`
    assert.deepEqual(await print(body), ['[]'])
  })

  it('lets nobody change what all share', async () => {
    const changes = [
      'Array.prototype.map = 1',
      'Object.prototype.x = 1',
      'Object.defineProperty(Object.prototype, "x", { value: 1 })',
      'Object.setPrototypeOf(Array.prototype, null)',
      'Number.prototype.tanh = 1',
      'Object.getPrototypeOf($value(4, 1)).backward = 1',
      'Math.random = () => 4',
      'console.log = 1',
      'Boolean.prototype.x = 1',
      'globalThis.x = 1',
      'delete Array.prototype.push',
      'Object.getPrototypeOf(function* () {}).x = 1',
      'Promise.prototype.then = 1',
      '$value.x = 1',
      '$add.prototype = 1',
    ]
    const attempts = changes.map((change) => `try { ${change}; console.log(${JSON.stringify(change)}) } catch {}`)
    assert.deepEqual(await print(attempts.join('\n')), [])
  })

  it('leaves texts alone that only look dangerous', async () => {
    const body = String.raw`const tag = 'a <!-- b --> c import("x") import /* y */', o = { import(x) { return x }, eval: (x) => x }
      console.log(tag, \`-->\${tag.length}\`, /-->|<!--/u.test('-->'), /import(s?)/.exec('imports')[1], o.import(2), o.eval(3))`
    assert.deepEqual(await print(body.replaceAll('\\', '')), [
      'a <!-- b --> c import("x") import /* y */ -->41 true s 2 3',
    ])
  })

  it('does not take import() for text', async () => {
    for (const body of ['import ("fs")', 'import("node:fs")', 'a <!-- b', 'import.meta']) {
      assert.match((await print(body)).join(), /SyntaxError/)
    }
  })

  it('has no clock, and randomness only by seed', async () => {
    const body = `const out = []; for (const f of [() => new Date(), () => Date.now(), () => Date()]) { try { f(); out.push('clock') } catch {} }
      console.log(out, Math.random(), Math.random(), new Array(3).fill(0).map(Math.random))`
    const [first] = await print(body)
    assert.match(first ?? '', /^\[\] 0\.\d+ 0\.\d+ \[/)
    assert.deepEqual(await print(body), [first])
  })

  it('sees a Value as its number where builtins look natively', async () => {
    const body = `const zero = $value(4, 0), two = $value(4, 2), xs = [zero, two], key = (x) => x
      console.log(
        xs.filter(key).length, xs.some(key), [zero].some(key), xs.every(key), xs.find(key) === two, xs.findIndex(key),
        xs.findLast(key) === two, xs.findLastIndex((x) => x), xs.filter(Boolean).length, Boolean(zero), new Boolean(zero).valueOf(),
        Number.isFinite(two), Number.isInteger(two), Number.isSafeInteger(two), Number.isNaN($value(4, NaN)), Object.is(two, 2),
        new Float64Array([0, 5]).filter((x) => (x ? two : zero)).length, [1, 2].values().filter(() => zero).toArray().length,
        JSON.stringify({ two }), \`\${two}\`, two > 1, Number(two), String(two), [two, 3].join(), (1234.5).toLocaleString())`
    assert.deepEqual(await print(body), [
      '1 true false false true 1 true 1 1 false false true true true true true 1 0 {"two":2} 2 true 2 2 2,3 1,234.5',
    ])
  })

  it('computes without Values what plain Node computes', async () => {
    const body = `
      const xs = Array.from({ length: 20 }, (_, i) => Math.sin(i) * 10 ** (i - 10))
      const out = [xs, xs.map(Math.round), xs.filter((x) => x > 0), [3, 1, 2].toSorted(), [1, [2, [3]]].flat(Infinity),
        [..."añ😀"].length, "a-b-c".split("-"), "abc".replace(/b/g, "x"), [0, 1, 2].find((x) => x > 5), Object.is(NaN, NaN),
        Object.is(0, -0), Number.isFinite("1"), Boolean(""), Boolean([]), parseInt("12px"), (255).toString(16), 0.1 + 0.2,
        new Date(0).toISOString(), [..."ab"].entries().toArray(), new Set([1, 2]).union(new Set([3])).size,
        Object.groupBy([1, 2, 3], (x) => (x % 2 ? "odd" : "even")), [1, 2, 3].at(-1), Array.isArray([]), typeof null,
        Math.max(), Math.hypot(3, 4), Math.clz32(1), Math.fround(5.5), [10, 9, 1].sort(), "b".localeCompare("a"),
        [1, 2, 3].filter(function () { return this.yes }, { yes: 1 }).length, [,1].every((x) => x), [].filter.length, [].some.name,
        Number.isInteger.length, new Boolean(false) instanceof Boolean]
      console.log(JSON.stringify(out))`
    const plain = execFileSync(process.execPath, ['-e', `"use strict"; ${body}`], {
      encoding: 'utf8',
      env: { TZ: 'UTC' },
    })
    assert.deepEqual(await print(body), [plain.trimEnd()])
  })
})
