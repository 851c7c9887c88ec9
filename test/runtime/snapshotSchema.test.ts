// The check at the trust boundary accepts real replies and refuses every kind of damage to them.
import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { ScopeColumns, Snapshot } from '../../src/protocol/snapshot.ts'
import { checkReply } from '../../src/runtime/snapshotSchema.ts'
import { takeSnapshot } from './evaluateText.ts'
import { handProgram } from './handProgram.ts'

describe('checkReply', () => {
  let snapshot: Snapshot
  const program = { ...handProgram(''), sites: [] as Snapshot['program']['sites'] }

  before(async () => {
    snapshot = await takeSnapshot('const w = [1, 2].map((x) => value(x))\nconst y = w[0] * w[1]\ny.backward()')
    program.sites = snapshot.program.sites
  })

  const makeScopes = (rows: readonly (readonly [parent: number, site: number, index: number])[]): ScopeColumns => ({
    parent: Int32Array.from(rows, ([parent]) => parent),
    site: Uint32Array.from(rows, ([, site]) => site),
    index: Int32Array.from(rows, ([, , index]) => index),
  })
  const check = (changed: object): unknown =>
    checkReply({ type: 'done', raised: [], snapshot: { ...snapshot, ...changed } }, program)

  it('accepts a real snapshot and puts the host’s own program in', () => {
    const reply = checkReply({ type: 'done', raised: [], snapshot: structuredClone(snapshot) }, program)
    assert.ok(reply?.type === 'done')
    assert.deepEqual(reply.snapshot.graph, snapshot.graph)
    assert.equal(reply.snapshot.program.sites, program.sites)
  })

  it('refuses columns that do not fit each other', () => {
    const { graph } = snapshot
    const broken: object[] = [
      { data: graph.data.slice(1) },
      { data: Array.from(graph.data) },
      { in0: graph.in0.map((_, id) => id) },
      { in1: graph.in1.map(() => -2) },
      { in0: graph.in0.map(() => -1) },
      { op: graph.op.map(() => 255) },
      { site: graph.site.map(() => program.sites.length) },
      { scope: graph.scope.map(() => 99) },
      { label: graph.label.map(() => 99) },
      { pass: graph.pass.map(() => -2) },
    ]
    for (const change of broken) assert.equal(check({ graph: { ...graph, ...change } }), null, JSON.stringify(change))
  })

  it('refuses tables that refer to what is not there', () => {
    const [statement] = snapshot.statements
    const broken: object[] = [
      { scopes: [] },
      { scopes: { ...snapshot.scopes, parent: [0] } },
      { scopes: makeScopes([]) },
      { scopes: makeScopes([[1, 0, 0]]) },
      { scopes: makeScopes([[0, 0, 0], [9, 0, 0]]) }, // prettier-ignore
      { scopes: makeScopes([[0, 0, 0], [1, 0, 0]]) }, // prettier-ignore
      { scopes: makeScopes([[0, 0, 0], [-1, 0, 0]]) }, // prettier-ignore
      { scopes: makeScopes([[0, 0, 0], [0, 0, -1]]) }, // prettier-ignore
      { scopes: makeScopes([[0, 0, 0], [0, program.sites.length, 0]]) }, // prettier-ignore
      { scopes: { ...makeScopes([[0, 0, 0]]), index: new Int32Array(2) } },
      { statements: [{ ...statement, node: { ...statement?.node, id: 99 } }] },
      { statements: [{ ...statement, node: { ...statement?.node, op: 'evil' } }] },
      { statements: [{ ...statement, site: 1e9 }] },
      { summaries: [{ ...snapshot.summaries[0], lastInGraph: 99 }] },
      { summaries: [{ ...snapshot.summaries[0], count: -1 }] },
      { passes: 0.5 },
      { prints: [1] },
      { prints: Array.from({ length: 50_000 }, () => 'x') },
      { milliseconds: Infinity },
      { strings: 'abc' },
      { problems: [{ severity: 'error', message: 'x', code: 'x', file: '/elsewhere', start: 0, end: 0, related: [] }] },
    ]
    for (const change of broken) assert.equal(check(change), null, JSON.stringify(change))
    for (const reply of [null, undefined, 1, 'done', {}, { type: 'done' }, []])
      assert.equal(checkReply(reply, program), null)
  })

  it('cuts texts that are too long', () => {
    const reply = checkReply(
      { type: 'done', raised: [], snapshot: { ...snapshot, rootName: 'x'.repeat(1e6) } },
      program,
    )
    assert.ok(reply?.type === 'done')
    assert.ok((reply.snapshot.rootName?.length ?? 0) <= 2001)
  })

  it('keeps nothing it does not know', () => {
    const reply = checkReply({ type: 'failed', problems: [], raised: [], prints: [], more: 1 }, program)
    assert.deepEqual(reply, { type: 'failed', problems: [], raised: [], prints: [] })
  })
})
