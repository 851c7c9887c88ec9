// In a snapshot a sum of many inputs is the chain of operators that it stands for.
import assert from 'node:assert/strict'
import { nameOp } from '../../src/core/ops.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { takeSnapshot } from './evaluateText.ts'

/** What a node computes, down to the leaves: op, numbers and label of all it is made of, without ids, places and scopes. */
function describeNode(snapshot: Snapshot, id: number): unknown {
  const { graph, strings } = snapshot
  const inputs = [graph.in0[id] ?? -1, graph.in1[id] ?? -1].filter((input) => input >= 0)
  return {
    op: nameOp(graph.op[id] ?? -1),
    inputs: inputs.map((input) => describeNode(snapshot, input)),
    data: graph.data[id],
    grad: (graph.pass[id] ?? -1) < 0 ? null : graph.grad[id],
    label: strings[graph.label[id] ?? -1] ?? null,
  }
}

function describeRoot(snapshot: Snapshot): unknown {
  return { count: snapshot.graph.op.length, root: describeNode(snapshot, snapshot.graph.op.length - 1) }
}

/** The path of scopes of the node with a label. */
function pathOf({ graph, scopes, program, strings }: Snapshot, label: string): string[] {
  const id = graph.label.findIndex((place) => strings[place] === label)
  const path: string[] = []
  for (let row = graph.scope[id] ?? 0; row > 0; row = scopes.parent[row] ?? 0) {
    const site = program.sites[scopes.site[row] ?? 0]
    path.unshift(`${site?.kind} ${site?.label} ${scopes.index[row]}`)
  }
  return path
}

const leaves = `
  const a = value(2)
  const b = value(-3)
  const c = value(0.5)
  const d = value(7)`

async function compare(sum: string, chain: string): Promise<void> {
  const end = '\nconst L = s.tanh() * a\nL.backward()'
  const one = await takeSnapshot(`${leaves}\nconst s = ${sum}${end}`)
  const expected = await takeSnapshot(`${leaves}\nconst s = ${chain}${end}`)
  assert.deepEqual(describeRoot(one), describeRoot(expected))
}

describe('a sum of many inputs in a snapshot', () => {
  it('is a chain of products and partial sums', () => compare('nn.dot([a, b], [c, d])', 'a * c + b * d'))

  it('begins with the start', () => compare('nn.dot([a, b], [c, d], d)', 'd + a * c + b * d'))

  it('has plain numbers as constants', () =>
    compare('nn.dot([a, 4, b], [3, d, a], 0.25)', '0.25 + a * 3 + 4 * d + b * a'))

  it('of one product is that product', () => compare('nn.dot([a], [d])', 'a * d'))

  it('of terms is a chain of partial sums', () => compare('nn.sum([a, b, 2, c, a])', 'a + b + 2 + c + a'))

  it('is in a scope of its own, counted inside the scope that made it', async () => {
    const snapshot = await takeSnapshot(`${leaves}
      function neuron(x: number[]) {
        const first = nn.dot([a, b], x)
        const second = nn.sum([first, first, c])
        return second * nn.dot(x, x)
      }
      const L = neuron([c, d])`)
    assert.deepEqual(pathOf(snapshot, 'first'), ['function neuron 0', 'function dot 0'])
    assert.deepEqual(pathOf(snapshot, 'second'), ['function neuron 0', 'function sum 0'])
    assert.deepEqual(pathOf(snapshot, 'L'), ['function neuron 0'])
    assert.ok(snapshot.scopes.parent.every((parent, row) => parent < row || row === 0))
  })

  it('is in a scope among those that were opened before and after it', async () => {
    const { scopes, program } = await takeSnapshot(`${leaves}
      function neuron(x: number[]) {
        return nn.dot([a, b], x).tanh()
      }
      let L = value(0)
      for (let i = 0; i < 2; i++) L += neuron([c, d])`)
    const rows = Array.from(scopes.site, (site) => program.sites[site]?.label)
    assert.deepEqual(rows.slice(1), ['for i', 'neuron', 'dot', 'for i', 'neuron', 'dot'])
    assert.deepEqual([...scopes.parent], [0, 0, 1, 2, 0, 4, 5])
  })

  it('knows its own place and op outside of the graph as well', async () => {
    const snapshot = await takeSnapshot(
      `${leaves}\nconst p = nn.dot([a], [b])\nconst s = nn.sum([a, b])\nconst L = c * d`,
    )
    const ops = snapshot.statements.map(({ key, node }) => `${key} ${node.op}`)
    assert.deepEqual(ops.slice(4), ['p mul', 's add', 'L mul'])
  })

  it('keeps the number that a program gave it', async () => {
    const { graph } = await takeSnapshot(`${leaves}\nconst s = nn.dot([a, b], [c, d])\ns.data = 5\nconst L = s * 2`)
    assert.equal(graph.data.at(-1), 10)
    assert.ok(graph.data.includes(5))
  })
})
