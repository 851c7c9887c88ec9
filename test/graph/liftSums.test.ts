// What a loop adds up belongs to the loop: its turns are alike, and the sum is drawn beside them.
import assert from 'node:assert/strict'
import { findGroups } from '../../src/graph/groups.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

/** `for i ×100 of 2`, `Σ of 100`, `+`: what stands at the outermost, with the operations in one of it. */
async function listTop(program: string): Promise<string[]> {
  const snapshot = await takeSnapshot(`const w = value(0.5)\n${program}\nloss.backward()`)
  return findGroups(snapshot).top.map((entry) => {
    if (entry.kind === 'node') return 'value'
    return `${entry.name}${entry.count > 1 ? ` ×${entry.count}` : ''} of ${entry.size}`
  })
}

describe('the sum that a loop makes', () => {
  it('is one Σ beside turns of one structure, also where it begins with a plain 0', async () => {
    for (const start of ['0', 'value(0)']) {
      const top = await listTop(`let loss = ${start}\nfor (let i = 0; i < 100; i++) loss += (w * i).tanh()`)
      assert.deepEqual(top, ['for i ×100 of 2', 'Σ of 100'])
    }
  })

  it('may stand on either side of its +', async () => {
    const top = await listTop('let loss = 0\nfor (let i = 0; i < 100; i++) loss = (w * i).tanh() + loss')
    assert.deepEqual(top, ['for i ×100 of 2', 'Σ of 100'])
  })

  it('is made by reduce as well', async () => {
    const top = await listTop(`const terms = Array.from({ length: 100 }, (_, i) => w * i)
const loss = terms.reduce((a, b) => a + b)`)
    assert.equal(top.at(-1), 'Σ of 99')
  })

  it('stands beside another one of the same turns', async () => {
    const top = await listTop(`let a = 0, b = 0
for (let i = 0; i < 100; i++) { const p = w * i, q = p.tanh(); a += p; b += q }
const loss = a * b`)
    assert.deepEqual(top, ['for i ×100 of 2', 'Σ of 100', 'Σ of 100', 'value'])
  })

  it('stays in its turn where the turn goes on after it or uses it otherwise', async () => {
    const goesOn =
      'let loss = value(0), h = value(0.3)\nfor (let i = 0; i < 100; i++) { loss += h * i; h = (h * w).tanh() }\nloss += h'
    assert.deepEqual(await listTop(goesOn), ['for i ×100 of 4', 'value'])
    const residual = 'let loss = value(1)\nfor (let i = 0; i < 100; i++) loss = loss + (loss * w).tanh()'
    assert.deepEqual(await listTop(residual), ['for i ×100 of 3'])
  })
})
