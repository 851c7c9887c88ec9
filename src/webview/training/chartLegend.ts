// The legend of a chart: how each series looks, what it is called, and its value at the pass that is shown or pointed at.
import { buildElement, buildSvg, setText } from '../buildElement.ts'
import { drawMarker, lookOfSeries } from './seriesLook.ts'

export interface ChartLegend {
  readonly element: HTMLElement
  /** `value` empty: the series has none to tell. */
  render(entries: readonly { readonly name: string; readonly value: string }[]): void
}

/** `swatch`: what stands for a series. */
export function createChartLegend(swatch: 'line' | 'marker'): ChartLegend {
  const element = buildElement('ul', { class: 'chart-legend' })
  return {
    element,
    render(entries) {
      while (element.children.length > entries.length) element.lastElementChild?.remove()
      for (let i = element.children.length; i < entries.length; i++) element.append(buildEntry(i, swatch))
      for (const [i, { name, value }] of entries.entries()) {
        const [, label, number] = element.children[i]?.children ?? []
        if (label) setText(label, name)
        if (number) setText(number, value)
      }
    },
  }
}

function buildEntry(index: number, swatch: 'line' | 'marker'): HTMLElement {
  const { color, dash } = lookOfSeries(index)
  const shape =
    swatch === 'line'
      ? buildSvg('path', { d: 'M0,5H22', class: 'swatch-line', 'stroke-dasharray': dash.join(' ') })
      : buildSvg('path', { d: drawMarker(index, 6, 5, 4), class: 'swatch-marker' })
  const size = swatch === 'line' ? 22 : 12
  const picture = buildSvg('svg', { width: String(size), height: '10', 'aria-hidden': 'true' }, [shape])
  picture.style.setProperty('--gg-series', `var(${color})`)
  return buildElement('li', {}, [
    picture,
    buildElement('span', { class: 'series-name' }),
    buildElement('span', { class: 'series-value' }),
  ])
}
