// The legend of a chart: how each series looks, what it is called, and its value at the pass that is shown or pointed at.
import { buildElement, buildSvg, setAttribute, setText } from '../buildElement.ts'
import { drawMarker, lookOfSeries } from './seriesLook.ts'

export interface ChartLegend {
  readonly element: HTMLElement
  /** `value` empty: the series has none to tell. */
  render(entries: Entries): void
}

type Entries = readonly { readonly name: string; readonly value: string }[]

/** Of more than these, all but one row stay hidden until they are asked for: the chart itself needs the room. */
const mostEntries = 4

/** `swatch`: what stands for a series. */
export function createChartLegend(swatch: 'line' | 'marker'): ChartLegend {
  const list = buildElement('ul')
  const more = buildElement('button', { type: 'button', class: 'legend-more' })
  const element = buildElement('div', { class: 'chart-legend' }, [list, more])
  let isOpen = false
  let entries: Entries = []

  function show(): void {
    const hidden = isOpen || entries.length <= mostEntries ? 0 : entries.length - mostEntries + 1
    const shown = entries.slice(0, entries.length - hidden)
    while (list.children.length > shown.length) list.lastElementChild?.remove()
    for (let i = list.children.length; i < shown.length; i++) list.append(buildEntry(i, swatch))
    for (const [i, { name, value }] of shown.entries()) {
      const [, label, number] = list.children[i]?.children ?? []
      if (label) setText(label, name)
      if (label) setAttribute(label, 'title', name)
      if (number) setText(number, value)
    }
    // A single series without a name is what the title says.
    element.hidden = shown.every(({ name, value }) => name === '' && value === '')
    more.hidden = entries.length <= mostEntries
    setText(more, isOpen ? 'fewer' : `+${hidden} more`)
    setAttribute(more, 'aria-expanded', String(isOpen))
  }
  more.addEventListener('click', () => {
    isOpen = !isOpen
    show()
  })
  return {
    element,
    render(next) {
      entries = next
      show()
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
