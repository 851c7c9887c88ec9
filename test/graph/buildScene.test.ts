// What is drawn: cards, circles and edges with their texts, in places that values never move.
import assert from 'node:assert/strict'
import { buildScene } from '../../src/graph/buildScene.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { Scene } from '../../src/protocol/scene.ts'
import { buildSnapshot, foundingProgram, type NodeSpec, type SnapshotSpec } from './buildSnapshot.ts'
import { recordReadme } from './recordedProgram.ts'

const layouts = { layout: async (input: Parameters<typeof layoutPlainly>[0]) => layoutPlainly(input) }

async function draw(spec: SnapshotSpec): Promise<Scene> {
  const scene = await buildScene(buildSnapshot(spec), layouts)
  assert.ok(scene)
  return scene
}

/** Local derivatives by edge: `a→e`, or `x→y.1` for the second slot. */
function readPartials({ cards, edges }: Scene): Record<string, string> {
  const nameOf = (id: number): string => cards.find((card) => card.id === id)?.label ?? ''
  const inputs = edges.filter(({ kind }) => kind === 'input')
  return Object.fromEntries(
    inputs.map(({ from, to, slot, partial }) => [`${nameOf(from)}→${nameOf(to)}.${slot}`, partial]),
  )
}

describe('buildScene', () => {
  it('draws the founding program: seven cards, three circles, the factors of the chain rule', async () => {
    const scene = await draw(foundingProgram)
    const texts = scene.cards.map(({ label, data, grad, gradSign }) => [label, data, grad, gradSign])
    assert.deepEqual(texts, [
      ['a', '2.0000', '6.0000', 1],
      ['b', '−3.0000', '−4.0000', -1],
      ['c', '10.0000', '−2.0000', -1],
      ['e', '−6.0000', '−2.0000', -1],
      ['d', '4.0000', '−2.0000', -1],
      ['f', '−2.0000', '4.0000', 1],
      ['L', '−8.0000', '1.0000', 1],
    ])
    assert.deepEqual(scene.ops.map(({ symbol }) => symbol), ['×', '+', '×']) // prettier-ignore
    // ∂(a·b)/∂a = b, ∂(e+c)/∂e = 1, ∂(d·f)/∂d = f
    assert.deepEqual(readPartials(scene), {
      'a→e.0': '×−3',
      'b→e.1': '×2',
      'e→d.0': '×1',
      'c→d.1': '×1',
      'd→L.0': '×−2',
      'f→L.1': '×4',
    })
    assert.deepEqual([scene.totalValues, scene.totalOps], [7, 3])
    assert.deepEqual(scene.cards.filter(({ isLeaf }) => isLeaf).map(({ label }) => label), ['a', 'b', 'c', 'f']) // prettier-ignore
  })

  it('gives the largest gradient the longest bar and an unknown one none', async () => {
    const nodes = foundingProgram.nodes.map((node): NodeSpec => (node.label === 'c' ? withoutGrad(node) : node))
    const { cards } = await draw({ nodes })
    const bar = (label: string): number => cards.find((card) => card.label === label)?.gradBar ?? NaN
    assert.equal(bar('a'), 1)
    assert.equal(bar('c'), 0)
    assert.ok(bar('L') > 0 && bar('L') < bar('d') && bar('d') < bar('b') && bar('b') < bar('a'))
    const unknown = cards.find(({ label }) => label === 'c')
    assert.deepEqual([unknown?.grad, unknown?.gradSign], ['–', null])
    assert.match(unknown?.title ?? '', /not known/)
  })

  it('keeps every place when only values change', async () => {
    const before = await draw(foundingProgram)
    const nodes = foundingProgram.nodes.map((node) => ({ ...withoutGrad(node), data: node.data * 98765.4321 }))
    const after = await draw({ nodes })
    assert.equal(after.layoutKey, before.layoutKey)
    assert.deepEqual(readPlaces(after), readPlaces(before))
    const renamed = await draw({ nodes: nodes.map((node) => ({ ...node, label: `long_name_${node.label}` })) })
    assert.notEqual(renamed.layoutKey, before.layoutKey)
  })

  it('draws a value used twice by one operation with two edges', async () => {
    const scene = await draw({
      nodes: [
        { op: 'leaf', label: 'x', data: 3, grad: 2 },
        { op: 'add', label: 'y', inputs: [0, 0], data: 6, grad: 1 },
      ],
    })
    const inputs = scene.edges.filter(({ kind }) => kind === 'input')
    assert.deepEqual(inputs.map(({ key, partial }) => [key, partial]), [['0>1.0', '×1'], ['0>1.1', '×1']]) // prettier-ignore
    const [first, second] = inputs
    assert.notEqual(first?.path, second?.path)
    assert.ok(Math.abs((first?.labelY ?? 0) - (second?.labelY ?? 0)) >= 20)
  })

  const folded: readonly (readonly [NodeSpec['op'], readonly [number | 'x', number | 'x'], string, string])[] = [
    ['mul', ['x', 2], '×2', '×'],
    ['mul', [2, 'x'], '×2', '×'],
    ['mul', ['x', -2], '×−2', '×'],
    ['add', ['x', 1], '+1', '+'],
    ['add', [1, 'x'], '+1', '+'],
    ['add', ['x', -1], '+(−1)', '+'],
    ['sub', ['x', 3], '−3', '−'],
    ['sub', [2, 'x'], '2 −', '−'],
    ['div', [10, 'x'], '10 ÷', '÷'],
    ['div', ['x', 2], '÷2', '÷'],
    ['pow', ['x', 2], '^2', '^'],
    ['pow', [2, 'x'], '2 ^', '^'],
    ['max', [0, 'x'], 'max 0', 'max'],
    ['atan2', ['x', 1], 'atan2(·,1)', 'atan2'],
    ['atan2', [1, 'x'], 'atan2(1,·)', 'atan2'],
  ]
  for (const [op, operands, symbol, bareSymbol] of folded) {
    it(`folds a constant into its operation: ${symbol}`, async () => {
      const nodes = operands.map((operand): NodeSpec => {
        return operand === 'x' ? { op: 'leaf', label: 'x', data: 5 } : { op: 'const', data: operand }
      })
      const scene = await draw({ nodes: [...nodes, { op, inputs: [0, 1], label: 'y', data: 1 }] })
      assert.deepEqual(scene.cards.map(({ label }) => label), ['x', 'y']) // prettier-ignore
      assert.deepEqual(scene.ops.map((circle) => [circle.symbol, circle.bareSymbol]), [[symbol, bareSymbol]]) // prettier-ignore
      assert.equal(scene.edges.length, 2)
      assert.equal(scene.totalValues, 2)
    })
  }

  it('keeps the places when a constant changes', async () => {
    assert.equal((await draw(multiply(2))).layoutKey, (await draw(multiply(-0.123456))).layoutKey)
  })

  it('draws a root that is a leaf as one card, and nothing without a root', async () => {
    const scene = await draw({ nodes: [{ op: 'leaf', label: 'a', data: 1 }] })
    assert.deepEqual([scene.cards.length, scene.ops.length, scene.edges.length], [1, 0, 0])
    assert.equal(await buildScene(buildSnapshot({ nodes: [] }), layouts), null)
  })

  it('divides a long program without functions and loops into parts', async () => {
    const chain = Array.from({ length: 1000 }, (_, k): NodeSpec => {
      return k === 0 ? { op: 'leaf', data: 1 } : { op: 'tanh', inputs: [k - 1], data: 0.5 }
    })
    const scene = await draw({ nodes: chain })
    assert.deepEqual([scene.totalValues, scene.totalOps], [1000, 999])
    const closed = scene.groups.map(({ contents }) => Number(contents.split(' ')[0]))
    assert.equal(scene.ops.length + closed.reduce((sum, count) => sum + count, 0), 999)
    assert.ok(scene.cards.length + scene.groups.length <= 150)
  })

  it('puts no text of an edge on a card, a circle or another text', async () => {
    const { cards, ops, edges } = await draw(recordReadme())
    const labels = edges.filter(({ partial }) => partial !== '')
    // 14 operations of two values and 10 of one, the constants being inside
    assert.equal(labels.length, 14 * 2 + 10)
    for (const [index, { key, labelX, labelY }] of labels.entries()) {
      for (const { x, y, width, height } of [...cards, ...ops]) {
        const isClear = Math.abs(labelX - x) >= width / 2 + 10 || Math.abs(labelY - y) >= height / 2 + 8
        assert.ok(isClear, `the text of ${key} is on a shape`)
      }
      for (const other of labels.slice(0, index)) {
        const isClear = Math.abs(labelX - other.labelX) >= 40 || Math.abs(labelY - other.labelY) >= 18
        assert.ok(isClear, `the texts of ${key} and ${other.key} overlap`)
      }
    }
  })

  it('has unique keys', async () => {
    const { edges } = await draw(recordReadme())
    assert.equal(new Set(edges.map(({ key }) => key)).size, edges.length)
  })
})

function withoutGrad({ op, data, label, inputs }: NodeSpec): NodeSpec {
  return { op, data, ...(label ? { label } : {}), ...(inputs ? { inputs } : {}) }
}

function readPlaces({ cards, ops, edges, width, height }: Scene): unknown {
  const shapes = [...cards, ...ops].map((shape) => [shape.id, shape.x, shape.y, shape.width, shape.height])
  return { shapes, edges: edges.map(({ key, path, labelX, labelY }) => [key, path, labelX, labelY]), width, height }
}

function multiply(factor: number): SnapshotSpec {
  return {
    nodes: [
      { op: 'leaf', label: 'x', data: 5 },
      { op: 'const', data: factor },
      { op: 'mul', inputs: [0, 1], label: 'y', data: 5 * factor },
    ],
  }
}
