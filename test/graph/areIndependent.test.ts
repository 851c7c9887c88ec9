// Samples of a batch, steps of a recurrence and neurons of a layer are told apart by what they use.
import assert from 'node:assert/strict'
import { areIndependent, shareLeaves } from '../../src/graph/areIndependent.ts'
import { findGroups } from '../../src/graph/groups.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

async function describeMembers(program: string): Promise<[isIndependent: boolean, sharesLeaves: boolean]> {
  const { tree, top } = findGroups(await takeSnapshot(`${program}\nloss.backward()`))
  const group = top.find((entry) => entry.kind === 'group' && entry.count > 1)
  assert.ok(group?.kind === 'group')
  return [areIndependent(tree, group.members), shareLeaves(tree, group.members)]
}

describe('members of a group', () => {
  it('are samples where they use the same parameters and nothing of each other', async () => {
    const model = 'const w = value(0.5), b = value(0.1)\nconst model = (x: number) => (w * x + b).tanh()\n'
    const loop = 'let loss = 0\nfor (let i = 0; i < 9; i++) loss += (model(i) - 1) ** 2'
    const map = 'const loss = [1, 2, 3, 4].map((x) => (model(x) - 1) ** 2).reduce((a, b) => a + b)'
    const batches = `for (const batch of nn.data.batches([1, 2, 3, 4, 5, 6], 3)) {
  const loss = nn.mse(batch.map((x) => model(x)), batch)
  loss.backward()
}
let loss = nn.mse([1, 2, 3].map((x) => model(x)), [1, 1, 1])`
    for (const program of [loop, map, batches]) assert.deepEqual(await describeMembers(model + program), [true, true])
  })

  it('are steps where each uses the one before', async () => {
    const program = 'const w = value(0.5)\nlet loss = value(1)\nfor (let t = 0; t < 9; t++) loss = (loss * w).tanh()'
    assert.equal((await describeMembers(program))[0], false)
    // also where it is only the one before the one before
    const far = `const w = value(0.5)\nconst h = [value(1), value(2)]
for (let t = 0; t < 9; t++) h.push((h[t] * w).tanh())\nconst loss = h[9] + h[10]`
    assert.equal((await describeMembers(far))[0], false)
  })

  it('are neurons where each has parameters of its own', async () => {
    const program = `const w = [1, 2, 3, 4].map((n) => [value(n), value(-n)])
const loss = w.map(([a, b]) => (a * 0.5 + b).tanh()).reduce((a, b) => a + b)`
    assert.deepEqual(await describeMembers(program), [true, false])
  })
})
