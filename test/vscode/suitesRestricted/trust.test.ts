// In Restricted Mode nothing may run: first of all these suites really are in it.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('Restricted Mode', () => {
  it('is what this window is in', () => {
    assert.equal(vscode.workspace.isTrusted, false)
  })
})
