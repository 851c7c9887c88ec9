// The JSON of a run, as the command line and the export write it, for runs with known numbers.
import assert from 'node:assert/strict'
import { writeJsonReport } from '../../src/graph/jsonReport.ts'
import type { Report } from '../../src/graph/report.ts'
import { buildSnapshot, type NodeSpec } from './buildSnapshot.ts'
import { makeProblem, report, sampleTraining } from './sampleReport.ts'

describe('jsonReport', () => {
  it('has every node with its place', () => {
    const { file, root, backward, passes, nodes, prints, problems } = read({ prints: ['hello'] })
    assert.deepEqual(
      [file, root, backward, passes, prints, problems],
      ['lessons/first.nn.ts', 6, 'd', 1, ['hello'], []],
    )
    assert.equal(nodes.length, 7)
    const place = { line: 4, column: 11, endLine: 4, endColumn: 16, scope: '' }
    assert.deepEqual(nodes[3], { id: 3, op: 'mul', label: 'e', data: -6, grad: 1, inputs: [0, 1], ...place })
    // the constant stands where it is written
    const constant = { line: 5, column: 19, endLine: 5, endColumn: 20, scope: '' }
    assert.deepEqual(nodes[4], { id: 4, op: 'const', label: null, data: 2, grad: null, inputs: [], ...constant })
  })

  it('repeats an input used twice, and has null for a gradient not known', () => {
    const nodes: NodeSpec[] = [
      { op: 'leaf', label: 'x', data: 3 },
      { op: 'add', label: 'y', inputs: [0, 0], data: 6 },
    ]
    const { nodes: read1, passes } = read({ snapshot: buildSnapshot({ nodes }), backward: null })
    assert.deepEqual(read1[1].inputs, [0, 0])
    assert.deepEqual([read1[0].grad, passes], [null, 0])
  })

  it('has of a part the nodes drawn, and the constants inside their operations', () => {
    const part = read({}, new Set([2, 5, 6]))
    assert.deepEqual(part.nodes.map(({ id }: { id: number }) => id), [2, 4, 5, 6]) // prettier-ignore
    assert.deepEqual(part.nodes[1], read({}).nodes[4])
    assert.deepEqual(read({}, new Set([6])).nodes.map(({ id }: { id: number }) => id), [6]) // prettier-ignore
  })

  it('has one line a node, and is made in pieces', () => {
    const pieces = [...writeJsonReport(report)]
    assert.ok(pieces.length > 7)
    const lines = pieces.join('').split('\n')
    assert.equal(lines.filter((line) => line.startsWith('    {"id":')).length, 7)
    assert.deepEqual(lines.slice(-5), ['  ],', '  "prints": [],', '  "problems": []', '}', ''])
  })

  it('names the numbers JSON cannot hold', () => {
    const nodes = [NaN, Infinity, -Infinity].map((data): NodeSpec => ({ op: 'leaf', label: 'x', data, grad: -data }))
    const found = read({ snapshot: buildSnapshot({ nodes }) }).nodes
    assert.deepEqual(found.map(({ data }: { data: unknown }) => data), ['NaN', 'Infinity', '-Infinity']) // prettier-ignore
    assert.deepEqual(found.map(({ grad }: { grad: unknown }) => grad), ['NaN', '-Infinity', 'Infinity']) // prettier-ignore
  })

  it('has what the passes were like, where there were several', () => {
    assert.equal(read({}).training, null)
    const { training } = read({
      snapshot: { ...buildSnapshot({ nodes: [] }), training: sampleTraining([2, 1, Infinity]) },
    })
    assert.equal(training.passes, 3)
    assert.deepEqual(training.history.pass, [0, 1, 2])
    assert.deepEqual(training.history.loss, [2, 1, 'Infinity'])
  })

  it('has no root where there is no graph, and the problems with their places', () => {
    const problem = makeProblem('a * b')
    const { root, nodes, problems, passes } = read({
      snapshot: null,
      problems: [problem, { ...problem, file: 'other.nn.ts', start: 0, end: 0 }],
    })
    assert.deepEqual([root, nodes, passes], [null, [], 0])
    const place = { line: 4, column: 11, endLine: 4, endColumn: 16 }
    assert.deepEqual(problems[0], { severity: 'error', message: 'This is wrong.', code: 'wrong', ...place })
    assert.equal(problems[1].file, 'other.nn.ts')
  })
})

function read(changes: Partial<Report>, drawn?: ReadonlySet<number>): ReturnType<typeof JSON.parse> {
  return JSON.parse([...writeJsonReport({ ...report, ...changes }, drawn)].join(''))
}
