// The column of charts: beside the graph or, in a narrow panel, under it; it can be closed and resized.
import { buildElement } from '../buildElement.ts'
import { createColumnEdge, type SizeRange } from './columnEdge.ts'
import { plainColumn, type ColumnLook } from './columnLook.ts'

export interface ChartColumn {
  /** The graph's side and the column: fills what is below the toolbar. */
  readonly element: HTMLElement
  readonly graphSide: HTMLElement
  render(look: ColumnLook, hasCharts: boolean): void
}

/** Graphs are wide: below this width one would be too small to read beside the charts. */
const stackedWidth = 1000
/** The height is that of the graph, the details and the timeline. */
const leastGraph = { width: 320, height: 300 }
const leastCharts = { width: 220, height: 120 }

/** `change` is told how the user resizes the column. */
export function createChartColumn(charts: Element, change: (change: Partial<ColumnLook>) => void): ChartColumn {
  let isStacked = false
  let size = { width: 0, height: 0 }
  const edge = createColumnEdge((wanted) => change(isStacked ? { height: wanted } : { width: wanted }))
  const column = buildElement('aside', { class: 'charts', 'aria-label': 'charts', tabindex: '-1' }, [charts])
  const graphSide = buildElement('div', { class: 'graph-side' })
  const element = buildElement('div', { class: 'workspace' }, [graphSide, edge.element, column])
  let look = plainColumn
  let hasCharts = false

  function show(): void {
    const isShown = hasCharts && look.isOpen
    column.hidden = !isShown
    edge.element.hidden = !isShown
    element.classList.toggle('stacked', isStacked)
    if (!isShown) return
    const range = isStacked
      ? rangeSizes(size.height, leastGraph.height, leastCharts.height)
      : rangeSizes(size.width, leastGraph.width, leastCharts.width)
    const wanted = isStacked ? look.height : look.width
    if (wanted === null) column.style.removeProperty('flex-basis')
    else column.style.flexBasis = `${Math.min(Math.max(wanted, range.least), range.most)}px`
    edge.render(isStacked, isStacked ? column.offsetHeight : column.offsetWidth, range)
  }
  new ResizeObserver(([entry]) => {
    if (!entry) return
    size = entry.contentRect
    isStacked = size.width < stackedWidth
    show()
  }).observe(element)
  return {
    element,
    graphSide,
    render(nextLook, next) {
      ;[look, hasCharts] = [nextLook, next]
      // Not before it is in the page is there a size; the observer tells it, too late for the first picture.
      if (size.width === 0 && element.isConnected) {
        size = { width: element.clientWidth, height: element.clientHeight }
        isStacked = size.width < stackedWidth
      }
      show()
    },
  }
}

/** What the charts may take of `room` so that the graph keeps its least. */
export function rangeSizes(room: number, leastOfGraph: number, leastOfCharts: number): SizeRange {
  return { least: leastOfCharts, most: Math.max(leastOfCharts, room - leastOfGraph) }
}
