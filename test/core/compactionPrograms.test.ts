// Random programs on whose tape room is made after every pass tell the same as those whose tape is left alone.
import assert from 'node:assert/strict'
import { createEngine, type Engine } from '../../src/core/engine.ts'
import type { Value } from '../../src/core/value.ts'

function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

/** What the graph that a node depends on looks like, free of the nodes' numbers. */
function describeGraph({ tape, labels }: Engine, root: number): string {
  const { scopes } = tape
  const describeScope = (row: number): string =>
    row === 0 ? '' : `${describeScope(scopes.readParent(row))}/${scopes.readSite(row)}:${scopes.readIndex(row)}`
  const seen = new Map<number, string>()
  const visit = (node: number): string => {
    const known = seen.get(node)
    if (known !== undefined) return known
    const op = tape.readOp(node)
    const a = tape.readIn0(node)
    const b = tape.readIn1(node)
    let inputs = ''
    if (op >= 254) {
      for (let at = a + 1; at < a + b; at++) {
        const operand = tape.operands[at] as number
        inputs += operand < 0 ? `,${tape.constants[-1 - operand]}` : `,${visit(operand)}`
      }
      inputs = `${tape.operands[a]}${inputs}`
    } else inputs = [a, b].map((x) => (x >= 0 ? visit(x) : '')).join()
    const newest = op === 0 ? tape.readGrad(tape.findNewest(node)) : 0
    const text = [
      op,
      tape.readSite(node),
      tape.readData(node),
      tape.readGrad(node),
      tape.readPass(node),
      newest,
      labels.get(node),
      describeScope(scopes.find(node)),
      inputs,
    ].join()
    const id = `#${seen.size}`
    lines.push(`${id}=${text}`)
    seen.set(node, id)
    return id
  }
  const lines: string[] = []
  visit(root)
  return lines.join('\n')
}

/** Eight passes over values of which some are kept in an array, an object and a closure; by pass what can be seen. */
function run(seed: number, isCompacted: boolean): { told: string[]; length: number } {
  const random = createRandom(seed)
  const engine = createEngine({
    // an eighth of it is recent
    capacity: isCompacted ? 480 : 2 ** 14,
    siteLabel: (site) => (site % 3 === 0 ? `s${site}` : null),
  })
  const { calls, tape } = engine
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const parameters = [0, 1, 2, 3].map((k) => calls.$value(k + 1, random() * 2 - 1, k === 2 ? 'own' : undefined))
  const kept: Value[] = []
  const held: { value?: Value } = {}
  let peek = (): Value => parameters[0] as Value
  const told: string[] = []
  for (let pass = 0; pass < 8; pass++) {
    const saved = calls.$here()
    calls.$iterate(saved, 50, pass)
    const pool: Value[] = [...parameters, ...kept, peek()]
    const count = 8 + Math.floor(random() * 20)
    for (let k = 0; k < count; k++) {
      const site = 10 + Math.floor(random() * 30)
      const caller = random() < 0.3 ? calls.$enter(60 + (k % 2)) : null
      const draw = (): unknown => (random() < 0.25 ? random() : pick(pool))
      const size = Math.floor(random() * 5)
      const kind = random()
      let made: unknown
      if (kind < 0.3)
        made = calls.$dot(
          site,
          7,
          Array.from({ length: size }, draw),
          Array.from({ length: size }, draw),
          random() < 0.5 ? draw() : undefined,
        )
      else if (kind < 0.55)
        made = calls.$sum(site, 8, Array.from({ length: size }, draw), random() < 0.5 ? draw() : undefined)
      else if (kind < 0.75) made = calls.$mul(pick(pool), draw(), site)
      else if (kind < 0.9) made = calls.$add(pick(pool), draw(), site)
      else made = engine.callMethod(pick(pool), 'tanh', site, [])
      if (engine.isValue(made)) {
        const value = engine.callMethod(made, 'tanh', site, []) as Value
        pool.push(made, value)
        if (random() < 0.1) made.data = random()
        if (random() < 0.1) made.label = `l${k}`
      }
      if (engine.isValue(made) && random() < 0.3) {
        engine.labels.give(engine.nodeOf(made), 3 * Math.floor(random() * 20), engine.labels.keys.ofIndex(k))
      }
      // in the middle of a turn and of a call, where more is to come
      engine.hooks.listHeld = () => [...pool, ...(held.value ? [held.value] : [])].map(engine.nodeOf)
      if (isCompacted && k === count >> 1) engine.makeRoom()
      if (caller) calls.$leave(caller)
    }
    const loss = calls.$sum(9, 9, pool.slice(-6)) as Value
    if (random() < 0.5) for (const p of parameters) p.zeroGrad()
    loss.backward()
    for (const p of parameters) p.data = p.data - 0.1 * p.grad
    const keep = pick(pool)
    if (random() < 0.6) kept.push(keep)
    if (random() < 0.5) held.value = pick(pool)
    if (random() < 0.5) peek = () => keep
    const seen = [...parameters, ...kept, peek(), ...(held.value ? [held.value] : [])]
    engine.hooks.listHeld = () => seen.map(engine.nodeOf)
    if (isCompacted) engine.makeRoom()
    calls.$leave(saved)
    told.push(
      `${tape.made}`,
      describeGraph(engine, tape.lastRoot),
      ...seen.map((x) => `${x.data} ${x.grad} ${x.label}\n${describeGraph(engine, engine.nodeOf(x))}`),
    )
  }
  return { told, length: tape.length }
}

describe('room made after every pass', () => {
  it('changes nothing that can be seen', () => {
    let shorter = 0
    for (let seed = 1; seed <= 40; seed++) {
      const whole = run(seed, false)
      const compacted = run(seed, true)
      assert.deepEqual(compacted.told, whole.told, `seed ${seed}`)
      if (compacted.length < 0.8 * whole.length) shorter++
    }
    assert.ok(shorter > 30, `${shorter} of 40 became shorter by a fifth`)
  })
})
