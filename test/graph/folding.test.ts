// Graphs too large to be read are folded by meaning, and can be opened down to the last operation.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { buildScene } from '../../src/graph/buildScene.ts'
import { viewGraph, type GraphView } from '../../src/graph/graphView.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import { isComputed } from '../../src/graph/nodeReading.ts'
import { closeAll, openAll, openAround, openGroups, pickMember, setOpen } from '../../src/graph/openGroups.ts'
import { countMembers } from '../../src/graph/shapes.ts'
import { noChoices, type GroupChoices } from '../../src/protocol/panelMessages.ts'
import { arrowLength, type Scene } from '../../src/protocol/scene.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { evaluateText, takeSnapshot } from '../runtime/evaluateText.ts'

/** A network 2 → 8 → 8 → 1 on forty samples, written by hand: 196 operations a sample. */
const network = (bias = 0): string => `
const sizes = [2, 8, 8, 1]
const layers = sizes.slice(1).map((n, l) => Array.from({ length: n }, () => ({
  w: Array.from({ length: sizes[l] }, () => value(Math.random() * 2 - 1)), b: value(${bias}) })))
function neuron(n, x, isLast) {
  let act = n.b
  for (let i = 0; i < x.length; i++) act = act + n.w[i] * x[i]
  return isLast ? act : act.tanh()
}
function layer(neurons, x, isLast) { return neurons.map((n) => neuron(n, x, isLast)) }
function model(x) {
  for (const [l, neurons] of layers.entries()) x = layer(neurons, x, l === layers.length - 1)
  return x[0]
}
let total = value(0)
for (let k = 0; k < 40; k++) {
  const x = [value(Math.sin(k)), value(Math.cos(k))]
  total = total + (1 - model(x)).tanh()
}
const loss = total / 40
loss.backward()`

const layouts = { layout: async (input: Parameters<typeof layoutPlainly>[0]) => layoutPlainly(input) }

const view = (snapshot: Snapshot, choices?: GroupChoices): GraphView =>
  viewGraph(snapshot, openGroups(snapshot, choices))

const draw = async (snapshot: Snapshot, choices: GroupChoices = noChoices): Promise<Scene> => {
  const scene = await buildScene(snapshot, layouts, { choices })
  assert.ok(scene)
  return scene
}

/** `for t 1–7 of 8`, `neuron but 0 of 8` */
const listGroups = ({ shapes }: GraphView): string[] =>
  shapes.flatMap((shape) => {
    if (shape.kind !== 'group') return []
    const { name, from, to, without, group } = shape
    return [`${name} ${without >= 0 ? `but ${without}` : `${from}–${to - 1}`} of ${group.count}`]
  })

/** Of each Σ, how many sums are not drawn and how many inputs it has. */
const listSums = ({ shapes }: GraphView): [hidden: number, inputs: number][] =>
  shapes.flatMap((shape) => {
    if (shape.kind !== 'value' || shape.entry.hidden.length === 0) return []
    return [[shape.entry.hidden.length, shape.entry.inputs.length]]
  })

/** Everything else stays open. */
const closeSums = (choices: GroupChoices): GroupChoices =>
  choices.open.filter((key) => key.includes('Σ')).reduce((before, key) => setOpen(before, key, false), choices)

/** Every operation of the graph is in exactly one shape. */
function assertComplete(snapshot: Snapshot, { shapes, shapeOf }: GraphView): void {
  const counts = new Map<number, number>()
  for (let node = 0; node < snapshot.graph.op.length; node++) {
    if (isComputed(snapshot.graph, node)) counts.set(shapeOf[node] ?? -1, (counts.get(shapeOf[node] ?? -1) ?? 0) + 1)
  }
  for (const shape of shapes) {
    if (shape.kind === 'leaf') continue
    const { members, size } =
      shape.kind === 'group' ? shape.group : { members: [], size: 1 + shape.entry.hidden.length }
    const expected = shape.kind === 'group' && members.length > 0 ? size * countMembers(shape) : size
    if (shape.kind === 'value' || !shape.group.isMixed) assert.equal(counts.get(shape.id), expected)
  }
  assert.ok(!counts.has(-1))
}

/** No box of a place on another, and everything inside its frame. */
function assertApart({ cards, groups, frames, ops }: Scene): void {
  const boxes = [...cards, ...groups, ...frames]
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(0, index)) {
      if (a.frame !== b.frame) continue
      const isApart =
        Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 0.01 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 0.01
      if (!isApart) assert.fail(`${a.title} is on ${b.title}`)
    }
    const frame = frames.find(({ id }) => id === a.frame)
    if (!frame) continue
    assert.ok(Math.abs(a.x - frame.x) <= (frame.width - a.width) / 2, `${a.title} leaves ${frame.title}`)
    assert.ok(a.y - a.height / 2 >= frame.y - frame.height / 2 + 20, `${a.title} is on the heading of ${frame.title}`)
    assert.ok(a.y + a.height / 2 <= frame.y + frame.height / 2, `${a.title} leaves ${frame.title}`)
  }
  assert.ok(ops.every(({ x }) => x > 0))
}

/** Every edge begins at its source and ends an arrow head before its target, through whatever borders it leads. */
function assertConnected({ cards, groups, ops, edges }: Scene): void {
  const sources = new Map([...cards, ...groups].map((shape) => [shape.id, shape]))
  const boxes = new Map(groups.map((box) => [box.id, box]))
  const circles = new Map(ops.map((circle) => [circle.id, circle]))
  for (const { key, kind, from, to, path } of edges) {
    if (kind === 'result') continue
    const source = sources.get(from)
    const target = circles.get(to) ?? boxes.get(to)
    assert.ok(source && target, key)
    const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
    const [startX = NaN, startY = NaN] = numbers
    const [endX = NaN, endY = NaN] = numbers.slice(-2)
    const isBack = startX < source.x
    const circle = circles.get(from)
    const left = circle ? circle.x - circle.width / 2 : source.x - source.width / 2
    assert.ok(Math.abs(startX - (isBack ? left : source.x + source.width / 2)) < 1, `${key} begins elsewhere`)
    assert.ok(Math.abs(startY - source.y) <= source.height / 2, `${key} begins above or below its source`)
    assert.ok(Math.abs(endY - target.y) <= target.height / 2, `${key} ends above or below its target`)
    if (!isBack) assert.ok(Math.abs(endX + arrowLength - (target.x - target.width / 2)) < 1, `${key} ends elsewhere`)
  }
}

describe('folding', () => {
  it('shows a network on forty samples in at most 150 shapes, apart from each other and complete', async () => {
    const snapshot = await takeSnapshot(network())
    const seen = view(snapshot)
    assertComplete(snapshot, seen)
    assert.ok(seen.shapes.length <= 150)
    const scene = await draw(snapshot)
    assertApart(scene)
    assert.deepEqual(scene.frames.filter(({ frame }) => frame === null).map(({ name, count }) => [name, count]), [['for k', 40]]) // prettier-ignore
    // One sample, in it the layers by the paths of their weights, and all other samples: what adds their losses up is outside of them.
    const layers = ['layers[0] 0–7 of 8', 'layers[1] 0–7 of 8', 'layers[2] 0–0 of 1']
    assert.deepEqual(listGroups(seen), [...layers, 'for k but 0 of 40'])
    assert.deepEqual(listSums(seen), [[39, 41]])
  })

  it('draws a graph of up to 300 values without any group', async () => {
    const snapshot = await takeSnapshot('let x = value(0.5); for (let i = 0; i < 298; i++) x = x.tanh()\nx.backward()')
    const seen = view(snapshot)
    assert.deepEqual([seen.places.length, seen.shapes.length], [1, 299])
    const larger = await takeSnapshot('let x = value(0.5); for (let i = 0; i < 300; i++) x = x.tanh()\nx.backward()')
    assert.deepEqual(listGroups(view(larger)), ['for i 1–299 of 300'])
  })

  it('tells structures apart that depend on the data, and draws each as one', async () => {
    const seen = view(
      await takeSnapshot(`const w = value(0.5); let s = value(0)
        for (let i = 0; i < 100; i++) { const y = w * i; s = s + (i % 33 === 5 ? y.tanh() * w : y.relu()) }
        s.backward()`),
      { ...noChoices, closed: ['/for i', '/for i#1'] },
    )
    assert.deepEqual(listGroups(seen), ['for i 0–96 of 97', 'for i 0–2 of 3'])
  })

  it('tells apart what is wired otherwise', async () => {
    const run = (inner: string): Promise<Snapshot> =>
      takeSnapshot(`const a = value(1), b = value(2); let s = value(0)
        for (let i = 0; i < 200; i++) { const [p, q] = ${inner}; s = s + p * q }
        s.backward()`)
    const closed = { ...noChoices, closed: ['/for i', '/for i#1'] }
    assert.deepEqual(listGroups(view(await run('[a, b]'), closed)), ['for i 0–199 of 200'])
    // a · b and a · a: two inputs from outside, and one used twice, whichever comes first
    const two = ['for i 0–99 of 100', 'for i 0–99 of 100']
    assert.deepEqual(listGroups(view(await run('i % 2 ? [a, b] : [a, a]'), closed)), two)
    assert.deepEqual(listGroups(view(await run('i % 2 ? [a, a] : [a, b]'), closed)), two)
    // b · b has one input twice as a · a has, and b · a two of which each is the other's
    assert.deepEqual(listGroups(view(await run('i % 2 ? [b, b] : [a, a]'), closed)), ['for i 0–199 of 200'])
    assert.deepEqual(listGroups(view(await run('i % 2 ? [b, a] : [a, b]'), closed)), ['for i 0–199 of 200'])
  })

  it('draws calls of which nearly each has a structure of its own as one', async () => {
    const program = (kinds: number): string => `const w = value(0.5); let s = value(0)
      function sample(i: number) { let y = w * i; for (let k = 0; k <= i % ${kinds}; k++) y = y.tanh() * w; return y }
      for (let i = 0; i < 20; i++) s = s + sample(i)
      s.backward()`
    const list = async (kinds: number): Promise<string[]> =>
      listGroups(
        view(await takeSnapshot(program(kinds)), {
          ...noChoices,
          closed: ['/sample', '/sample#1', '/sample#2', '/sample#3'],
        }),
      )
    assert.deepEqual(await list(20), ['sample 0–19 of 20'])
    // One kind of 21 calls, and 19 of one call each.
    const many = await takeSnapshot(program(20).replace('i < 20', 'i < 40').replace('i % 20', 'Math.max(0, i - 20)'))
    assert.deepEqual(listGroups(view(many, { ...noChoices, closed: ['/sample', '/sample#1'] })), [
      'sample 0–20 of 21',
      'sample 0–18 of 19',
    ])
  })

  it('tells apart what was called through other functions', async () => {
    const snapshot = await takeSnapshot(`const w = value(0.5); let s = value(0)
      const last = (x: number) => (x * w).tanh()
      const near = (x: number) => last(x), middle = (x: number) => last(x), far = (x: number) => middle(x)
      for (let i = 0; i < 200; i++) s = s + (i % 2 ? near(w) : far(w))
      s.backward()`)
    const closed = { ...noChoices, closed: ['/last', '/last#1'] }
    assert.deepEqual(listGroups(view(snapshot, closed)), ['last 0–99 of 100', 'last 0–99 of 100'])
  })

  it('tells apart where an input is used again, also among those that are the same in both', async () => {
    const run = (even: string, odd: string): Promise<Snapshot> =>
      takeSnapshot(`const a = value(1), b = value(2), c = value(3), d = value(4); let s = value(0)
        for (let i = 0; i < 200; i++) { const [p, q, r, t] = i % 2 ? [${odd}] : [${even}]; s = s + p * q + r * t }
        s.backward()`)
    const closed = { ...noChoices, closed: ['/for i', '/for i#1'] }
    const list = async (even: string, odd: string): Promise<number> =>
      listGroups(view(await run(even, odd), closed)).length
    assert.equal(await list('a, b, a, c', 'a, b, a, c'), 1)
    assert.equal(await list('a, b, a, c', 'a, b, b, c'), 2)
    assert.equal(await list('a, b, c, c', 'a, b, a, a'), 2)
    assert.equal(await list('a, b, a, a', 'a, b, c, c'), 2)
    assert.equal(await list('a, b, c, c', 'c, b, a, a'), 1)
    assert.equal(await list('a, b, a, b', 'c, c, c, c'), 2)
    assert.equal(await list('a, a, b, b', 'c, d, b, b'), 2)
    assert.equal(await list('a, a, b, b', 'c, c, d, d'), 1)
  })

  it('puts what runs before a turn of a recurrence and what runs after it on its two sides', async () => {
    const snapshot = await takeSnapshot(`const w = value(0.9), u = value(0.1); let h = value(0)
      for (let t = 0; t < 100; t++) h = (w * h + u * t).tanh()
      h.backward()`)
    const scene = await draw(snapshot, pickMember(setOpen(noChoices, '/for t', true), '/for t', 40))
    assertApart(scene)
    const [before, after] = scene.groups
    const [frame] = scene.frames
    assert.deepEqual([before?.range, before?.count, after?.range, after?.count], ['0–39', 40, '41–99', 59])
    assert.equal(frame?.member, 40)
    assert.ok(before && after && frame && before.x < frame.x && frame.x < after.x)
    const into = scene.edges.filter(({ from }) => from === before.id)
    assert.deepEqual(
      into.map(({ to }) => scene.cards.find(({ id }) => id === to)?.frame),
      [frame.id],
    )
    assert.equal(scene.edges.filter(({ to }) => to === after.id && into.length > 0).length, 3)
  })

  it('writes a chain of sums as one Σ, but not sums that have a name', async () => {
    const sum = Array.from({ length: 310 }, (_, k) => `x * ${k}`).join(' + ')
    const snapshot = await takeSnapshot(`const x = value(3)\nconst y = ${sum}\ny.backward()`)
    const closed = view(snapshot, closeSums(openAll(snapshot, noChoices)))
    assert.deepEqual(listSums(closed), [[308, 310]])
    assertComplete(snapshot, closed)
    const steps = Array.from({ length: 310 }, (_, k) => `y = y + x * ${k}`).join('\n')
    const named = await takeSnapshot(`const x = value(3)\nlet y = x * 0\n${steps}\ny.backward()`)
    assert.deepEqual(listSums(view(named, openAll(named, noChoices))), [])
  })

  it('keeps out of a Σ what is used twice, named or not, and counts both uses', async () => {
    const xs = (count: number): string => Array.from({ length: count }, () => 'x').join(' + ')
    // what only a map holds has no name
    const hold = `const x = value(3), held = new Map()\nheld.set('s', ${xs(151)})\n`
    const programs: readonly (readonly [last: string, sums: [number, number][], edges: number, grad: string])[] = [
      // s, of 150 sums, of which 149 are not drawn; y adds 160 more to it, and s itself again
      [`held.get('s') + ${xs(160)} + held.get('s')`, [[149, 151], [160, 162]], 2, '2.0000'], // prettier-ignore
      // both uses in one sum, at the beginning of the chain
      [`held.get('s') + held.get('s') + ${xs(160)}`, [[149, 151], [160, 162]], 2, '2.0000'], // prettier-ignore
      // a sum inside the chain that something else uses as well: d(s · s' + …)/ds = s' + 1 with s' = 3
      [`held.get('s') * x + (held.get('s') + ${xs(160)})`, [[149, 151], [159, 161]], 1, '4.0000'], // prettier-ignore
      // used once: one Σ of 150 + 160 sums
      [`held.get('s') + ${xs(160)}`, [[309, 311]], 0, ''],
    ]
    for (const [last, sums, edges, grad] of programs) {
      const snapshot = await takeSnapshot(`${hold}const y = ${last}\ny.backward()`)
      const closed = closeAll(snapshot, noChoices)
      assert.deepEqual(listSums(view(snapshot, closed)), sums, last)
      assertComplete(snapshot, view(snapshot, closed))
      const scene = await draw(snapshot, closed)
      assertConnected(scene)
      // 3 · 151
      const held = scene.cards.find(({ data }) => data === '453.0000')
      assert.equal(held?.grad ?? '', grad, last)
      const isSum = new Set(scene.ops.filter(({ bareSymbol }) => bareSymbol === 'Σ').map(({ id }) => id))
      const out = scene.edges.filter(({ from, to, kind }) => from === held?.id && isSum.has(to) && kind !== 'result')
      assert.equal(out.length, edges, last)
    }
  })

  it('opens a Σ to its partial sums, by its key, with all groups, and from any of them', async () => {
    const sum = Array.from({ length: 310 }, (_, k) => `x * ${k}`).join(' + ')
    const snapshot = await takeSnapshot(`const x = value(3)\nconst y = ${sum}\ny.backward()`)
    const closed = closeSums(openAll(snapshot, noChoices))
    const [circle] = (await draw(snapshot, closed)).ops.filter(({ bareSymbol }) => bareSymbol === 'Σ')
    assert.ok(circle?.opens)
    assert.equal(circle.symbol, 'Σ×310')
    const readSums = async (choices: GroupChoices): Promise<string[]> => {
      const { cards, ops } = await draw(snapshot, choices)
      const isSum = new Set(ops.filter(({ symbol }) => symbol === '+').map(({ id }) => id))
      return cards.filter(({ id }) => isSum.has(id)).map(({ data, grad }) => `${data} ${grad}`)
    }
    // 3 (0 + 1 + … + k), of which each has the gradient 1
    const partial = (k: number): string => `${((3 * k * (k + 1)) / 2).toFixed(4)} 1.0000`
    const all = Array.from({ length: 309 }, (_, k) => partial(k + 1))
    assert.deepEqual(await readSums(closed), [])
    assert.deepEqual(await readSums(openAll(snapshot, noChoices)), all)
    const opened = setOpen(closeAll(snapshot, noChoices), circle.opens, true)
    const seen = view(snapshot, setOpen(closed, circle.opens, true))
    assertComplete(snapshot, seen)
    assert.ok(seen.places.some(({ group }) => group?.key === circle.opens))
    const inside = seen.shapes.findLast((shape) => shape.kind === 'value' && shape.entry.hidden.length === 0)
    assert.ok(inside)
    const node = [...snapshot.graph.op.keys()].filter((id) => isComputed(snapshot.graph, id))[500] ?? -1
    const found = view(snapshot, openAround(snapshot, node, opened))
    const shape = found.shapes[found.shapeOf[node] ?? -1]
    assert.deepEqual([shape?.kind, shape?.kind === 'value' && shape.node], ['value', node])
  })

  it('opens and closes what the user says, and keeps it over a run with other numbers', async () => {
    const [one, other] = [await takeSnapshot(network()), await takeSnapshot(network(0.1))]
    const closed = closeAll(one, noChoices)
    assert.deepEqual(listGroups(view(one, closed)), ['for k 0–39 of 40'])
    const opened = pickMember(setOpen(closed, '/for k', true), '/for k', 17)
    assert.ok(listGroups(view(one, opened)).includes('for k but 17 of 40'))
    const [before, after] = [await draw(one, opened), await draw(other, opened)]
    assert.equal(after.layoutKey, before.layoutKey)
    assert.notDeepEqual(after.cards.map(({ data }) => data), before.cards.map(({ data }) => data)) // prettier-ignore
  })

  it('shows another sample in the same place, and moves nothing else', async () => {
    const snapshot = await takeSnapshot(network())
    const listPlaces = async (member: number): Promise<string[]> => {
      const { groups, frames } = await draw(snapshot, pickMember(noChoices, '/for k', member))
      return [...groups, ...frames].map(({ key, x, y, width }) => `${key} ${x} ${y} ${width}`).toSorted()
    }
    const places = await listPlaces(0)
    assert.ok(places.length >= 6)
    for (const member of [17, 39]) assert.deepEqual(await listPlaces(member), places)
  })

  it('draws a run with other numbers as if nothing had been drawn before', async () => {
    const [one, other] = [await takeSnapshot(network()), await takeSnapshot(network(0.1))]
    const fresh = await draw(other)
    const again = await takeSnapshot(network(0.1))
    await draw(one)
    assert.deepEqual(await buildScene(again, layouts, { drawnBefore: one }), fresh)
    // ReLU in place of tanh: the same wiring, another graph
    const otherwise = await takeSnapshot(network().replaceAll('tanh', 'relu'))
    const scene = await buildScene(otherwise, layouts, { drawnBefore: again })
    assert.deepEqual(scene, await draw(await takeSnapshot(network().replaceAll('tanh', 'relu'))))
    assert.notDeepEqual(scene?.ops, fresh.ops)
    // differences in place of sums: what was a Σ is none
    const chain = (sign: string): string =>
      `const x = value(3)\nconst y = ${Array.from({ length: 310 }, () => 'x').join(sign)}\ny.backward()`
    const sum = await takeSnapshot(chain(' + '))
    await draw(sum)
    const difference = await buildScene(await takeSnapshot(chain(' - ')), layouts, { drawnBefore: sum })
    assert.deepEqual(difference, await draw(await takeSnapshot(chain(' - '))))
  })

  it('opens what is around a value that a chain of sums holds, uses or makes', async () => {
    const sum = Array.from({ length: 310 }, (_, k) => (k === 200 ? 'value(7.5)' : `x * ${k}`)).join(' + ')
    const snapshot = await takeSnapshot(`const x = value(3)\nconst y = ${sum}\ny.backward()`)
    const { graph } = snapshot
    const closed = closeAll(snapshot, noChoices)
    const [result, leaf] = [graph.op.length - 1, graph.data.indexOf(7.5)]
    const listDrawn = (choices: GroupChoices): number[] =>
      view(snapshot, choices).shapes.flatMap((shape) => (shape.kind === 'group' ? [] : [shape.node]))
    const key = view(snapshot, closeSums(openAll(snapshot, noChoices))).shapes.flatMap((shape) =>
      shape.kind === 'value' && shape.opens !== null ? [shape.opens] : [],
    )
    const isSumOpen = (choices: GroupChoices): boolean => choices.open.some((each) => key.includes(each))
    for (const node of [result, leaf]) {
      const around = openAround(snapshot, node, closed)
      assert.ok(listDrawn(around).includes(node), `node ${node}`)
      assert.ok(!isSumOpen(around), `node ${node} is drawn beside a closed sum`)
      // Where the sum is open, the part of it is opened as well.
      const inside = openAround(snapshot, node, setOpen(around, key[0] ?? '', true))
      assert.ok(listDrawn(inside).includes(node), `node ${node} inside`)
    }
  })

  it('opens what is around any node', async () => {
    const snapshot = await takeSnapshot(network())
    const closed = closeAll(snapshot, noChoices)
    for (let node = 0; node < snapshot.graph.op.length; node += 97) {
      if (!isComputed(snapshot.graph, node)) continue
      const seen = view(snapshot, openAround(snapshot, node, closed))
      const shape = seen.shapes[seen.shapeOf[node] ?? -1]
      assert.equal(shape?.kind, 'value', `node ${node}`)
    }
  })

  it('opens all of a graph that can be drawn as a whole', async () => {
    const snapshot = await takeSnapshot('let x = value(0.5); for (let i = 0; i < 3; i++) { let y = x; for (let j = 0; j < 120; j++) y = y.tanh(); x = y }\nx.backward()') // prettier-ignore
    const seen = view(snapshot, openAll(snapshot, noChoices))
    assertComplete(snapshot, seen)
    // One turn of each loop is open, and all others are beside it.
    assert.deepEqual(listGroups(seen).toSorted(), ['for i 1–2 of 3', 'for j 1–119 of 120'])
    assertApart(await draw(snapshot, openAll(snapshot, noChoices)))
  })
})

/** Programs of functions that call earlier ones, in loops and under conditions on the data. */
const programs: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      turns: fc.integer({ min: 1, max: 5 }),
      calls: fc.array(fc.nat(9), { maxLength: 3 }),
      op: fc.constantFrom('x * w', 'x + y', 'x - w * y', '(x * y).tanh()', 'x * 0.5', 'x * w + y * w + x + y * x + w'),
      isChosen: fc.boolean(),
    }),
    { minLength: 3, maxLength: 7 },
  )
  .map((functions) => {
    const texts = functions.map(({ turns, calls, op, isChosen }, k) => {
      const inner = k === 0 ? [] : calls.map((call) => `y = y + f${call % k}(x, y)`)
      const turn = [`x = ${op}`, ...inner, isChosen ? 'if (x > 0.1) y = y.relu()' : ''].join('; ')
      return `function f${k}(x: number, y: number): number { for (let i${k} = 0; i${k} < ${turns}; i${k}++) { ${turn} } return x + y }`
    })
    const last = functions.length - 1
    return `const w = value(0.3)\n${texts.join('\n')}\nlet out = value(0)
for (let k = 0; k < 20; k++) out = out + f${last}(value(k / 20), value(0.1))\nout.backward()`
  })

/** Which closed group to open, and which member of it. */
const gestures = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { maxLength: 8 })

describe('folding of any program', () => {
  it('shows at most 150 shapes, apart from each other, in which every operation is once', async function () {
    // Each program is run and drawn several times: much for a machine that does other things as well.
    this.timeout(60_000)
    await fc.assert(
      fc.asyncProperty(programs, fc.boolean(), gestures, async (text, isAllOpen, steps) => {
        const { snapshot } = await evaluateText(text)
        fc.pre(snapshot !== null)
        const usual = view(snapshot)
        assert.ok(usual.places.length === 1 || usual.shapes.length <= 150, `${usual.shapes.length} shapes`)
        assertComplete(snapshot, usual)
        let choices = isAllOpen && snapshot.graph.op.length < 3_000 ? openAll(snapshot, noChoices) : noChoices
        for (const [which, member] of steps) {
          const closed = view(snapshot, choices).shapes.filter((shape) => shape.kind === 'group')
          const shape = closed[which % Math.max(1, closed.length)]
          if (shape) choices = pickMember(setOpen(choices, shape.group.key, true), shape.group.key, member)
          const sums = view(snapshot, choices).shapes.flatMap((each) => (each.kind === 'value' && each.opens) || [])
          const sum = sums[member % Math.max(1, sums.length)]
          if (sum) choices = setOpen(choices, sum, true)
        }
        assertComplete(snapshot, view(snapshot, choices))
        const scene = await draw(snapshot, choices)
        assertApart(scene)
        assertConnected(scene)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the numbers of a closed group', () => {
  it('are those of all its operations', async () => {
    const snapshot = await takeSnapshot(`const w = value(1); let s = value(0)
      for (let i = 0; i < 200; i++) s = s + (w * i) ** 2
      s.backward()`)
    const [group] = (await draw(snapshot, { ...noChoices, closed: ['/for i'] })).groups
    assert.ok(group)
    // products 0 … 199 and their squares up to 39,601; the gradient of a product p is 2p, that of its square 1
    assert.deepEqual([group.data.min, group.data.max], ['0.0000', '39601.0000'])
    // 200 ones, and twice 0 + 1 + … + 199 = 19,900: (200 + 39,800) / 400
    assert.deepEqual([group.grad?.min, group.grad?.mean, group.grad?.max], ['0.0000', '100.0000', '398.0000'])
    assert.equal(group.data.histogram.length, group.grad?.histogram.length)
    assert.equal(Math.max(...group.data.histogram), 1)
    assert.equal(group.contents, '2 operations each')
  })
})
