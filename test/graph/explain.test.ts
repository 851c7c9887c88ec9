// The chain rule in numbers: every line is mathematics done by hand, or micrograd's published example.
import assert from 'node:assert/strict'
import { explainNode } from '../../src/graph/explain.ts'
import type { Explanation } from '../../src/protocol/explanation.ts'
import { buildSnapshot, foundingProgram, type NodeSpec, type SnapshotSpec } from './buildSnapshot.ts'
import { recordReadme } from './recordedProgram.ts'

function explain(spec: SnapshotSpec, id: number, text = ''): Explanation {
  const explanation = explainNode(buildSnapshot(spec), id, () => text)
  assert.ok(explanation)
  return explanation
}

describe('explainNode', () => {
  it('writes the chain rule of the founding program', () => {
    const lines = foundingProgram.nodes.map((_, id) => explain(foundingProgram, id).chainRule)
    assert.deepEqual(lines, [
      '∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6',
      '∂L/∂b = ∂L/∂e · a = (−2) · 2 = −4',
      '∂L/∂c = ∂L/∂d · 1 = (−2) · 1 = −2',
      '∂L/∂e = ∂L/∂d · 1 = (−2) · 1 = −2',
      '∂L/∂d = ∂L/∂L · f = 1 · (−2) = −2',
      '∂L/∂f = ∂L/∂L · d = 1 · 4 = 4',
      '',
    ])
  })

  it('tells what made a node, its numbers and the place of each term', () => {
    const { label, made, data, grad, gradSign, place, terms, termCount, accumulation } = explain(
      foundingProgram,
      3,
      '\n'.repeat(60),
    )
    assert.deepEqual([label, made, data, grad, gradSign], ['e', 'a × b', '−6.0000', '−2.0000', -1])
    assert.deepEqual(place, { file: 'main.nn.ts', start: 30, end: 39, line: 31 })
    assert.equal(termCount, 1)
    assert.deepEqual(terms, [
      {
        consumer: 4,
        consumerLabel: 'd',
        localFormula: '1',
        adjoint: '−2',
        local: '1',
        product: '−2',
        place: { file: 'main.nn.ts', start: 40, end: 49, line: 41 },
      },
    ])
    assert.equal(accumulation, '')
  })

  it('counts both uses of x in x + x', () => {
    const { chainRule, termCount } = explain(
      {
        nodes: [
          { op: 'leaf', label: 'x', data: 3, grad: 2 },
          { op: 'add', label: 'y', inputs: [0, 0], data: 6, grad: 1 },
        ],
      },
      0,
    )
    assert.equal(chainRule, '∂y/∂x = ∂y/∂y · 1 + ∂y/∂y · 1 = 1 · 1 + 1 · 1 = 2')
    assert.equal(termCount, 2)
  })

  it('writes the power rule of b³ at 3: 27', () => {
    const { chainRule } = explain(cube(27, 0), 0)
    assert.equal(chainRule, '∂y/∂b = ∂y/∂y · 3·b² = 1 · 27 = 27')
  })

  it('says what a leaf holds from earlier passes', () => {
    const { grad, chainRule, accumulation } = explain(cube(54, 1), 0)
    assert.equal(grad, '54.0000')
    assert.match(chainRule, /= 27$/)
    assert.equal(accumulation, 'Adds up 2 passes, with no zeroGrad() between: 27 before + 27 in the latest = 54.')
  })

  it('counts only the uses that the latest pass reached', () => {
    const spec: SnapshotSpec = {
      nodes: [
        { op: 'leaf', label: 'x', data: 3, grad: 4, pass: 1 },
        { op: 'mul', label: 'old', inputs: [0, 0], data: 9, grad: 1, pass: 0 },
        { op: 'const', data: 4 },
        { op: 'mul', label: 'y', inputs: [0, 2], data: 12, grad: 1, pass: 1 },
      ],
    }
    assert.equal(explain(spec, 0).chainRule, '∂y/∂x = ∂y/∂y · 4 = 1 · 4 = 4')
  })

  it('says when zeroGrad() came after the pass', () => {
    assert.equal(explain(cube(0, 3), 0).accumulation, 'Set back to 0 after the latest pass.')
  })

  it('says when the program set a gradient itself', () => {
    assert.equal(explain(cube(5, 0), 0).accumulation, 'The program has set this gradient itself.')
  })

  it('says in words that a gradient is not known', () => {
    const nodes = foundingProgram.nodes.map((node): NodeSpec => forget(node))
    const { grad, gradSign, gradMissing, chainRule, terms } = explain({ nodes }, 0)
    assert.deepEqual([grad, gradSign, chainRule, terms], ['–', null, '', []])
    assert.equal(gradMissing, 'Not known yet: run backward on L has not reached it.')
  })

  it('names what has no label by the text that made it, or by its formula', () => {
    const spec: SnapshotSpec = {
      nodes: [
        { op: 'leaf', label: 'a', data: 2, grad: 0.5 },
        { op: 'leaf', label: 'b', data: 3, grad: 0.5 },
        { op: 'add', inputs: [0, 1], data: 5, grad: 0.5 },
        { op: 'tanh', label: 'y', inputs: [2], data: 0.5, grad: 1 },
      ],
    }
    // the site of the third node is from 20 to 29
    const source = `${' '.repeat(20)}b  +\n  a  `
    assert.equal(explain(spec, 0, source).chainRule, '∂y/∂a = ∂y/∂(b + a) · 1 = 0.5 · 1 = 0.5')
    assert.equal(explain(spec, 0).chainRule, '∂y/∂a = ∂y/∂(a + b) · 1 = 0.5 · 1 = 0.5')
    // tanh' = 1 − y² = 1 − 0.25
    assert.match(explain(spec, 2).chainRule, /^∂y\/∂\(a \+ b\) = ∂y\/∂y · \(1 − y²\) = 1 · 0\.75 = 0\.75$/)
  })

  it('lists the largest of many terms, with their count, and still sums all', () => {
    const count = 40
    const nodes: NodeSpec[] = [{ op: 'leaf', label: 'x', data: 1, grad: (count * (count + 1)) / 2 }]
    for (let k = 1; k <= count; k++) {
      nodes.push({ op: 'const', data: k }, { op: 'mul', label: `y${k}`, inputs: [0, 2 * k - 1], data: k, grad: 1 })
    }
    const { terms, termCount, chainRule, accumulation } = explain({ nodes, rootName: 'sum' }, 0)
    assert.equal(termCount, 40)
    assert.deepEqual(terms.map(({ product }) => Number(product)), Array.from({ length: 12 }, (_, k) => 40 - k)) // prettier-ignore
    assert.match(chainRule, / · 40 \+ ∂sum\/∂y39 .* \+ … 36 more = .* = 820$/)
    assert.equal(accumulation, '')
  })

  it('sums more terms than a call can have arguments, in whichever order they come', () => {
    const count = 150_000
    const sizes = Array.from({ length: count }, (_, k) => k + 1)
    for (const factors of [sizes, sizes.toReversed()]) {
      const nodes: NodeSpec[] = [{ op: 'leaf', label: 'x', data: 1, grad: (count * (count + 1)) / 2 }]
      for (const k of factors) {
        nodes.push({ op: 'const', data: k }, { op: 'mul', inputs: [0, nodes.length], data: k, grad: 1 })
      }
      const { terms, termCount, chainRule, accumulation } = explain({ nodes, rootName: 'sum' }, 0)
      assert.equal(termCount, count)
      assert.deepEqual(terms.map(({ product }) => Number(product)), sizes.toReversed().slice(0, 12)) // prettier-ignore
      assert.match(chainRule, / \+ … 149996 more = .* = 1\.125e10$/)
      assert.equal(accumulation, '')
    }
  })

  it("explains micrograd's README example", () => {
    const spec = recordReadme()
    const a = explain(spec, 0)
    const b = explain(spec, 1)
    assert.deepEqual([a.grad, b.grad], ['138.8338', '645.5773'])
    // a is used by a + b, a · b, … − a, b + a and b − a
    assert.equal(a.termCount, 5)
    assert.match(a.chainRule, /= 138\.8338$/)
    assert.match(b.chainRule, /= 645\.5773$/)
    assert.deepEqual([a.accumulation, b.accumulation], ['', ''])
  })

  it('numbers nodes of one name where they meet, and only there', () => {
    // c = 2; d = 5c; c = 3c; z = d + c: ∂z/∂(first c) = 5 + 3
    const spec: SnapshotSpec = {
      nodes: [
        { op: 'leaf', label: 'c', data: 2, grad: 8 },
        { op: 'const', data: 5 },
        { op: 'mul', label: 'd', inputs: [0, 1], data: 10, grad: 1 },
        { op: 'const', data: 3 },
        { op: 'mul', label: 'c', inputs: [0, 3], data: 6, grad: 1 },
        { op: 'add', label: 'z', inputs: [2, 4], data: 16, grad: 1 },
      ],
    }
    const [first, second] = [explain(spec, 0), explain(spec, 4)]
    assert.equal(first.chainRule, '∂z/∂c₁ = ∂z/∂d · 5 + ∂z/∂c₂ · 3 = 1 · 5 + 1 · 3 = 8')
    assert.deepEqual([first.label, first.terms.map(({ consumerLabel }) => consumerLabel)], ['c₁', ['d', 'c₂']])
    assert.deepEqual([second.label, second.made], ['c₂', 'c₁ × 3'])
    assert.equal(second.chainRule, '∂z/∂c₂ = ∂z/∂z · 1 = 1 · 1 = 1')
    assert.equal(explain(spec, 2).chainRule, '∂z/∂d = ∂z/∂z · 1 = 1 · 1 = 1')
    assert.equal(explain(spec, 5).made, 'd + c')
  })

  it('takes no node without a name for one of a name', () => {
    // z = (c = c · a) + value(3): ∂z/∂(first c) = a
    const nodes: NodeSpec[] = [
      { op: 'leaf', data: 3, grad: 1 },
      { op: 'leaf', label: 'a', data: 2, grad: 5 },
      { op: 'leaf', label: 'c', data: 5, grad: 2 },
      { op: 'mul', label: 'c', inputs: [2, 1], data: 10, grad: 1 },
      { op: 'add', label: 'z', inputs: [3, 0], data: 13, grad: 1 },
    ]
    assert.equal(explain({ nodes }, 2, 'value(3)').chainRule, '∂z/∂c₁ = ∂z/∂c₂ · a = 1 · 2 = 2')
  })

  it('numbers the root, factors and texts of the source as well', () => {
    // L = 3, k = 4; then L = L·k + L·k: ∂/∂(first L) = 2k
    const spec: SnapshotSpec = {
      nodes: [
        { op: 'leaf', label: 'L', data: 3, grad: 8 },
        { op: 'leaf', label: 'k', data: 4, grad: 6 },
        { op: 'mul', inputs: [0, 1], data: 12, grad: 1 },
        { op: 'mul', inputs: [0, 1], data: 12, grad: 1 },
        { op: 'add', label: 'L', inputs: [2, 3], data: 24, grad: 1 },
      ],
    }
    const text = `${' '.repeat(20)}L * k     L * k`
    const { chainRule, terms } = explain(spec, 0, text)
    assert.equal(chainRule, '∂L₂/∂L₁ = ∂L₂/∂(L * k)₁ · k + ∂L₂/∂(L * k)₂ · k = 1 · 4 + 1 · 4 = 8')
    assert.deepEqual(
      terms.map(({ consumerLabel }) => consumerLabel),
      ['(L * k)₁', '(L * k)₂'],
    )
  })

  it('explains nothing that is not there', () => {
    assert.equal(
      explainNode(buildSnapshot(foundingProgram), 7, () => ''),
      null,
    )
  })
})

/** y = b³ at b = 3: ∂y/∂b = 3 · 9 = 27. */
function cube(grad: number, pass: number): SnapshotSpec {
  return {
    nodes: [
      { op: 'leaf', label: 'b', data: 3, grad, pass },
      { op: 'const', data: 3 },
      { op: 'pow', label: 'y', inputs: [0, 1], data: 27, grad: 1, pass },
    ],
  }
}

function forget({ op, data, label, inputs }: NodeSpec): NodeSpec {
  return { op, data, ...(label ? { label } : {}), ...(inputs ? { inputs } : {}) }
}
