// Counts and times in words.
import assert from 'node:assert/strict'
import { describeGraph, describeRoot, writeCount, writeDuration } from '../../src/graph/summary.ts'
import { writeScopePath } from '../../src/graph/scopePath.ts'
import { buildSnapshot, foundingProgram } from './buildSnapshot.ts'

describe('summary', () => {
  it('counts values, operations and passes', () => {
    assert.equal(describeGraph(buildSnapshot(foundingProgram)), '7 values · 3 operations · pass 0 · 0.4 ms')
    assert.equal(describeRoot(buildSnapshot(foundingProgram)), 'L = −8.0000 · 7 values')
  })

  it('does not count constants, and says when backward was not run', () => {
    const snapshot = buildSnapshot({
      nodes: [
        { op: 'leaf', label: 'x', data: 1 },
        { op: 'const', data: 2 },
        { op: 'mul', label: 'y', inputs: [0, 1], data: 2 },
      ],
      rootName: 'y#2',
    })
    assert.equal(describeGraph(snapshot), '2 values · 1 operation · backward not run · 0.4 ms')
    assert.equal(describeRoot(snapshot), 'y = 2.0000 · 2 values')
  })

  it('has words for a program without values', () => {
    const empty = buildSnapshot({ nodes: [] })
    assert.equal(describeGraph(empty), 'no values · 0.4 ms')
    assert.equal(describeRoot(empty), '')
  })

  it('writes counts and times', () => {
    assert.deepEqual([writeCount(1, 'value'), writeCount(98212, 'value')], ['1 value', '98,212 values'])
    assert.deepEqual([0.04, 9.96, 38.4, 999.4, 1234].map(writeDuration), [
      '0.0 ms',
      '10.0 ms',
      '38 ms',
      '999 ms',
      '1.2 s',
    ])
  })

  it('writes the path of calls and iterations', () => {
    const snapshot = buildSnapshot(foundingProgram)
    const site = { file: 0, name: null, operands: [], start: 0, end: 0 }
    const sites = [
      ...snapshot.program.sites.slice(0, 1),
      { ...site, kind: 'function' as const, label: 'MLP' },
      { ...site, kind: 'loop' as const, label: 'for i' },
      { ...site, kind: 'function' as const, label: null },
    ]
    const scopes = {
      parent: Int32Array.of(0, 0, 1, 2),
      site: Uint32Array.of(0, 1, 2, 3),
      index: Int32Array.of(0, 0, 3, 1),
    }
    const placed = { ...snapshot, program: { ...snapshot.program, sites }, scopes }
    assert.deepEqual([0, 1, 2, 3].map((scope) => writeScopePath(placed, scope)), [
      '',
      'MLP',
      'MLP › for i[3]',
      'MLP › for i[3] › function[1]',
    ]) // prettier-ignore
  })
})
