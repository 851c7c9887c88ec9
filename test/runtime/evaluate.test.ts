// What a run finds: the graph, the root, names, summaries, prints and failures, through the real compiler and engine.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { foundingProgram, micrograd } from '../programs.ts'
import { expectFailure } from './expectFailure.ts'
import { evaluateText, showNamed, showNodes, takeSnapshot } from './evaluateText.ts'

describe('evaluate', () => {
  describe('the graph', () => {
    it('computes the founding program; gradients are unknown before a pass', async () => {
      const snapshot = await takeSnapshot(foundingProgram)
      const data = { a: 2, b: -3, c: 10, e: -6, d: 4, f: -2, L: -8 }
      assert.deepEqual(
        showNamed(snapshot),
        Object.fromEntries(Object.entries(data).map(([name, x]) => [name, [x, null]])),
      )
      assert.deepEqual([snapshot.passes, snapshot.rootHasPass, snapshot.rootName], [0, false, 'L'])
    })

    it('runs backward from a chosen root', async () => {
      // d = a·b + c and L = d·f, differentiated by hand.
      const grads = { a: 6, b: -4, c: -2, e: -2, d: -2, f: 4, L: 1 }
      const snapshot = await takeSnapshot(foundingProgram, 'L')
      const named = showNamed(snapshot)
      for (const [name, grad] of Object.entries(grads)) assert.equal(named[name]?.[1], grad, name)
      assert.deepEqual([snapshot.passes, snapshot.rootHasPass, snapshot.chosenRoot], [1, true, 'L'])
    })

    it('agrees with the numbers micrograd publishes for its example', async () => {
      const named = showNamed(await takeSnapshot(`${micrograd}g.backward()`))
      assert.equal(named['g']?.[0].toFixed(4), '24.7041')
      assert.equal(named['a']?.[1]?.toFixed(4), '138.8338')
      assert.equal(named['b']?.[1]?.toFixed(4), '645.5773')
    })

    it('holds what the root depends on and nothing else, inputs first, an input twice where it is used twice', async () => {
      const snapshot = await takeSnapshot(
        'const a = value(3)\nconst other = a * 5\nconst y = a + a\nconst unused = value(1)',
        'y',
      )
      const { graph } = snapshot
      assert.deepEqual([...graph.data], [3, 6])
      assert.deepEqual([...graph.in0, ...graph.in1], [-1, 0, -1, 0])
      assert.equal(graph.grad[0], 2)
      assert.equal(snapshot.statements.find(({ key }) => key === 'other')?.node.id, -1)
      assert.deepEqual(snapshot.summaries.map(({ lastInGraph }) => lastInGraph).filter((id) => id < 0).length, 2)
    })

    it('follows a training loop, and shows the graph of its last pass as it was computed', async () => {
      const text = `const w = value(5)
for (let i = 0; i < 10; i++) {
  const loss = (w - 3) ** 2
  w.zeroGrad()
  loss.backward()
  w.data -= 0.1 * w.grad
}`
      let w = 5
      for (let i = 0; i < 9; i++) w -= 0.1 * 2 * (w - 3)
      const snapshot = await takeSnapshot(text)
      const named = showNamed(snapshot)
      assert.deepEqual(named['w'], [w, 2 * (w - 3)])
      assert.deepEqual(named['loss'], [(w - 3) ** 2, 1])
      assert.equal(snapshot.passes, 10)
      // The leaf itself has moved on since.
      const last = w - 0.1 * 2 * (w - 3)
      assert.equal(snapshot.statements.find(({ key }) => key === 'w')?.node.data, last)
      const leaf = snapshot.summaries.find((summary) => summary.last.op === 'leaf')
      assert.deepEqual([leaf?.count, leaf?.minData, leaf?.maxData, leaf?.last.data], [1, last, last, last])
    })

    it('keeps many labels apart, and nodes that the root depends on apart from the others', async () => {
      const text = `let sum = value(0)
for (let i = 0; i < 600; i++) {
  const x = value(i, 'n' + i)
  x * x
  if (i % 2 === 0) sum += x
}`
      const { graph, strings } = await takeSnapshot(text)
      const labels = Array.from(graph.label, (label) => strings[label])
      assert.equal(graph.op.length, 601)
      for (let at = 0; at < 300; at++) {
        const x = 1 + 2 * at
        assert.deepEqual([labels[x], graph.data[x], labels[x + 1]], [`n${2 * at}`, 2 * at, 'sum'])
        assert.deepEqual([graph.in0[x + 1], graph.in1[x + 1]], [Math.max(0, x - 1), x])
      }
    })

    it('keeps the path of calls and iterations, and only the scopes that are used', async () => {
      const text = `function twice(x: number) {
  return x * 2
}
let sum = value(0)
for (let i = 0; i < 3; i++) {
  if (i > 0) sum += twice(sum)
}
const unused = twice(value(1))
sum.backward()`
      const snapshot = await takeSnapshot(text)
      const { graph, scopes, program } = snapshot
      const path = (scope: number): string => {
        if (scope === 0) return ''
        const { kind } = program.sites[scopes.site[scope] ?? 0] ?? {}
        return `${path(scopes.parent[scope] ?? 0)}/${kind}${scopes.index[scope]}`
      }
      const made = Array.from(graph.scope, path)
      // sum = 0; then twice per iteration: 2·sum inside the call, and the addition.
      const inTurn = (i: number): string[] => [`/loop${i}/function0`, `/loop${i}/function0`, `/loop${i}`]
      assert.deepEqual(made, ['', ...inTurn(1), ...inTurn(2)])
      assert.deepEqual([scopes.parent.length, scopes.site.length, scopes.index.length], [5, 5, 5])
      assert.ok(scopes.parent.every((parent, row) => parent < row || row === 0))
    })
  })

  describe('the root', () => {
    const two = 'const x = value(3)\nconst p = x * 2\nconst q = x * 5\n'

    it('is the last Value made at top level where no pass ran', async () => {
      assert.equal((await takeSnapshot(two)).rootName, 'q')
      assert.equal((await takeSnapshot(`${two}const n = 4\nconsole.log(n)`)).rootName, 'q')
    })

    it('counts what a statement makes in an array or an object', async () => {
      const made = async (text: string): Promise<unknown> => (await takeSnapshot(text)).graph.data.at(-1)
      assert.equal(await made(`${two}const ys = [x * 7, x * 11]`), 33)
      assert.equal(await made(`${two}const ys = { deep: [[x * 7], []], get hostile() { throw 1 } }`), 21)
      assert.equal(await made(`${two}const f = (k: number) => [x * k, x * 2 * k]\nconst ys = f(4)`), 24)
      // held again, but made before q
      assert.equal(await made(`${two}const again = p\nconst all = [x, p]`), 15)
    })

    it('is what a variable holds after a loop, but nothing that only the loop knew', async () => {
      const known = await takeSnapshot(`${two}let s = value(1)\nfor (let i = 0; i < 3; i++) s = s * x`)
      assert.equal(known.graph.data.at(-1), 27)
      assert.deepEqual(
        known.statements.map(({ key, isBlock }) => [key, isBlock]),
        [
          ['x', false],
          ['p', false],
          ['q', false],
          ['s', false],
          ['s#2', true],
        ],
      )
      const unknown = await takeSnapshot(`${two}for (let i = 0; i < 3; i++) { const inner = q * i }`)
      assert.equal(unknown.rootName, 'q')
    })

    it('is the last Value computed where the top level holds none', async () => {
      const { rootName, graph } = await takeSnapshot(
        'for (let i = 1; i < 3; i++) { const a = value(i)\nconst y = a * 5\nconst unused = value(9) }',
      )
      assert.deepEqual([rootName, graph.data.at(-1)], ['y', 10])
    })

    it('is the root of the last pass, also one that has no name at top level', async () => {
      assert.equal((await takeSnapshot(`${two}p.backward()`)).rootName, 'p')
      const inner = await takeSnapshot(`${two}for (const k of [1, 2]) { const inner = q * k; inner.backward() }`)
      assert.equal(inner.rootName, 'inner')
    })

    it('is the choice before everything else, with gradients of that root alone', async () => {
      const snapshot = await takeSnapshot(`${two}q.backward()\nq.backward()`, 'p')
      assert.deepEqual(showNamed(snapshot), { x: [3, 2], p: [6, 1] })
      assert.deepEqual([snapshot.chosenRoot, snapshot.passes, snapshot.rootHasPass], ['p', 3, true])
    })

    it('leaves alone what the program did where the choice is the root of the last pass', async () => {
      const snapshot = await takeSnapshot(`${two}q.backward()\nq.backward()`, 'q')
      assert.deepEqual(showNamed(snapshot), { x: [3, 10], q: [15, 1] })
      assert.equal(snapshot.passes, 2)
    })

    it('tells statements for the same name apart', async () => {
      const text = 'let c = value(2)\nc = c * 3\nc = c * 5'
      assert.equal((await takeSnapshot(text, 'c#2')).graph.data.at(-1), 6)
      assert.equal((await takeSnapshot(text, 'c#3')).graph.data.at(-1), 30)
    })

    it('falls back to the rule for a choice that is gone, and is nothing in a file without Values', async () => {
      const gone = await takeSnapshot(two, 'gone')
      assert.deepEqual([gone.rootName, gone.chosenRoot], ['q', null])
      const none = await takeSnapshot('const n = 1 + 2')
      assert.deepEqual([none.rootName, none.graph.op.length, none.scopes.parent.length], [null, 0, 1])
    })
  })

  describe('names', () => {
    const labels = async (text: string): Promise<(string | undefined)[]> =>
      showNodes(await takeSnapshot(text))
        .filter(({ label }) => label !== undefined)
        .map(({ label }) => label)

    const pushing = `function fill(w: number[]) {
  w.push(value(1), value(2))
  return w[0] * w[1]
}
const s = fill([])`

    it('come from the source, and from where a Value made elsewhere is bound', async () => {
      assert.deepEqual(await labels('function f(x: number) { return x * x }\nconst a = value(2)\nconst y = f(a)'), [
        'a',
        'y',
      ])
      assert.deepEqual(await labels('const w = [1, 2].map((x) => value(x))\nconst s = w[0] * w[1]'), [
        'w[0]',
        'w[1]',
        's',
      ])
      assert.deepEqual(await labels(pushing), ['w[0]', 'w[1]', 's'])
    })

    const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
      ['of a function', 'function f(x: number) { const out = x * 2; return out }\nconst L = f(a)', 'a L'],
      [
        'of functions in functions',
        `const f = (x: number) => { const out = x * 2; return out }
const g = (x: number) => { const inner = f(x); return inner }
const h = (x: number) => { const outer = g(x); const kept = outer * 3; return kept }
const L = h(a)`,
        'a outer L',
      ],
      [
        'of an array',
        'const f = (x: number) => { const u = x * 2, v = u * 3; return [u, v] }\nconst [p, q] = f(a)',
        'a p q',
      ],
      [
        'of an array that stays one',
        'const f = (x: number) => { const u = x * 2; return [[u]] }\nconst ys = f(a)',
        'a ys[0][0]',
      ],
      [
        'of a method and of an assignment',
        'class M { call(x: number) { this.last = x * 2; return this.last }\nlast = 0 }\nlet L\nL = new M().call(a)',
        'a L',
      ],
      [
        'of a function with a loop',
        'function f(x: number) { let h = x; for (let i = 0; i < 2; i++) { h = h * 2 } return h }\nconst L = f(a)',
        'a h L',
      ],
      ['and are not changed by an alias', 'const b = a\nlet c\nc = b\nconst ys = [a]\nconst L = c * 2', 'a L'],
      [
        'and are not changed by going through a function',
        'const same = (x: number) => { const y = x; return y }\nconst b = same(a)',
        'a',
      ],
      [
        'and are not changed by an alias after training',
        'const step = () => { a.data = 2 }\nstep()\nstep()\nconst b = a',
        'a',
      ],
      [
        'and are not changed from within',
        'const f = () => { const inner = a; return inner * 2 }\nconst L = f()',
        'a L',
      ],
      [
        'unless they are the user’s own',
        `const f = (x: number) => { const out = x * 2; out.label = 'own'; return out }\nconst L = f(a)`,
        'a own',
      ],
      [
        'also where another Value has that name from the source',
        `const f = () => value(3, 'L')\nconst g = () => { const m = a * 2; return m }\nconst L = g()\nconst b = f()\nconst y = L * b`,
        'a L L y',
      ],
    ]
    for (const [what, text, expected] of cases) {
      it(`are the outermost the source gives: ${what}`, async () => {
        assert.equal((await labels(`const a = value(2)\n${text}`)).join(' '), expected)
      })
    }

    it('can be read while the program runs', async () => {
      const text = `const f = (x: number) => { const out = x * 2; console.log(out.label); return out }
const ys = [0, 0]
ys[1] = f(value(1))
const o: Record<string, number> = {}
const key = 'k y'
o[key] = f(value(1))
console.log(ys[1].label, o[key].label)`
      assert.deepEqual((await takeSnapshot(text)).prints, ['out', 'out', 'ys[1] o["k y"]'])
    })

    it('are the user’s own where there is one', async () => {
      assert.deepEqual(await labels(`const a = value(2, 'first')\nconst y = a * 3\ny.label = 'result'\ny.backward()`), [
        'first',
        'result',
      ])
    })

    it('are paths inside what is held at top level', async () => {
      const text = `class Neuron {
  w: number[]
  b = value(0)
  constructor() {
    this.w = [value(1), value(2)]
  }
  call(x: number) {
    return this.w[0] * x + this.w[1] + this.b
  }
}
class Network {
  layers = [[new Neuron()], [new Neuron()]]
  get hostile(): number {
    throw new Error('a getter ran')
  }
  self = this
}
function make() {
  return new Network()
}
const network = make()
const own = value(7)
const pair = make2()
function make2() {
  return { first: own, second: value(8) }
}
const y = network.layers[1][0].call(own) + pair.second`
      const found = await labels(text)
      assert.deepEqual(
        found.filter((label) => label?.includes('[') || label?.includes('.') || label === 'own'),
        ['layers[1][0].b', 'layers[1][0].w[0]', 'layers[1][0].w[1]', 'own', 'pair.second'],
      )
    })

    it('are paths in what the top level itself makes: an instance, an array, an object', async () => {
      const text = `class Layer {
  neurons: { w: number[] }[]
  constructor(count: number) {
    this.neurons = Array.from({ length: count }, () => ({ w: [value(1)] }))
  }
}
class MLP {
  layers: Layer[] = []
  constructor(sizes: number[]) {
    for (const size of sizes) this.layers.push(new Layer(size))
  }
}
const model = new MLP([1, 2])
let later
later = new MLP([1])
const grid: number[][] = []
for (let i = 0; i < 2; i++) {
  grid[i] = []
  for (let j = 0; j < 2; j++) grid[i][j] = value(j)
}
const settings = { rate: value(1) }
const y = model.layers[1].neurons[1].w[0] * grid[1][0] + settings.rate + later.layers[0].neurons[0].w[0]`
      assert.deepEqual(
        (await labels(text)).filter((label) => label !== undefined && label !== 'y'),
        ['model.layers[1].neurons[1].w[0]', 'later.layers[0].neurons[0].w[0]', 'grid[1][0]', 'settings.rate'],
      )
    })

    it('are paths in what a map holds', async () => {
      const text = `class Bag {
  parts = new Map<string | number | object, { w: number[] }>([['in', make()], [2, make()], [{}, make()]])
}
function make() { return { w: [value(3)] } }
const bag = new Bag()
const rates = new Map([['slow', value(0.1)]])
let y = rates.get('slow')! * 1
for (const { w } of bag.parts.values()) y = y * w[0]`
      const found = (await labels(text)).filter((label) => label !== 'y' && label !== 'w[0]')
      assert.deepEqual(found, ['parts.get("in").w[0]', 'parts.get(2).w[0]', 'rates.get("slow")'])
    })

    it('are a path rather than the name of a passing variable', async () => {
      const text = `function make(x: number) {
  return value(x)
}
function build() {
  const passing = make(2)
  return { weight: passing }
}
const model = build()
const y = model.weight * 3`
      assert.deepEqual(await labels(text), ['model.weight', 'y'])
    })

    it('are given without running a getter of the user’s', async () => {
      const { prints, problems } = await evaluateText(`let ran = 0
const hidden: number[] = []
Object.defineProperty(hidden, 0, { enumerable: true, get: () => (ran++, value(1)) })
const watched = new Proxy([value(2)], { get: (list, key) => (key === '0' && ran++, Reflect.get(list, key)) })
const get = <T,>(x: T): T => x
const first = get(hidden)
const second = get(watched)
console.log(ran)`)
      assert.deepEqual([prints, problems], [['0'], []])
    })

    it('are not given to elements inside the library, where the path of the scope says more', async () => {
      const found = await labels('const L = nn.sum(nn.Sequential(nn.Linear(2, 2), nn.tanh)([1, 2]))')
      assert.ok(found.includes('L'))
      assert.deepEqual(
        found.filter((label) => label?.startsWith('signal')),
        [],
      )
    })

    it('stay with a parameter while it is trained', async () => {
      const text = `const w = [1, 2].map((x) => value(x))
for (let i = 0; i < 3; i++) {
  const loss = w[0] * w[1]
  loss.backward()
  for (const p of w) p.data -= 0.1 * p.grad
}`
      assert.deepEqual(await labels(text), ['w[0]', 'w[1]', 'loss'])
    })
  })

  it('sums up what happened at each site', async () => {
    const text =
      'const xs = [1, 4, 7]\nlet last = value(0)\nfor (const x of xs) last = value(x) * 2\nconst end = value(9)\n'
    const { summaries, program } = await takeSnapshot(text)
    const at = (piece: string) => {
      const start = text.indexOf(piece)
      return summaries.find(({ site }) => {
        const place = program.sites[site]
        return place?.start === start && place.end === start + piece.length
      })
    }
    const leaf = at('value(x)')
    assert.deepEqual([leaf?.count, leaf?.minData, leaf?.meanData, leaf?.maxData, leaf?.last.data], [3, 1, 4, 7, 7])
    const product = at('value(x) * 2')
    assert.deepEqual([product?.count, product?.minData, product?.meanData, product?.maxData], [3, 2, 8, 14])
    assert.equal(product?.last.data, 14)
    // The root is the last Value of the top level.
    assert.deepEqual([at('value(9)')?.lastInGraph, product?.lastInGraph], [0, -1])
  })

  it('is the same every time, and differs by seed', async () => {
    const text = 'console.log(Math.random(), [0, 0].map(Math.random))\nseed(5)\nconsole.log(Math.random())'
    const first = await takeSnapshot(text)
    assert.deepEqual((await takeSnapshot(text)).prints, first.prints)
    assert.notDeepEqual((await takeSnapshot(text.replace('5', '6'))).prints[1], first.prints[1])
    assert.equal((await takeSnapshot(text.replace('console', 'Math.random(); console'))).prints[1], first.prints[1])
  })

  it('differentiates through Math held as an object', async () => {
    const named = showNamed(
      await takeSnapshot('const m = Math\nconst x = value(0.5)\nconst y = m.exp(x)\ny.backward()'),
    )
    assert.deepEqual(named, { x: [0.5, Math.exp(0.5)], y: [Math.exp(0.5), 1] })
  })

  it('prints Values as their numbers', async () => {
    const { prints } = await takeSnapshot(
      `const a = value(2)\nconsole.log(a, [a], { a }, \`\${a}\`)\nconsole.table([{ a }, { a: 3 }])`,
    )
    assert.deepEqual(prints, ['2 [ 2 ] { a: 2 } 2', '(index)  a\n0        2\n1        3'])
  })

  it('tells that `^` on a Value is no power, once for each place, and computes what it is', async () => {
    const text = `const x = value(6)
const y = x ^ 2
for (let i = 0; i < 200; i++) i ^ 3
const square = (a: number) => a ^ 2
console.log(y, [x, x].map(square), square(5), 5 ^ 1, 6n ^ 2n, (x * 2) ^ (x + 1))`
    const { prints, problems, snapshot } = await evaluateText(text)
    assert.deepEqual(prints, ['4 [ 4, 4 ] 7 4 4n 11'])
    assert.ok(snapshot)
    assert.deepEqual(
      problems.map(({ severity, code, start, end }) => [severity, code, text.slice(start, end), start]),
      [
        ['warning', 'xor', 'x', text.indexOf('x ^')],
        ['warning', 'xor', 'a', text.indexOf('a ^')],
        ['warning', 'xor', '(', text.indexOf('(x * 2)')],
      ],
    )
    assert.match(problems[0]?.message ?? '', /a power is written `x \*\* 2`/)
  })

  it('prints what was asserted and does not hold', async () => {
    const { prints } = await takeSnapshot(
      `console.assert(value(1), 'never')\nconsole.assert(value(0), 'is %d', value(2))\nconsole.assert(1 > 2)`,
    )
    assert.deepEqual(prints, ['Assertion failed: is 2', 'Assertion failed'])
  })

  describe('imports', () => {
    it('run what is imported first, once, with live bindings and data', async () => {
      const { prints } = await takeSnapshot({
        '/main.nn.ts': `console.log('main')
import { count, increase } from './lib/counter'
import * as all from './lib/counter.nn'
import rows, { default as same } from './data.csv'
import settings from './settings.json'
increase()
console.log(count, all.count, all.twice(2), rows, rows === same, settings.rate)`,
        '/lib/counter.nn.ts': `export * from '../math.nn.ts'
export let count = 0
export function increase() { count++ }
console.log('counter')`,
        '/math.nn.ts': `export const twice = (x: number) => x * 2\nexport default 5\nconsole.log('math')`,
        '/data.csv': 'x,y\n1,2\n',
        '/settings.json': '{ "rate": 0.1 }',
      })
      assert.deepEqual(prints, ['math', 'counter', 'main', '1 1 4 [ { x: 1, y: 2 } ] true 0.1'])
    })

    it('connects graphs over files, and sites do not collide', async () => {
      const snapshot = await takeSnapshot(
        {
          '/main.nn.ts': `import { w, model } from './model'\nconst y = model(w)`,
          '/model.nn.ts': 'export const w = value(3)\nexport function model(x: number) { return x * x }',
        },
        'y',
      )
      assert.deepEqual(showNamed(snapshot), { w: [3, 6], y: [9, 1] })
      const files = Array.from(snapshot.graph.site, (site) => snapshot.program.sites[site]?.file)
      assert.deepEqual(files, [1, 1])
    })

    it('allows cycles as ECMAScript does', async () => {
      const lazy = {
        '/main.nn.ts': `import { b } from './b'\nexport const a = 1\nexport function f() { return 'f' + a }\nconsole.log(b())`,
        '/b.nn.ts': `import { f } from './main'\nexport const b = () => f() + '!'`,
      }
      assert.deepEqual((await takeSnapshot(lazy)).prints, ['f1!'])
      const early = {
        '/main.nn.ts': `import { b } from './b'\nexport const f = () => x * 2\nconst x = value(3)\nexport function g() { return b }\nconst y = b * x`,
        '/b.nn.ts': `import { g } from './main'\nexport let b = 0\nb = 1 + g()`,
      }
      assert.deepEqual(showNamed(await takeSnapshot(early, 'y')), { x: [3, 1], y: [3, 1] })
    })

    it('say what a file in a cycle asks for too early, in whatever way it is exported', async () => {
      const cases: readonly (readonly [declared: string, asked: string])[] = [
        ['export const a = 1', "import { a } from './main'\nexport const b = 2 * «a»"],
        ['export let a = 1', "import { a as other } from './main'\nexport const b = () => «other»\nb()"],
        ['export class A {}', "import { A } from './main'\nexport const b = 1\nnew «A»()"],
        ['export default class {}', "import Net from './main'\nexport const b = 1\nclass C extends «Net» {}"],
        ['export default 5', "import five from './main'\nexport const b = `${«five»}`"],
        ['const a = 1\nexport { a as "a b" }', "import * as main from './main'\nexport const b = «main['a b']»"],
        ['export const a = 1', "import * as main from './main'\nexport const b = main.«a»"],
        ['export const a = 1', "import { a } from './hub'\nexport const b = [1].map((x) => x + «a»)"],
      ]
      for (const [declared, asked] of cases) {
        await expectFailure(
          {
            '/main.nn.ts': `import { b } from './b'\nconsole.log(b)\n${declared}`,
            '/b.nn.ts': asked,
            '/hub.nn.ts': `export * from './main'`,
          },
          /^ReferenceError: “.+” has no value yet: \/main\.nn\.ts, where it is declared, imports this file and runs after it\.$/,
          asked.includes('map') ? ['called from here: map'] : asked.includes('b()') ? ['called from here: b'] : [],
        )
      }
    })

    it('waits for what an imported file awaits', async () => {
      const { prints } = await takeSnapshot({
        '/main.nn.ts': `import { x } from './slow'\nconsole.log(x)`,
        '/slow.nn.ts': 'export const x = await Promise.resolve(4)',
      })
      assert.deepEqual(prints, ['4'])
    })
  })

  describe('failures', () => {
    it('stand where the exception was thrown, with the calls that led there', async () => {
      await expectFailure(
        `const x = value(1)
function inner(o: any) { return (x * 2 + o.deep.«er») }
function outer() { return [1].map(() => inner({})) }
const y = x + outer()[0]`,
        /^TypeError: Cannot read properties of undefined \(reading 'er'\)$/,
        ['called from here: inner', 'called from outer: map', 'called from here: outer'],
      )
    })

    it('name the top-level line also where the stack is too deep to reach it', async () => {
      const limit = Error.stackTraceLimit
      Error.stackTraceLimit = 60
      try {
        const text = `const endless = (n: number): number => endless(n + 1)
for (let i = 0; i < 2; i++) {
  endless(i)
}`
        const { problems } = await evaluateText(text)
        const [problem] = problems
        assert.match(problem?.message ?? '', /a function calls itself without end/)
        // Whether the call or the sum in it finds no room any more is chance.
        assert.ok(problem && problem.start > 0 && problem.end <= text.indexOf('\n'))
        const { message = '', start, end } = problem.related.at(-1) ?? {}
        assert.equal(`${message}: ${text.slice(start, end)}`, 'called from here: for (let i = 0; i < 2; i++) {')
      } finally {
        Error.stackTraceLimit = limit
      }
    })

    it('stand at the call in the user’s code for what the engine refuses', async () => {
      await expectFailure('const n: number = 2\nn.«backward»()', /plain number|not a function/)
      await expectFailure(
        `const v = value(1)\nconst w = «value»('x' as any)`,
        /^TypeError: value\(…\) takes a number, not the text "x"\.$/,
      )
    })

    it('stand at the name where a constant is assigned again', async () => {
      for (const assignment of ['«x» += 1', '«x» = 3', '«x»++', '«x» **= x', 'if (x) «x» = x * 2', '--«x»']) {
        await expectFailure(`const x = value(2)\n${assignment}`, /^TypeError: Assignment to constant variable\.$/)
      }
    })

    it('end where the thrown expression ends', async () => {
      const called = ['called from here: fail']
      await expectFailure(`const fail = () => { throw «new Error('x; (y', { cause: 1 })» }\nfail()`, /x; \(y/, called)
      await expectFailure(`const fail = (x: Error, n: number) => { throw x }\nfail(«new Error('x')», 2)`, /Error: x/)
    })

    it('name errors as the user threw them', async () => {
      await expectFailure(
        `function check(x: number) {
  if (x > 1) throw «new RangeError('too large: ' + x)»
}
check(value(2))`,
        /^RangeError: too large: 2$/,
        ['called from here: check'],
      )
      await expectFailure(
        `class NotReady extends Error { name = 'NotReady' }
throw «new NotReady('no data')»`,
        /^NotReady: no data$/,
      )
    })

    it('reach an imported file, and say from where it was called', async () => {
      const { problems } = await evaluateText({
        '/main.nn.ts': `import { f } from './lib'\nf(1)`,
        '/lib.nn.ts': 'export function f(x: any) { return x.a.b }',
      })
      assert.deepEqual([problems[0]?.file, problems[0]?.related[0]?.file], ['/lib.nn.ts', '/main.nn.ts'])
      assert.equal(problems[0]?.related[0]?.start, 26)
    })

    it('keep what was printed before', async () => {
      const { prints } = await evaluateText(`console.log('before')\nthrow new Error('x')`)
      assert.deepEqual(prints, ['before'])
    })
  })
})
