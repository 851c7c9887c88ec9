// Plots of points in a plane: a scatter plot, and a decision boundary under its points.
import type { Plot } from '../../protocol/training.ts'
import { buildSvg } from '../buildElement.ts'
import { shapeBoundary, type Boundary } from './boundaryCells.ts'
import { createChartFigure } from './chartFigure.ts'
import { createChartLegend } from './chartLegend.ts'
import type { Figure } from './passFigure.ts'
import { findExtent, makePointFrame, type Extent, type PointFrame } from './pointFrame.ts'
import { drawMarker, lookOfSeries } from './seriesLook.ts'

export type Scatter = Extract<Plot, { kind: 'scatter' }>

const scatterHeight = 200
/** Height of a boundary over its width, as the data has it, within what a column can bear. */
const boundaryShape = { least: 0.45, most: 0.8 }

export function createScatterFigure(): Figure<Scatter> {
  const picture = buildSvg('svg', { class: 'point-plot', role: 'img' })
  const legend = createChartLegend('marker')
  const figure = createChartFigure('scatter', legend.element, [picture])
  let plot: Scatter | null = null
  let width = 0
  function draw(): void {
    if (!plot || width === 0) return
    const { groups } = plot
    const extent = findExtent(
      groups.flatMap(({ x }) => x),
      groups.flatMap(({ y }) => y),
    )
    if (!extent) return picture.replaceChildren()
    const frame = makePointFrame(extent, width, scatterHeight)
    frame.draw(
      picture,
      [],
      groups.map(({ x, y }, i) => drawPoints(frame, i, x, y)),
    )
  }
  return {
    element: figure.element,
    update(next) {
      plot = next
      legend.render(next.groups.map(({ name, x }) => ({ name, value: String(x.length) })))
      const groups = next.groups.map(({ name, x }) => `${x.length} of ${name}`).join(', ')
      const summary = `${next.title}: scatter plot of ${groups} points`
      figure.describe({ title: next.title, summary })
      picture.setAttribute('aria-label', summary)
      const lost = next.groups.flatMap(({ x, y }) => x.filter((value, i) => !isFinitePoint(value, y[i]))).length
      figure.note(lost === 0 ? '' : `${lost} points are not finite`, '')
      draw()
    },
    resize(next) {
      width = next
      draw()
    },
    repaint: () => undefined,
  }
}

export function createBoundaryFigure(): Figure<Boundary> {
  const picture = buildSvg('svg', { class: 'point-plot', role: 'img' })
  const figure = createChartFigure('boundary', null, [picture])
  let plot: Boundary | null = null
  let width = 0
  function draw(): void {
    if (!plot || width === 0) return
    const frame = makePointFrame(plot, width, chooseHeight(plot, width))
    const [positive, negative] = [
      plot.points.filter(({ label }) => label > 0),
      plot.points.filter(({ label }) => label <= 0),
    ]
    frame.draw(
      picture,
      [drawCells(plot, frame)],
      [negative, positive].map((points, i) =>
        drawPoints(
          frame,
          1 - i,
          points.map(({ x }) => x),
          points.map(({ y }) => y),
        ),
      ),
    )
  }
  return {
    element: figure.element,
    update(next) {
      plot = next
      const above = next.scores.filter((score) => score > 0).length
      const share = Math.round((100 * above) / Math.max(next.scores.length, 1))
      const summary = `${next.title}: decision boundary under ${next.points.length} points, ${share} % of the plane is the class of label 1`
      figure.describe({ title: next.title, summary })
      picture.setAttribute('aria-label', summary)
      const unknown = next.scores.filter((score) => Number.isNaN(score)).length
      figure.note(unknown === 0 ? '' : `${unknown} of ${next.scores.length} scores are NaN`, '')
      draw()
    },
    resize(next) {
      width = next
      draw()
    },
    repaint: () => undefined,
  }
}

function chooseHeight({ xMin, xMax, yMin, yMax }: Extent, width: number): number {
  const shape = (yMax - yMin) / (xMax - xMin || 1)
  return Math.round(width * Math.min(Math.max(shape, boundaryShape.least), boundaryShape.most))
}

function drawCells(plot: Boundary, frame: PointFrame): SVGElement {
  const { positive, negative, border } = shapeBoundary(plot)
  const [left, bottom] = [frame.x(plot.xMin), frame.y(plot.yMin)]
  const [cellWidth, cellHeight] = [
    (frame.x(plot.xMax) - left) / plot.columns,
    (bottom - frame.y(plot.yMax)) / plot.rows,
  ]
  return buildSvg('g', { transform: `translate(${left},${bottom}) scale(${cellWidth},${-cellHeight})` }, [
    buildSvg('path', { class: 'cells negative', d: negative }),
    buildSvg('path', { class: 'cells positive', d: positive }),
    buildSvg('path', { class: 'cells-border', d: border }),
  ])
}

function drawPoints(frame: PointFrame, series: number, xs: readonly number[], ys: readonly number[]): SVGElement {
  const radius = xs.length > 1000 ? 2 : 3.5
  let path = ''
  for (const [i, x] of xs.entries()) {
    const y = ys[i]
    if (isFinitePoint(x, y)) path += drawMarker(series, frame.x(x), frame.y(y ?? 0), radius)
  }
  const points = buildSvg('path', { class: 'points', d: path })
  points.style.setProperty('--gg-series', `var(${lookOfSeries(series).color})`)
  return points
}

function isFinitePoint(x: number, y: number | undefined): boolean {
  return Number.isFinite(x) && Number.isFinite(y)
}
