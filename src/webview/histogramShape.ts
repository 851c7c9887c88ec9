// Draws a spread of numbers as a column of a group's box: the mean above its histogram, the ends below as on an axis.
import type { Spread } from '../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setText, squeezeText } from './buildElement.ts'

/** Widest advances of a character, at the mean's and the ends' size. */
const meanWidth = 7.4
const endWidth = 5.6
const gap = 6
/** Gap between two bars, as a part of a bar with its gap. */
const barGap = 0.18

export interface SpreadView {
  readonly element: SVGGElement
  /** `left` and `width` of the column; `spread` null: not known. */
  update(spread: Spread | null, left: number, width: number): void
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
  const keyWidth = words.length * 5 + 4
  return {
    element,
    update(spread, left, width) {
      const right = left + width
      element.classList.toggle('unknown', spread === null)
      setPoint(key, left, 1)
      setPoint(mean, right, 1)
      setText(mean, spread?.mean ?? '–')
      squeezeText(mean, (spread?.mean ?? '–').length * meanWidth, width - keyWidth)
      setAttribute(bars, 'd', spread ? drawBars(spread.histogram, left, 24, width, 14) : '')
      setBox(axis, left, 24, width, 1)
      setPoint(min, left, 31.5)
      setPoint(max, right, 31.5)
      for (const [text, end] of [
        [min, spread?.min ?? ''],
        [max, spread?.max ?? ''],
      ] as const) {
        setText(text, end)
        squeezeText(text, end.length * endWidth, (width - gap) / 2)
      }
      setPoint(bar, left, 38.5)
      setAttribute(bar, 'width', String((spread?.bar ?? 0) * width))
    },
  }
}

function drawBars(heights: readonly number[], left: number, base: number, width: number, height: number): string {
  const step = width / Math.max(heights.length, 1)
  let path = ''
  for (const [i, part] of heights.entries()) {
    if (part <= 0) continue
    // A bin with a single number in it must still be seen.
    const top = base - Math.max(part * height, 1)
    path += `M${round(left + i * step)},${base}V${round(top)}h${round(step * (1 - barGap))}V${base}Z`
  }
  return path
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
