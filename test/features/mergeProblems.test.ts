// What several runs found is told once, by the run whose own file it is.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { mergeProblems } from '../../src/features/mergeProblems.ts'

describe('the problems of several runs', () => {
  const found = (file: string, place: string, by: string, code = 'syntax') => ({ file, code, place, by })

  it('hold what a file and its importer both found once, in the words of the file’s own run', () => {
    const lib = { file: 'lib', found: [found('lib', '3', 'lib')] }
    const main = { file: 'main', found: [found('lib', '3', 'main'), found('main', '1', 'main')] }
    assert.deepEqual(mergeProblems([main, lib]), [found('main', '1', 'main'), found('lib', '3', 'lib')])
    assert.deepEqual(mergeProblems([lib, main]), [found('lib', '3', 'lib'), found('main', '1', 'main')])
  })

  it('hold what only the importer found, once for two importers', () => {
    const runs = ['one', 'two'].map((file) => ({ file, found: [found('lib', '3', file, 'exception')] }))
    assert.deepEqual(mergeProblems([...runs, { file: 'lib', found: [] }]), [found('lib', '3', 'one', 'exception')])
  })

  it('hold problems of other kinds and at other places, and all that one run tells of a place', () => {
    const both = [found('lib', '3', 'lib'), found('lib', '3', 'lib', 'unknown-name'), found('lib', '3', 'lib')]
    const other = [found('lib', '4', 'main')]
    assert.deepEqual(
      mergeProblems([
        { file: 'lib', found: both },
        { file: 'main', found: other },
      ]),
      [...both, ...other],
    )
  })
})
