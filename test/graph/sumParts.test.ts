// The parts of a `dot` have faces that tell them apart, though one place in the source makes all of them.
import assert from 'node:assert/strict'
import { explainNode } from '../../src/graph/explain.ts'
import { isComputed } from '../../src/graph/nodeReading.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

async function listFaces(program: string): Promise<string[]> {
  const snapshot = await takeSnapshot(`${program}\nL.backward()`)
  const ids = [...snapshot.graph.op.keys()].filter((id) => isComputed(snapshot.graph, id))
  return ids.map((id) => explainNode(snapshot, id, () => program)?.label ?? '')
}

describe('the face of a part of a sum', () => {
  it('says what is multiplied, and how many terms are added up; the whole sum is called as it is in the source', async () => {
    const program = 'const w = [1, 2, 3].map((n) => value(n)), b = value(4)\nconst L = nn.dot(w, [5, 6, 7], b).tanh()'
    const faces = ['w[0] × 5', 'Σ of 2 terms', 'w[1] × 6', 'Σ of 3 terms', 'w[2] × 7', 'nn.dot(w, [5, 6, 7], b)', 'L']
    assert.deepEqual(await listFaces(program), faces)
  })

  it('is what is added for a sum, and the name of what is made where it has one', async () => {
    const program = 'const w = [1, 2, 3].map((n) => value(n))\nconst L = nn.sum(w)'
    assert.deepEqual(await listFaces(program), ['Σ of 2 terms', 'L'])
  })

  it('is the text of its place for what only stands beside other operations', async () => {
    const program = 'const a = value(2), b = value(3)\nconst L = (a * b + a) * (a * b + b)'
    assert.deepEqual(await listFaces(program), ['a * b', 'a * b + a', 'a * b', 'a * b + b', 'L'])
  })
})
