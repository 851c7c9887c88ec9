// The check at the trust boundary accepts real replies and refuses every kind of damage to them.
import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
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

  const answer = (changed: object): object => {
    const { graph, scopes, ...tables } = snapshot
    return {
      type: 'done',
      raised: [],
      nodes: graph.op.length,
      scopes: scopes.parent.length,
      tables: { ...tables, ...changed },
    }
  }
  const check = (changed: object): unknown => checkReply(answer(changed), program)

  it('accepts a real answer and puts the host’s own program in', () => {
    const reply = checkReply(structuredClone(answer({})), program)
    assert.ok(reply?.type === 'done')
    assert.equal(reply.nodes, 3)
    assert.deepEqual(reply.tables.summaries, snapshot.summaries)
    assert.equal(reply.tables.program.sites, program.sites)
  })

  it('refuses numbers of nodes and scopes that cannot be', () => {
    for (const change of [{ nodes: -1 }, { nodes: 0.5 }, { nodes: 1e9 }, { scopes: 0 }, { scopes: 1e9 }, { nodes: 1 }])
      assert.equal(checkReply({ ...answer({}), ...change }, program), null, JSON.stringify(change))
  })

  it('takes what a training run tells, and refuses lists that do not fit together', async () => {
    const { training } = await takeSnapshot(
      'const w = value(3)\nfor (let i = 0; i < 3; i++) { const y = w * w; w.zeroGrad(); y.backward(); w.data -= 0.1 * w.grad }',
    )
    assert.ok(training)
    const { history } = training
    const [group] = history.groups
    const reply = checkReply(answer({ training }), program)
    assert.ok(reply?.type === 'done')
    assert.deepEqual(reply.tables.training, training)
    const long = Array.from({ length: 100_000 }, (_, i) => i)
    const histories: object[] = [
      { loss: [1] },
      { loss: ['1', 1, 1] },
      { pass: [0, 2, 1] },
      { pass: [0, 1, 3] },
      { pass: long, loss: long, epoch: long, validation: long, groups: [] },
      { groups: [{ ...group, gradientNorm: [1] }] },
      { groups: [{ ...group, weights: { min: -Infinity, max: 0, counts: [1] } }] },
      { groups: [{ ...group, gradients: { min: 0, max: 0, counts: [-1] } }] },
      { groups: Array.from({ length: 1000 }, () => group) },
    ]
    for (const change of histories)
      assert.equal(check({ training: { ...training, history: { ...history, ...change } } }), null, JSON.stringify(change).slice(0, 80)) // prettier-ignore
    assert.equal(check({ training: undefined }), null)
    assert.equal(check({ training: { ...training, passes: 1 } }), null)
  })

  it('refuses tables that refer to what is not there', () => {
    const [statement] = snapshot.statements
    const broken: object[] = [
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
      { strings: [1] },
      { problems: [{ severity: 'error', message: 'x', code: 'x', file: '/elsewhere', start: 0, end: 0, related: [] }] },
    ]
    for (const change of broken) assert.equal(check(change), null, JSON.stringify(change))
    for (const reply of [null, undefined, 1, 'done', {}, { type: 'done' }, []])
      assert.equal(checkReply(reply, program), null)
  })

  it('cuts texts that are too long', () => {
    const long = 'x'.repeat(1e6)
    const reply = checkReply(answer({ rootName: long, strings: ['w', long] }), program)
    assert.ok(reply?.type === 'done')
    assert.ok((reply.tables.rootName?.length ?? 0) <= 2001)
    assert.deepEqual(reply.tables.strings, ['w', `${'x'.repeat(200)}…`])
  })

  it('keeps nothing it does not know', () => {
    const reply = checkReply({ type: 'failed', problems: [], raised: [], prints: [], more: 1 }, program)
    assert.deepEqual(reply, { type: 'failed', problems: [], raised: [], prints: [] })
  })
})
