// What a program plots, and the words for what cannot be drawn.
import assert from 'node:assert/strict'
import type { Plot } from '../../src/protocol/training.ts'
import { evaluateText } from './evaluateText.ts'

async function plot(text: string): Promise<readonly Plot[]> {
  const { snapshot, problems } = await evaluateText(text)
  assert.deepEqual(problems, [])
  return snapshot?.training?.plots ?? []
}

async function fail(text: string): Promise<string> {
  const { problems } = await evaluateText(text)
  return problems[0]?.message ?? ''
}

describe('plot', () => {
  it('draws a line of numbers one after the other, of a list, of several by name', async () => {
    const found = await plot(`for (let k = 0; k < 3; k++) plot.line('loss', value(k * k))
plot.line('whole', [5, 6])
plot.line('whole', [7, NaN, 9])
plot.line('both', { a: 1, b: [2, 3] })
plot.line('both', { a: 4 })`)
    assert.deepEqual(found, [
      { kind: 'line', title: 'loss', series: [{ name: '', x: [0, 1, 2], y: [0, 1, 4] }] },
      { kind: 'line', title: 'whole', series: [{ name: '', x: [0, 1, 2], y: [7, null, 9] }] },
      {
        kind: 'line',
        title: 'both',
        series: [
          { name: 'a', x: [0, 1], y: [1, 4] },
          { name: 'b', x: [0, 1], y: [2, 3] },
        ],
      },
    ])
  })

  it('draws points in groups by their labels', async () => {
    const [found] = await plot(`plot.scatter('points', [[0, 1], [2, value(3)], [4, 5]], ['in', 'out', 'in'])`)
    assert.deepEqual(found, {
      kind: 'scatter',
      title: 'points',
      groups: [
        { name: 'in', x: [0, 4], y: [1, 5] },
        { name: 'out', x: [2], y: [3] },
      ],
    })
  })

  it('draws a picture, stretched where it leaves 0 to 1', async () => {
    const found = await plot(`plot.image('ink', [[0, 0.5], [1, 0.25]])
plot.image('weights', [[-2, 0, 2]])`)
    assert.deepEqual(found, [
      { kind: 'image', title: 'ink', width: 2, height: 2, pixels: [0, 0.5, 1, 0.25] },
      { kind: 'image', title: 'weights', width: 3, height: 1, pixels: [0, 0.5, 1] },
    ])
  })

  it('counts which classes are taken for which', async () => {
    const counts = [
      [1, 1, 0],
      [0, 2, 0],
      [0, 0, 0],
    ]
    const [found] = await plot('plot.confusion([0, 0, 1, 1], [0, 1, 1, 1])')
    assert.deepEqual(found, {
      kind: 'confusion',
      title: 'confusion',
      classes: ['0', '1'],
      counts: counts.slice(0, 2).map((row) => row.slice(0, 2)),
    })
    const [matrix] = await plot(`plot.confusion(${JSON.stringify(counts)}, ['cat', 'dog', 'owl'])`)
    assert.deepEqual(matrix, { kind: 'confusion', title: 'confusion', classes: ['cat', 'dog', 'owl'], counts })
  })

  it('draws the boundary of the model as it is at the end, without a trace in the graph or in the random numbers', async () => {
    const text = (line: string): string => `seed(3)
const w = value(1)
const pass = (z: number) => z
function model([x, y]: number[]) {
  const scaled = pass(w * x)
  return scaled - y + 0 * Math.random()
}
const one = model([1, 1])
${line}
w.data = 2
const L = w * Math.random()
L.backward()`
    const { snapshot } = await evaluateText(text('plot.boundary(model, [[0, 0], [1, 1]], [0, 1])'))
    const [boundary] = snapshot?.training?.plots ?? []
    assert.ok(boundary?.kind === 'boundary')
    const { xMin, xMax, yMin, yMax, columns, rows, scores } = boundary
    // a tenth of what the points span is around them
    assert.deepEqual([xMin, xMax, yMin, yMax], [-0.1, 1.1, -0.1, 1.1])
    assert.equal(scores.length, columns * rows)
    scores.forEach((score, at) => {
      const x = xMin + (((at % columns) + 0.5) / columns) * (xMax - xMin)
      const y = yMin + ((Math.floor(at / columns) + 0.5) / rows) * (yMax - yMin)
      assert.ok(Math.abs(score - (2 * x - y)) < 1e-12)
    })
    const without = (await evaluateText(text(''))).snapshot
    assert.equal(snapshot?.nodesMade, without?.nodesMade)
    assert.deepEqual([...(snapshot?.graph.data ?? [])], [...(without?.graph.data ?? [])])
    assert.deepEqual([...(snapshot?.graph.grad ?? [])], [...(without?.graph.grad ?? [])])
    const counts = (run: typeof snapshot): unknown[] => (run?.summaries ?? []).map(({ count }) => count)
    assert.deepEqual(counts(snapshot), counts(without))
  })

  it('says what cannot be drawn in the words of the call', async () => {
    assert.match(await fail(`plot.line([1, 2])`), /plot\.line takes a title first/)
    assert.match(
      await fail(`plot.line('a', 'b' as never)`),
      /The line of plot\.line has to be a number, not the text "b"/,
    )
    assert.match(await fail(`plot.scatter('a', [[1, 2, 3]] as never)`), /has to be a pair \[x, y\]/)
    assert.match(await fail(`plot.scatter('a', [[1, 2]], [])`), /takes a label for each point: 1, not 0/)
    assert.match(await fail(`plot.image('a', [[1], [1, 2]])`), /takes rows of one length/)
    assert.match(
      await fail(`plot.image('a', [Array.from({ length: 300 }, () => 0)])`),
      /at most 256 can be drawn, not 300/,
    )
    assert.match(await fail(`plot.confusion([0], [0.5])`), /A class of plot\.confusion has to be 0, 1, 2, …, not 0\.5/)
    assert.match(await fail(`plot.boundary(1 as never, [[0, 0]], [1])`), /takes the model first, a function of a point/)
    assert.match(await fail(`plot.boundary(() => 1, [[0, 0]], [])`), /takes a label for each point: 1, not 0/)
    assert.match(
      await fail(`plot.boundary((p: number[]) => p.x.y, [[0, 0]], [1])`),
      /Cannot read properties of undefined/,
    )
  })
})
