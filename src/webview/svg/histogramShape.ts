// Draws a spread of numbers as a column of a group's box: the mean above its histogram, the ends below as on an axis.
import type { Spread } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setText, squeezeText } from '../buildElement.ts'
import { endWidth, meanWidth, measureColumn, placeBars, spreadRows, type Column } from '../groupGeometry.ts'

export interface SpreadView {
  readonly element: SVGGElement
  /** `spread` null: not known. */
  update(spread: Spread | null, column: Column): void
}

/** `name` stands beside the mean, and is the class of the column. */
export function createSpreadView(name: string, words: string): SpreadView {
  const key = buildSvg('text', { class: 'card-key' }, [words])
  const mean = buildSvg('text', { class: 'spread-mean' })
  const bars = buildSvg('path', { class: 'spread-bars' })
  const axis = buildSvg('rect', { class: 'spread-axis' })
  const min = buildSvg('text', { class: 'spread-end' })
  const max = buildSvg('text', { class: 'spread-end spread-max' })
  const bar = buildSvg('rect', { class: 'spread-bar', height: '3', rx: '1.5' })
  const element = buildSvg('g', { class: `spread ${name}` }, [key, mean, bars, axis, min, max, bar])
  return {
    element,
    update(spread, column) {
      const { left, top, width } = column
      const right = left + width
      const room = measureColumn(words, width)
      element.classList.toggle('unknown', spread === null)
      setPoint(key, left, top + spreadRows.mean)
      setPoint(mean, right, top + spreadRows.mean)
      setText(mean, spread?.mean ?? '–')
      squeezeText(mean, (spread?.mean ?? '–').length * meanWidth, room.mean)
      setAttribute(bars, 'd', spread ? drawBars(spread.histogram, column) : '')
      setBox(axis, left, top + spreadRows.axis, width, 1)
      setPoint(min, left, top + spreadRows.ends)
      setPoint(max, right, top + spreadRows.ends)
      for (const [text, end] of [
        [min, spread?.min ?? ''],
        [max, spread?.max ?? ''],
      ] as const) {
        setText(text, end)
        squeezeText(text, end.length * endWidth, room.end)
      }
      setPoint(bar, left, top + spreadRows.bar)
      setAttribute(bar, 'width', String((spread?.bar ?? 0) * width))
    },
  }
}

function drawBars(heights: readonly number[], column: Column): string {
  return placeBars(heights, column)
    .map(
      ({ x, y, width, height }) =>
        `M${round(x)},${round(y + height)}v${round(-height)}h${round(width)}v${round(height)}Z`,
    )
    .join('')
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
