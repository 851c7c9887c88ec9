// Texts of any script take the columns a terminal gives them, and are shortened between characters.
import assert from 'node:assert/strict'
import { keepEnd, keepStart, measureColumns } from '../../src/graph/displayWidth.ts'

describe('displayWidth', () => {
  it('counts columns', () => {
    assert.equal(measureColumns('w[0]'), 4)
    assert.equal(measureColumns('重み'), 4)
    assert.equal(measureColumns('e\u0301'), 1)
    assert.equal(measureColumns('👩‍👩‍👧'), 2)
    assert.equal(measureColumns('∂L/∂a'), 5)
    assert.equal(measureColumns(''), 0)
  })

  it('keeps the end or the start of what is too long', () => {
    assert.equal(keepEnd('layers[0].neurons[2].w[1]', 12), '…ons[2].w[1]')
    assert.equal(keepEnd('short', 12), 'short')
    assert.equal(keepStart('a + b + c + d', 6), 'a + b…')
    assert.equal(keepEnd('重み重み', 5), '…重み')
    assert.equal(measureColumns(keepEnd('重み重み重み', 6)), 5)
  })
})
