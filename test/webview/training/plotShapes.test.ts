// The pure parts of plots: cells of a boundary, aligned series, greys, counts, extents, the sample, the column's size.
import assert from 'node:assert/strict'
import type { Frame } from '../../../src/protocol/scene.ts'
import { shapeBoundary } from '../../../src/webview/training/boundaryCells.ts'
import { rangeSizes } from '../../../src/webview/training/chartColumn.ts'
import { sizeOfKey } from '../../../src/webview/training/columnEdge.ts'
import { countRight } from '../../../src/webview/training/confusionFigure.ts'
import { drawHistogram } from '../../../src/webview/training/histogramFigure.ts'
import { toGrey } from '../../../src/webview/training/imageFigure.ts'
import { alignSeries } from '../../../src/webview/training/linePlotFigure.ts'
import { describePassCharts, findPassIndex } from '../../../src/webview/training/passCharts.ts'
import { findExtent } from '../../../src/webview/training/pointFrame.ts'
import { findBatch } from '../../../src/webview/training/sampleMenu.ts'
import { lookOfSeries } from '../../../src/webview/training/seriesLook.ts'
import { unfolded } from '../sampleGroups.ts'

describe('decision boundary', () => {
  it('joins the cells of a row, and draws a line between the classes', () => {
    // Rows from the bottom: − − + and − + +.
    const shapes = shapeBoundary({ columns: 3, rows: 2, scores: [-1, 0, 2, -3, 1, 1] })
    assert.equal(shapes.negative, 'M0,0H2v1H0ZM0,1H1v1H0Z')
    assert.equal(shapes.positive, 'M2,0H3v1H2ZM1,1H3v1H1Z')
    assert.deepEqual(shapes.border.split('M').toSorted(), ['', '1,1h1', '1,1v1', '2,0v1'])
  })

  it('leaves cells empty whose score is no number', () => {
    const shapes = shapeBoundary({ columns: 3, rows: 1, scores: [1, NaN, -1] })
    assert.deepEqual([shapes.positive, shapes.negative, shapes.border], ['M0,0H1v1H0Z', 'M2,0H3v1H2Z', ''])
  })
})

describe('line plot', () => {
  it('brings series with x of their own over one axis: gaps stay gaps, elsewhere the line goes on', () => {
    const aligned = alignSeries({
      kind: 'line',
      title: 'forecast',
      series: [
        { name: 'truth', x: [0, 1, 2], y: [5, null, 7] },
        { name: 'forecast', x: [2, 1.5], y: [6, Infinity] },
      ],
    })
    assert.deepEqual(aligned.x, [0, 1, 1.5, 2])
    assert.deepEqual(aligned.lines[0]?.y, [5, null, undefined, 7])
    assert.deepEqual(aligned.lines[1]?.y, [undefined, undefined, null, 6])
    assert.deepEqual(alignSeries({ kind: 'line', title: '', series: [] }), { x: [], lines: [] })
  })
})

describe('passes of a history', () => {
  it('are found also where only every 4th was kept', () => {
    const passes = [0, 4, 8, 12, 13]
    assert.deepEqual(
      [0, 3, 4, 11, 12, 13, 99].map((pass) => findPassIndex(passes, pass)),
      [0, 0, 1, 2, 3, 4, 4],
    )
  })

  it('have a line that goes on over passes without a validation', () => {
    const losses = { pass: [0, 1, 2], loss: [3, 2, 1], validation: [3.5, null, 1.5] }
    const [loss, ...others] = describePassCharts(null, losses)
    assert.deepEqual(
      loss?.series.map(({ values }) => values),
      [
        [3, 2, 1],
        [3.5, undefined, 1.5],
      ],
    )
    assert.equal(others.length, 0)
    const [plain] = describePassCharts(null, { ...losses, validation: [null, null, null] })
    assert.deepEqual(
      plain?.series.map(({ name }) => name),
      ['loss'],
    )
  })
})

describe('shapes of plots', () => {
  it('find the extent of finite points alone', () => {
    assert.deepEqual(findExtent([0, 10, NaN], [-1, 1, Infinity]), { xMin: -0.5, xMax: 10.5, yMin: -1.1, yMax: 1.1 })
    assert.equal(findExtent([NaN], [1]), null)
  })

  it('turn brightness into grey, clamped', () => {
    assert.deepEqual([...toGrey([0, 1, 2, NaN], 4)], [0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0])
  })

  it('count what is right in a confusion matrix', () => {
    assert.deepEqual(
      countRight([
        [8, 2],
        [1, 9],
      ]),
      { right: 17, total: 20 },
    )
  })

  it('let a bin with a single number be seen', () => {
    assert.equal(drawHistogram([1000, 0, 1]), 'M0.06,1V0h0.88V1ZM2.06,1V0.96h0.88V1Z')
  })

  it('tell twenty series apart by colour and dash together', () => {
    const looks = new Set(Array.from({ length: 20 }, (_, i) => JSON.stringify(lookOfSeries(i))))
    assert.equal(looks.size, 20)
    const dashes = Array.from({ length: 4 }, (_, i) => lookOfSeries(i).dash.join(' '))
    assert.equal(new Set(dashes).size, 4, 'the first four differ without colour')
  })
})

describe('size of the charts', () => {
  const range = rangeSizes(1000, 320, 220)

  it('leaves the graph its least, or the charts theirs', () => {
    assert.deepEqual(range, { least: 220, most: 680 })
    assert.deepEqual(rangeSizes(300, 320, 220), { least: 220, most: 220 })
  })

  it('goes where the arrow moves the edge', () => {
    assert.deepEqual(
      ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'ArrowUp'].map((key) => sizeOfKey(key, 300, range, true)),
      [324, 276, 680, 220, null],
    )
    assert.equal(sizeOfKey('ArrowUp', 300, range, false), 324)
  })
})

describe('sample', () => {
  const frame = unfolded.frames[0] as Frame

  it('is the member of the largest open group at top level', () => {
    assert.equal(findBatch(unfolded), null, 'the repeated group is inside another')
    const batch = { ...frame, key: 'batch', count: 100, member: 17 }
    const scene = { ...unfolded, frames: [frame, { ...batch, count: 4 }, batch, { ...batch, count: 900, frame: 21 }] }
    assert.equal(findBatch(scene), batch)
    const sample = { ...batch, count: 2, frame: 21, isSample: true }
    assert.equal(findBatch({ ...scene, frames: [...scene.frames, sample] }), sample, 'the samples of a batch, wherever')
    assert.equal(findBatch(null), null)
  })
})
