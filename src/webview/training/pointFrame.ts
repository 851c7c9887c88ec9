// The ground of plots in a plane: maps data to pixels, draws axes with round ticks. SVG, so that its colours follow the theme.
import { buildSvg } from '../buildElement.ts'
import { chooseTicks } from './niceTicks.ts'
import { writeTick } from './writeNumber.ts'

export interface Extent {
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
}

export interface PointFrame {
  readonly width: number
  readonly height: number
  x(value: number): number
  y(value: number): number
  /** Ground first, data after, axes last. */
  draw(picture: SVGSVGElement, ground: readonly SVGElement[], data: readonly SVGElement[]): void
}

const margin = { left: 46, right: 10, top: 8, bottom: 24 }

/** `width` and `height` in CSS pixels, axes included. */
export function makePointFrame({ xMin, xMax, yMin, yMax }: Extent, width: number, height: number): PointFrame {
  const [left, right, top, bottom] = [
    margin.left,
    Math.max(width - margin.right, margin.left + 1),
    margin.top,
    height - margin.bottom,
  ]
  const x = (value: number): number => round(left + ((value - xMin) / (xMax - xMin)) * (right - left))
  const y = (value: number): number => round(bottom - ((value - yMin) / (yMax - yMin)) * (bottom - top))
  return {
    width,
    height,
    x,
    y,
    draw(picture, ground, data) {
      const [xTicks, yTicks] = [
        chooseTicks(xMin, xMax, Math.max(2, (right - left) / 60)),
        chooseTicks(yMin, yMax, Math.max(2, (bottom - top) / 40)),
      ]
      const grid = [
        ...xTicks.map((tick) => `M${x(tick)},${top}V${bottom}`),
        ...yTicks.map((tick) => `M${left},${y(tick)}H${right}`),
      ]
      picture.setAttribute('width', String(width))
      picture.setAttribute('height', String(height))
      picture.replaceChildren(
        ...(ground.length > 0 ? ground : [buildSvg('path', { class: 'plot-grid', d: grid.join('') })]),
        ...data,
        ...xTicks.map((tick) => writeAt(tick, x(tick), bottom + 14, 'plot-tick middle')),
        ...yTicks.map((tick) => writeAt(tick, left - 8, y(tick), 'plot-tick end')),
      )
    },
  }
}

/** The extent of points with some air; null where no point is finite. */
export function findExtent(xs: readonly number[], ys: readonly number[]): Extent | null {
  const [xMin, xMax] = findEnds(xs)
  const [yMin, yMax] = findEnds(ys)
  if (xMin > xMax || yMin > yMax) return null
  const [dx, dy] = [(xMax - xMin || 1) * 0.05, (yMax - yMin || 1) * 0.05]
  return { xMin: xMin - dx, xMax: xMax + dx, yMin: yMin - dy, yMax: yMax + dy }
}

function findEnds(values: readonly number[]): [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return [min, max]
}

function writeAt(tick: number, x: number, y: number, name: string): SVGTextElement {
  return buildSvg('text', { class: name, x: String(x), y: String(y) }, [writeTick(tick)])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
