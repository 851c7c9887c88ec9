// Search over the whole graph: what is found, in which order, and where it was made.
import assert from 'node:assert/strict'
import { findValues } from '../../src/graph/findValues.ts'
import type { Site } from '../../src/protocol/program.ts'
import { buildSnapshot, foundingProgram, type NodeSpec } from './buildSnapshot.ts'

const labels = ['layers[0].w[1]', 'w[1]', 'w', 'W', 'loss']
const named = buildSnapshot({ nodes: labels.map((label): NodeSpec => ({ op: 'leaf', label, data: 1 })) })

describe('find values', () => {
  it('puts what is exactly it first, then beginnings, then the rest, each in the order in which they were made', () => {
    const { values, total } = findValues(named, 'w')
    assert.deepEqual(values.map(({ label }) => label), ['w', 'W', 'w[1]', 'layers[0].w[1]']) // prettier-ignore
    assert.deepEqual(values.map(({ node }) => node), [2, 3, 1, 0]) // prettier-ignore
    assert.equal(total, 4)
  })

  it('takes the query literally, whatever its case', () => {
    assert.deepEqual(findValues(named, ' LOSS ').values.map(({ node }) => node), [4]) // prettier-ignore
    assert.equal(findValues(named, '[1]').total, 2)
    assert.equal(findValues(named, '.*').total, 0)
  })

  it('finds nothing for nothing, and nothing without a name', () => {
    assert.deepEqual(findValues(named, '  '), { values: [], total: 0 })
    assert.equal(findValues(buildSnapshot({ nodes: [{ op: 'leaf', data: 1 }] }), 'x').total, 0)
    assert.deepEqual(findValues(buildSnapshot({ nodes: [] }), 'x'), { values: [], total: 0 })
  })

  it('lists as many as asked for, the best ones, and counts all', () => {
    const nodes = Array.from({ length: 340 }, (_, k): NodeSpec => ({ op: 'leaf', label: `w[${k}]`, data: 1 }))
    const { values, total } = findValues(buildSnapshot({ nodes: [...nodes, { op: 'leaf', label: 'W', data: 1 }] }), 'w')
    assert.deepEqual([values.length, values[0]?.node, values[49]?.node, total], [50, 340, 48, 341])
  })

  it('says in which call and iteration a value was made', () => {
    const founding = buildSnapshot(foundingProgram)
    const site = (kind: Site['kind'], label: string): Site => {
      return { file: 0, kind, label, name: null, operands: [], start: 0, end: 1 }
    }
    const sites = [...founding.program.sites, site('loop', 'for step'), site('function', 'neuron')]
    const snapshot = {
      ...founding,
      program: { ...founding.program, sites },
      scopes: {
        parent: Int32Array.of(0, 0, 1),
        site: Uint32Array.of(0, sites.length - 2, sites.length - 1),
        index: Int32Array.of(0, 3, 0),
      },
      graph: { ...founding.graph, scope: Uint32Array.of(0, 0, 0, 2, 0, 0, 0) },
    }
    assert.deepEqual(findValues(snapshot, 'e').values, [{ node: 3, label: 'e', path: 'for step[3] › neuron' }])
    assert.equal(findValues(snapshot, 'L').values[0]?.path, '')
  })
})
