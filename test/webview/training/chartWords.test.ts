// The numbers and sentences of charts.
import assert from 'node:assert/strict'
import type { PassChart } from '../../../src/webview/training/passCharts.ts'
import {
  describeZeros,
  findDivergence,
  keepDrawable,
  summarizeChart,
} from '../../../src/webview/training/describeChart.ts'
import { choosePowers, chooseTicks } from '../../../src/webview/training/niceTicks.ts'
import { writeNumber, writePower, writeTick } from '../../../src/webview/training/writeNumber.ts'

function makeChart(change: Partial<PassChart>): PassChart {
  return { id: 'loss', title: 'loss per pass', isLog: false, band: null, pass: [], series: [], ...change }
}

describe('numbers of charts', () => {
  it('have four decimals where they say enough, else a power of ten', () => {
    assert.deepEqual([0.01294, -1.5, 0, 12345.678, 2.5e-5, -3e9, 0.001].map(writeNumber), [
      '0.0129',
      '−1.5000',
      '0',
      '12345.7',
      '2.50e−5',
      '−3.00e9',
      '0.0010',
    ])
  })

  it('say what is no number, and what is not known', () => {
    assert.deepEqual([NaN, Infinity, -Infinity, null, undefined].map(writeNumber), ['NaN', '∞', '−∞', '–', '–'])
  })

  it('are short on an axis', () => {
    assert.deepEqual([0.1 + 0.2, 0, -20, 1e6, 2e-5].map(writeTick), ['0.3', '0', '−20', '1e6', '2e−5'])
    assert.deepEqual([1e-3, 1, 10, 100, 1e-12].map(writePower), ['10⁻³', '1', '10', '10²', '10⁻¹²'])
  })
})

describe('ticks', () => {
  it('are round and between the ends', () => {
    const near = (ticks: number[]): number[] => ticks.map((tick) => Number(tick.toPrecision(9)))
    assert.deepEqual(near(chooseTicks(-1.2, 1.6, 5)), [-1, 0, 1])
    assert.deepEqual(near(chooseTicks(0, 0.3, 3)), [0, 0.1, 0.2, 0.3])
    assert.deepEqual(near(chooseTicks(3, 97, 5)), [20, 40, 60, 80])
    assert.deepEqual(chooseTicks(2, 2, 5), [2])
    assert.deepEqual(chooseTicks(NaN, 2, 5), [])
  })

  it('of a log scale are powers of ten, fewer of many', () => {
    assert.deepEqual(choosePowers(1e-4, 1, 5), [1e-4, 1e-3, 1e-2, 1e-1, 1])
    assert.deepEqual(choosePowers(1e-12, 1, 5), [1e-12, 1e-9, 1e-6, 1e-3, 1])
  })
})

describe('summary of a chart', () => {
  const pass = Array.from({ length: 100 }, (_, i) => i)

  it('says how each series goes, and over how many passes', () => {
    const loss = { name: 'loss', values: pass.map((i) => 0.89 - (0.88 * i) / 99) }
    const flat = { name: 'validation', values: pass.map((i) => (i % 10 === 0 ? 0.5 : undefined)) }
    assert.equal(
      summarizeChart(makeChart({ pass, series: [loss, flat] })),
      'loss per pass: loss falls from 0.8900 to 0.0100; validation stays at 0.5000, over 100 passes',
    )
  })

  it('says where it ends in what is no number', () => {
    const series = [{ name: 'loss', values: [1, 4, Infinity, NaN] }]
    const chart = makeChart({ pass: [0, 4, 8, 12], series })
    assert.equal(summarizeChart(chart), 'loss per pass: loss rises from 1.0000 to 4.0000, then ∞, over 13 passes')
    assert.deepEqual(findDivergence(chart), { pass: 8, words: 'diverged at pass 8: ∞' })
    assert.equal(findDivergence(makeChart({ pass: [0, 1], series: [{ name: 'loss', values: [1, null] }] })), null)
  })

  it('names the series that diverged first among several', () => {
    const series = [
      { name: 'layers[0]', values: [1, 2, NaN] },
      { name: 'layers[1]', values: [1, NaN, NaN] },
    ]
    assert.equal(findDivergence(makeChart({ pass: [0, 1, 2], series }))?.words, 'layers[1] diverged at pass 1: NaN')
  })

  it('draws gaps for what has no place, and says so of zeros on a log scale', () => {
    const series = { name: 'layers[0]', values: [0.1, 0, NaN, null, undefined, -1] }
    assert.deepEqual(keepDrawable(series, true), [0.1, null, null, null, undefined, null])
    assert.deepEqual(keepDrawable(series, false), [0.1, 0, null, null, undefined, -1])
    const chart = makeChart({ isLog: true, pass: [0, 1, 2, 3, 4, 5], series: [series] })
    assert.equal(describeZeros(chart), '0, not drawn on a log scale: layers[0] at 1 passes')
    assert.equal(describeZeros({ ...chart, isLog: false }), '')
  })
})
