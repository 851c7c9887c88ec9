// The spread of each layer's weights and gradients at the shown pass, as a row of two small histograms.
import type { Histogram, ParameterGroup } from '../../protocol/training.ts'
import { buildElement, buildSvg, setAttribute, setText } from '../buildElement.ts'
import { createChartFigure } from './chartFigure.ts'
import type { Figure } from './passFigure.ts'
import { writeNumber } from './writeNumber.ts'

export interface Spreads {
  readonly pass: number
  readonly groups: readonly ParameterGroup[]
}

const height = 34

export function createHistogramFigure(): Figure<Spreads> {
  const head = ['layer', 'weights', 'gradients'].map((words) => buildElement('th', { scope: 'col' }, [words]))
  const rows = buildElement('tbody')
  const table = buildElement('table', { class: 'histograms' }, [
    buildElement('thead', {}, [buildElement('tr', {}, head)]),
    rows,
  ])
  const figure = createChartFigure('histograms', null, [table])
  return {
    element: figure.element,
    update({ pass, groups }) {
      figure.describe({
        title: 'weights and gradients',
        aside: `pass ${pass}`,
        summary: `weights and gradients per layer at pass ${pass}`,
      })
      figure.note('', '')
      while (rows.children.length > groups.length) rows.lastElementChild?.remove()
      while (rows.children.length < groups.length) rows.append(buildRow())
      for (const [i, { name, count, weights, gradients }] of groups.entries()) {
        const [layer, ofWeights, ofGradients] = rows.children[i]?.children ?? []
        if (!layer || !ofWeights || !ofGradients) continue
        setText(layer, name)
        setAttribute(layer, 'title', `${name}: ${count} parameters`)
        showHistogram(ofWeights, weights, 'weights')
        showHistogram(ofGradients, gradients, 'gradients')
      }
    },
    resize: () => undefined,
    repaint: () => undefined,
  }
}

function buildRow(): HTMLElement {
  const cell = (name: string): HTMLElement =>
    buildElement('td', { class: name }, [
      buildSvg('svg', { class: 'histogram', preserveAspectRatio: 'none', height: String(height), role: 'img' }, [
        buildSvg('path', { class: 'histogram-bars' }),
        buildSvg('path', { class: 'histogram-zero' }),
      ]),
      buildElement('span', { class: 'histogram-min' }),
      buildElement('span', { class: 'histogram-max' }),
    ])
  return buildElement('tr', {}, [buildElement('th', { scope: 'row' }), cell('of-weights'), cell('of-gradients')])
}

function showHistogram(cell: Element, histogram: Histogram, what: string): void {
  const { min, max, counts } = histogram
  const [picture, low, high] = cell.children
  const [bars, zero] = picture?.children ?? []
  if (!picture || !low || !high || !bars || !zero) return
  const total = counts.reduce((sum, count) => sum + count, 0)
  const isKnown = total > 0 && Number.isFinite(min) && Number.isFinite(max)
  setAttribute(picture, 'viewBox', `0 0 ${Math.max(counts.length, 1)} 1`)
  setAttribute(bars, 'd', isKnown ? drawHistogram(counts) : '')
  setAttribute(zero, 'd', isKnown && min < 0 && max > 0 ? `M${(-min / (max - min)) * counts.length},0V1` : '')
  setText(low, isKnown ? writeNumber(min) : 'no finite numbers')
  setText(high, isKnown ? writeNumber(max) : '')
  const words = isKnown
    ? `${total} ${what} from ${writeNumber(min)} to ${writeNumber(max)}`
    : `${what}: no finite numbers`
  setAttribute(picture, 'aria-label', words)
}

/** SVG path data: a bar of width 1 for each bin, the tallest of height 1. */
export function drawHistogram(counts: readonly number[]): string {
  const most = Math.max(...counts, 1)
  // A bin with a single number in it must still be seen.
  return counts
    .map((count, i) => (count > 0 ? `M${i + 0.06},1V${1 - Math.max(count / most, 0.04)}h0.88V1Z` : ''))
    .join('')
}
