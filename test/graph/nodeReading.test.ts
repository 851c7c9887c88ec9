// What made a node, in the user's names, read as mathematics.
import assert from 'node:assert/strict'
import { wrapComposite, writeMade } from '../../src/graph/nodeReading.ts'
import { buildSnapshot, type NodeSpec } from './buildSnapshot.ts'

describe('nodeReading', () => {
  it('puts parentheses around what does not hold together', () => {
    const names = [
      'a',
      'w[i + 1]',
      'f(a, b)',
      '(a + b).relu()',
      'a + b',
      '(a + b) * f(c)',
      '-a',
      '−2',
      'x.map((y) => y)',
    ]
    const wrapped = ['a', 'w[i + 1]', 'f(a, b)', '(a + b).relu()', '(a + b)', '((a + b) * f(c))', '(-a)', '(−2)', 'x.map((y) => y)'] // prettier-ignore
    assert.deepEqual(names.map(wrapComposite), wrapped)
  })

  const cases: readonly (readonly [NodeSpec['op'], readonly string[], string])[] = [
    ['leaf', [], 'leaf'],
    ['mul', ['a', 'b'], 'a × b'],
    ['sub', ['a', 'b - c'], 'a − (b - c)'],
    ['pow', ['e', '2'], 'e ^ 2'],
    ['neg', ['a'], '−a'],
    ['neg', ['a + b'], '−(a + b)'],
    ['tanh', ['n'], 'tanh(n)'],
    ['relu', ['a + b'], 'ReLU(a + b)'],
    ['sqrt', ['x'], '√(x)'],
    ['abs', ['a - b'], '|a - b|'],
    ['max', ['a', '0'], 'max(a, 0)'],
  ]
  for (const [op, names, made] of cases) {
    it(`writes ${made}`, () => {
      const inputs = names.map((label): NodeSpec => ({ op: 'leaf', label, data: 1 }))
      const { graph } = buildSnapshot({ nodes: [...inputs, { op, inputs: names.map((_, k) => k), data: 1 }] })
      assert.equal(writeMade(graph, names.length, (id) => names[id] ?? ''), made) // prettier-ignore
    })
  }
})
