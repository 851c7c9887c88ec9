// Data files as their importers get them.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readDataFile } from '../../src/runtime/readDataFile.ts'

const read = (path: string, text: string): unknown => JSON.parse(readDataFile(path, text))

describe('readDataFile', () => {
  it('keys rows by the header and turns numeric cells into numbers', () => {
    assert.deepEqual(read('/a.csv', 'x, y,label\n1,-2.5,red\n.5,1e-3,"a, ""b"""\n'), [
      { x: 1, y: -2.5, label: 'red' },
      { x: 0.5, y: 0.001, label: 'a, "b"' },
    ])
  })

  it('gives rows of numbers where the first row is numbers', () => {
    assert.deepEqual(read('/a.csv', '1,2\r\n3,x\r\n'), [
      [1, 2],
      [3, 'x'],
    ])
  })

  it('leaves text that only looks like a number to other languages as it is', () => {
    assert.deepEqual(read('/a.csv', 'a,b,c,d\n0x10,,Infinity,1_000\n'), [
      { a: '0x10', b: '', c: 'Infinity', d: '1_000' },
    ])
  })

  it('knows byte order marks, empty files, single columns and short rows', () => {
    assert.deepEqual(read('/a.csv', '\uFEFFx\n1\n\n2\n'), [{ x: 1 }, { x: 2 }])
    assert.deepEqual(read('/a.csv', ''), [])
    assert.deepEqual(read('/a.csv', 'x,y\n1\n'), [{ x: 1, y: '' }])
    assert.deepEqual(read('/a.json', '\uFEFF{"a":[1,null]}'), { a: [1, null] })
  })

  it('keeps a column named __proto__ as data', () => {
    const [row] = read('/a.csv', '__proto__,x\n1,2\n') as object[]
    assert.deepEqual(Object.entries(row ?? {}), [
      ['__proto__', 1],
      ['x', 2],
    ])
  })

  it('refuses what is not JSON', () => {
    assert.throws(() => readDataFile('/a.json', '{ a: 1 }'), SyntaxError)
  })
})
