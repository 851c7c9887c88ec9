// Two runs compared: what was added, changed and removed, for programs with numbers worked out by hand.
import assert from 'node:assert/strict'
import { array, assert as assertProperty, constantFrom, double, nat, oneof, property, record, tuple } from 'fast-check'
import { findChanges, maxComparedNodes } from '../../src/graph/changes.ts'
import { buildScene } from '../../src/graph/buildScene.ts'
import { formatNumber } from '../../src/graph/formatNumber.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import { closeAll } from '../../src/graph/openGroups.ts'
import type { LayoutInput } from '../../src/protocol/layoutMessages.ts'
import { noChoices } from '../../src/protocol/panelMessages.ts'
import type { ChangeCounts } from '../../src/protocol/scene.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'
import { buildSnapshot, foundingProgram, type NodeSpec } from './buildSnapshot.ts'

const founding = buildSnapshot(foundingProgram)

/** The same program with b = −3.5: e = −7, d = 3, L = −6; ∂L/∂f = d = 3, ∂L/∂a = f·b = 7; all else stays. */
const edited = changeNodes(foundingProgram.nodes, {
  b: { data: -3.5 },
  e: { data: -7 },
  d: { data: 3 },
  f: { grad: 3 },
  a: { grad: 7 },
  L: { data: -6 },
})

function changeNodes(nodes: readonly NodeSpec[], changes: Record<string, Partial<NodeSpec>>): NodeSpec[] {
  return nodes.map((node) => ({ ...node, ...changes[node.label ?? ''] }))
}

function compare(before: readonly NodeSpec[], after: readonly NodeSpec[]): ChangeCounts | undefined {
  return findChanges(buildSnapshot({ nodes: before }), buildSnapshot({ nodes: after }))?.counts
}

const x: NodeSpec = { op: 'leaf', label: 'x', data: 3 }

describe('changes since the last save', () => {
  it('are none for a run with the same values', () => {
    const changes = findChanges(founding, buildSnapshot(foundingProgram))
    assert.deepEqual(changes?.counts, { added: 0, changed: 0, removed: 0 })
    assert.deepEqual([...founding.graph.op.keys()].map((id) => changes?.find(id)), Array(7).fill(null)) // prettier-ignore
  })

  it('have the texts of before, of data and of gradient where they differ', () => {
    const changes = findChanges(founding, buildSnapshot({ nodes: edited }))
    assert.deepEqual(changes?.counts, { added: 0, changed: 6, removed: 0 })
    assert.deepEqual(changes?.find(0), { kind: 'changed', data: null, grad: '6.0000' })
    assert.deepEqual(changes?.find(1), { kind: 'changed', data: '−3.0000', grad: null })
    assert.equal(changes?.find(2), null)
    assert.deepEqual(changes?.find(6), { kind: 'changed', data: '−8.0000', grad: null })
  })

  it('are of what can be read on a card', () => {
    const read = (was: number, is: number): number | undefined =>
      compare([{ ...x, data: was }], [{ ...x, data: is }])?.changed
    assert.equal(read(1, 1.00001), 0)
    assert.equal(read(1, 1.00006), 1)
    assert.equal(read(-0.00001, 0.00001), 1)
    assert.equal(read(0, -0), 0)
    assert.equal(read(NaN, NaN), 0)
    assert.equal(read(NaN, 1), 1)
    assert.equal(read(1.0001e9, 1.0002e9), 1)
    assert.equal(read(1.00001e9, 1.00002e9), 0)
  })

  it('are of what can be read on a card, for any two numbers', () => {
    const small = double({ min: -2, max: 2, noNaN: true })
    const near = tuple(small, double({ min: -2e-4, max: 2e-4, noNaN: true })).map(
      ([was, step]) => [was, was + step] as const,
    )
    const halves = tuple(nat(2000), nat(3)).map(([k, d]) => [(k - 1000.5) / 1e4, (k - 1000.5 + d / 2) / 1e4] as const)
    assertProperty(
      property(oneof(tuple(double(), double()), near, halves), ([was, is]) => {
        const isOther = formatNumber(was) !== formatNumber(is) ? 1 : 0
        assert.equal(compare([{ ...x, data: was }], [{ ...x, data: is }])?.changed, isOther)
      }),
      { numRuns: 2000 },
    )
  })

  it('are not that a pass has now reached a value, or no longer has', () => {
    const unknown = foundingProgram.nodes.map(({ op, inputs = [], label = '', data }) => ({ op, inputs, label, data }))
    assert.deepEqual(compare(unknown, foundingProgram.nodes), { added: 0, changed: 0, removed: 0 })
    assert.deepEqual(compare(foundingProgram.nodes, unknown), { added: 0, changed: 0, removed: 0 })
  })

  it('tell values of one label apart by their order', () => {
    const again: NodeSpec = { op: 'neg', label: 'x', inputs: [0], data: -3 }
    const changes = findChanges(
      buildSnapshot({ nodes: [x, again] }),
      buildSnapshot({ nodes: [x, again, { op: 'neg', label: 'x', inputs: [1], data: 3 }] }),
    )
    assert.deepEqual(changes?.counts, { added: 1, changed: 0, removed: 0 })
    assert.deepEqual(changes?.find(2), { kind: 'added' })
  })

  it('see what was added before others, and what is gone', () => {
    const y: NodeSpec = { op: 'leaf', label: 'y', data: 4 }
    const sum = (label: string): NodeSpec => ({ op: 'add', label, inputs: [0, 1], data: 7 })
    assert.deepEqual(compare([x, y, sum('s')], [y, x, sum('t')]), { added: 1, changed: 0, removed: 1 })
    assert.deepEqual(compare([x], [y, x]), { added: 1, changed: 0, removed: 0 })
    assert.deepEqual(compare([y, x], [x]), { added: 0, changed: 0, removed: 1 })
  })

  it('find a value without a name by its place in the formula of a name', () => {
    // s = x·x + 2 after s = x·x, and then (x·x)·x + 2: the inner product keeps its place under the outer one's first slot only.
    const square: NodeSpec = { op: 'mul', inputs: [0, 0], data: 9 }
    const two: NodeSpec = { op: 'const', data: 2 }
    const before = [x, square, two, { op: 'add', label: 's', inputs: [1, 2], data: 11 }] as const
    const other = [x, { op: 'add', inputs: [0, 0], data: 6 }, two, { ...before[3], data: 8 }] as const
    const changes = findChanges(buildSnapshot({ nodes: before }), buildSnapshot({ nodes: other }))
    assert.deepEqual(changes?.counts, { added: 0, changed: 2, removed: 0 })
    assert.deepEqual(changes?.find(1), { kind: 'changed', data: '9.0000', grad: null })
    const deeper: NodeSpec[] = [
      x,
      square,
      { op: 'mul', inputs: [1, 0], data: 27 },
      two,
      { op: 'add', label: 's', inputs: [2, 3], data: 29 },
    ]
    // 27 stands where 9 stood; below it 9 stands where x has a name of its own: that one is new.
    assert.deepEqual(compare(before, deeper), { added: 1, changed: 2, removed: 0 })
  })

  it('count a value that was used twice and is now made twice as one more', () => {
    const square: NodeSpec = { op: 'mul', inputs: [0, 0], data: 9 }
    const once: NodeSpec[] = [x, square, { op: 'add', label: 's', inputs: [1, 1], data: 18 }]
    const twice: NodeSpec[] = [x, square, square, { op: 'add', label: 's', inputs: [1, 2], data: 18 }]
    assert.deepEqual(compare(once, twice), { added: 1, changed: 0, removed: 0 })
    assert.deepEqual(compare(twice, once), { added: 0, changed: 0, removed: 1 })
  })

  it('find a root without a name, and count constants never', () => {
    const before: NodeSpec[] = [x, { op: 'const', data: 2 }, { op: 'mul', inputs: [0, 1], data: 6 }]
    const after: NodeSpec[] = [x, { op: 'const', data: 4 }, { op: 'mul', inputs: [0, 1], data: 12 }]
    assert.deepEqual(compare(before, after), { added: 0, changed: 1, removed: 0 })
    assert.deepEqual(compare(before, [x]), { added: 0, changed: 0, removed: 1 })
  })

  it('give no two values one counterpart, in any two graphs', () => {
    const choice = record({
      op: constantFrom('leaf', 'const', 'neg', 'add'),
      label: constantFrom(undefined, 'a', 'b'),
      data: double(),
      inputs: tuple(nat(50), nat(50)),
    })
    const graph = array(choice, { minLength: 1, maxLength: 30 }).map((choices) =>
      buildSnapshot({ nodes: keepReachable(choices.map(makeNode)) }),
    )
    assertProperty(
      property(graph, graph, (before, after) => {
        const counts = findChanges(before, after)?.counts
        assert.ok(counts)
        assert.ok(counts.added >= 0 && counts.removed >= 0 && counts.changed >= 0)
        assert.equal(countValues(after) - counts.added, countValues(before) - counts.removed)
        assert.deepEqual(findChanges(before, before)?.counts, { added: 0, changed: 0, removed: 0 })
      }),
      { numRuns: 500 },
    )
  })

  it('are marked on closed groups by how many results inside are new or read otherwise', async () => {
    const write = (factor: number): string => `
const w = value(2)
let total = value(0)
for (let k = 0; k < 200; k++) { const y = w * (k === 150 ? ${factor} : 1); total = total - y.tanh() }`
    const [before, after] = [await takeSnapshot(write(1)), await takeSnapshot(write(3))]
    const layouts = { layout: async (input: LayoutInput) => layoutPlainly(input) }
    const choices = closeAll(after, noChoices)
    const scene = await buildScene(after, layouts, { before, choices })
    // Iteration 150 makes another y and tanh; its total and the 49 after it read otherwise.
    assert.deepEqual(scene?.changes, { added: 0, changed: 52, removed: 0 })
    const inside = scene?.groups.reduce((sum, { changed }) => sum + changed, 0) ?? 0
    const drawn = scene?.cards.filter(({ change }) => change !== null).length ?? 0
    assert.equal(inside + drawn, 52)
    assert.ok(inside >= 51, `${inside} inside`)
    const same = await buildScene(after, layouts, { before: after, choices })
    assert.ok(same?.groups.every(({ changed }) => changed === 0))
  })

  it('are not looked for in a graph that is too large', () => {
    const many = { ...founding, graph: { ...founding.graph, op: new Uint8Array(maxComparedNodes + 1) } }
    assert.equal(findChanges(many, founding), null)
    assert.equal(findChanges(founding, many), null)
  })
})

function countValues({ graph }: Snapshot): number {
  const constant = buildSnapshot({ nodes: [{ op: 'const', data: 0 }] }).graph.op[0]
  return graph.op.filter((op) => op !== constant).length
}

function makeNode(
  choice: { op: 'leaf' | 'const' | 'neg' | 'add'; label: string | undefined; data: number; inputs: [number, number] },
  id: number,
): NodeSpec {
  const { label, data } = choice
  const op = id === 0 ? 'leaf' : choice.op
  const inputs = choice.inputs.slice(0, op === 'add' ? 2 : op === 'neg' ? 1 : 0).map((input) => input % id)
  return { op, data, inputs, ...(label === undefined || op === 'const' ? {} : { label }) }
}

/** A graph is what its root depends on. */
function keepReachable(nodes: readonly NodeSpec[]): NodeSpec[] {
  const kept = new Set([nodes.length - 1])
  for (const id of kept) for (const input of nodes[id]?.inputs ?? []) kept.add(input)
  const ids = [...kept].toSorted((one, other) => one - other)
  return ids.flatMap((id) => {
    const node = nodes[id]
    return node ? [{ ...node, inputs: (node.inputs ?? []).map((input) => ids.indexOf(input)) }] : []
  })
}
