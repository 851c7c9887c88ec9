// A run that is looked at in the middle, at the end of a pass: the graph, the gradients and the histograms are those of that moment.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { showNamed, takeSnapshot } from './evaluateText.ts'

/** L = w² from w = 4 with rate 1/4: w halves, ∂L/∂w = 2w. */
const halving = `const w = value(4)
for (let i = 0; i < 6; i++) {
  const L = w * w
  w.zeroGrad()
  L.backward()
  w.data -= w.grad / 4
  console.log(i)
}
`

describe('a run at a pass', () => {
  for (const pass of [0, 1, 5]) {
    it(`has the numbers of pass ${pass}`, async () => {
      const snapshot = await takeSnapshot(halving, null, pass)
      const w = 4 / 2 ** pass
      assert.deepEqual(showNamed(snapshot), { w: [w, 2 * w], L: [w * w, 1] })
      assert.equal(snapshot.passes, pass + 1)
      assert.deepEqual(snapshot.prints, [0, 1, 2, 3, 4].slice(0, pass).map(String))
      const [group, ...more] = snapshot.training?.history.groups ?? []
      assert.deepEqual(more, [])
      assert.deepEqual(group?.weights, { min: w, max: w, counts: [1] })
      assert.deepEqual(group.gradients, { min: 2 * w, max: 2 * w, counts: [1] })
    })
  }

  it('is the whole run where there are fewer passes', async () => {
    const { prints, passes } = await takeSnapshot(halving, null, 99)
    assert.deepEqual([prints.length, passes], [6, 6])
  })
})
