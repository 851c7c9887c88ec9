// Scopes: each node knows the calls and iterations it was made in, and what makes no node leaves no trace.
import assert from 'node:assert/strict'
import { createEngine } from '../../src/core/engine.ts'

function createScoped() {
  const progress = new Float64Array(2)
  const { calls, tape, nodeOf } = createEngine({ progress })
  /** Path of a new node as `site:index` from the outside in. */
  function readPath(x: unknown): string {
    const { scopes } = tape
    const path: string[] = []
    for (let id = scopes.find(nodeOf(x)); id !== 0; id = scopes.readParent(id)) {
      path.unshift(`${scopes.readSite(id)}:${scopes.readIndex(id)}`)
    }
    return path.join('/')
  }
  return { calls, tape, progress, readPath, make: () => calls.$value(0, 1) }
}

describe('scopes', () => {
  it('are paths of calls and iterations', () => {
    const { calls, readPath, make } = createScoped()
    const made: unknown[] = [make()]
    const callInner = (): void => {
      const $s = calls.$enter(20)
      made.push(make())
      calls.$leave($s)
    }
    const $l = calls.$here()
    for (let i = 0; i < 2; i++) {
      calls.$iterate($l, 10, i)
      made.push(make())
      callInner()
      callInner()
      made.push(make())
      const $k = calls.$here()
      calls.$iterate($k, 11, 0)
      made.push(make())
      calls.$leave($k)
      made.push(make())
    }
    calls.$leave($l)
    made.push(make())
    callInner()
    assert.deepEqual(made.map(readPath), [
      '',
      '10:0',
      '10:0/20:0',
      '10:0/20:1',
      '10:0',
      '10:0/11:0',
      '10:0',
      '10:1',
      '10:1/20:0',
      '10:1/20:1',
      '10:1',
      '10:1/11:0',
      '10:1',
      '',
      '20:0',
    ])
  })

  it('count the calls of each function from the same scope by themselves', () => {
    const { calls, readPath, make } = createScoped()
    const made = [5, 6, 5, 6, 6].map((site) => {
      const $s = calls.$enter(site)
      const x = make()
      calls.$leave($s)
      return x
    })
    assert.deepEqual(made.map(readPath), ['5:0', '6:0', '5:1', '6:1', '6:2'])
  })

  it('enter the table only with a node', () => {
    const { calls, tape, progress, make, readPath } = createScoped()
    const $l = calls.$here()
    for (let i = 0; i < 1000; i++) {
      calls.$iterate($l, 10, i)
      calls.$leave(calls.$enter(20))
    }
    assert.equal(tape.scopes.count, 1)
    assert.deepEqual([...progress], [10, 999])
    assert.equal(readPath(make()), '10:999')
    assert.equal(tape.scopes.count, 2)
  })

  it('follow a generator back and forth', () => {
    const { calls, make, readPath } = createScoped()
    const outer = calls.$enter(30)
    const own = calls.$here()
    const first = make()
    calls.$leave(outer)
    const between = make()
    const resumer = calls.$resume(own)
    const second = make()
    calls.$leave(resumer)
    assert.deepEqual([first, between, second, make()].map(readPath), ['30:0', '', '30:0', ''])
  })

  it('are kept for many thousands of nodes', () => {
    const { calls, tape, make } = createScoped()
    const $l = calls.$here()
    for (let i = 0; i < 5000; i++) {
      calls.$iterate($l, 10, i)
      make()
      make()
    }
    calls.$leave($l)
    for (const node of [0, 1, 2, 4999, 5000, 9999]) {
      assert.equal(tape.scopes.readIndex(tape.scopes.find(node)), Math.floor(node / 2))
    }
  })
})
