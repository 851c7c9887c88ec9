// The check of columns at the trust boundary accepts real ones and refuses every kind of damage, wherever it is.
import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { GraphColumns, ScopeColumns, Snapshot } from '../../src/protocol/snapshot.ts'
import { checkColumns } from '../../src/runtime/checkColumns.ts'
import type { ColumnCounts } from '../../src/runtime/columnLayout.ts'
import { takeSnapshot } from './evaluateText.ts'

describe('checkColumns', () => {
  let snapshot: Snapshot
  let counts: ColumnCounts

  before(async () => {
    snapshot = await takeSnapshot(`const w = [1, 2].map((x) => value(x))
let y = value(1)
for (let i = 0; i < 2; i++) y *= w[0] * w[1]
y.backward()`)
    const { graph, scopes, program, strings, passes } = snapshot
    const { length: nodes } = graph.op
    counts = { nodes, scopes: scopes.parent.length, sites: program.sites.length, strings: strings.length, passes }
  })

  const check = (
    graph: Partial<GraphColumns>,
    scopes: Partial<ScopeColumns> = {},
    changed: Partial<ColumnCounts> = {},
  ) => checkColumns({ ...snapshot.graph, ...graph }, { ...snapshot.scopes, ...scopes }, { ...counts, ...changed })

  it('accepts real columns', async () => {
    assert.equal(await check({}), true)
  })

  it('refuses inputs that do not come before their node, and ops, sites, scopes and labels that are not there', async () => {
    const { in0, in1, op, site, scope, label, pass } = snapshot.graph
    const broken: Partial<GraphColumns>[] = [
      { in0: in0.map((_, id) => id) },
      { in0: in0.map(() => -2) },
      { in1: in1.map((_, id) => id) },
      { in1: in1.map(() => -2) },
      { in0: in0.map(() => -1) },
      { op: op.map(() => 255) },
      { site: Uint32Array.from(site, () => counts.sites) },
      { scope: Uint32Array.from(scope, () => counts.scopes) },
      { label: Int32Array.from(label, () => counts.strings) },
      { label: Int32Array.from(label, () => -2) },
      { pass: Int32Array.from(pass, () => -2) },
    ]
    for (const [at, change] of broken.entries()) assert.equal(await check(change), false, `change ${at}`)
  })

  it('refuses scopes that do not come after their parent, and places and indices that cannot be', async () => {
    const { parent, site, index } = snapshot.scopes
    const broken: Partial<ScopeColumns>[] = [
      { parent: parent.map((outer, row) => (row === 0 ? 1 : outer)) },
      { parent: parent.map((outer, row) => (row === 1 ? 1 : outer)) },
      { parent: parent.map((outer, row) => (row === 2 ? -1 : outer)) },
      { site: Uint32Array.from(site, () => counts.sites) },
      { index: index.map((_, row) => (row === 2 ? -1 : 0)) },
    ]
    for (const [at, change] of broken.entries()) assert.equal(await check({}, change), false, `change ${at}`)
    assert.equal(await check({}, {}, { scopes: 0 }), false)
  })

  it('looks at every slice of a large graph, and lets others work in between', async () => {
    const nodes = 250_000
    const big: GraphColumns = {
      op: new Uint8Array(nodes),
      in0: new Int32Array(nodes).fill(-1),
      in1: new Int32Array(nodes).fill(-1),
      data: new Float64Array(nodes),
      grad: new Float64Array(nodes),
      pass: new Int8Array(nodes),
      site: new Uint8Array(nodes),
      scope: new Uint8Array(nodes),
      label: new Int8Array(nodes).fill(-1),
    }
    let turns = 0
    const turn = (): void => {
      turns++
      next = setImmediate(turn)
    }
    let next = setImmediate(turn)
    assert.equal(await check(big, {}, { nodes }), true)
    clearImmediate(next)
    assert.ok(turns > 0)
    for (const wrong of [0, 99_999, 100_000, 199_999, 200_000, nodes - 1]) {
      big.op[wrong] = 255
      assert.equal(await check(big, {}, { nodes }), false, `node ${wrong}`)
      big.op[wrong] = 0
    }
  })
})
