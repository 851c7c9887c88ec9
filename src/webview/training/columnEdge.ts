// The edge between the graph and the charts: dragged by the pointer or moved by the keyboard, it sizes the column.
import { buildElement, setAttribute } from '../buildElement.ts'

export interface ColumnEdge {
  readonly element: HTMLElement
  /** Says which way the edge runs and where it stands, in CSS pixels. */
  render(isStacked: boolean, size: number, range: SizeRange): void
}

export interface SizeRange {
  readonly least: number
  readonly most: number
}

const keyStep = 24

/** `resize` is told the wanted size of the column; null: the one it has by itself. */
export function createColumnEdge(resize: (size: number | null) => void): ColumnEdge {
  const element = buildElement('div', {
    class: 'column-edge',
    role: 'separator',
    tabindex: '0',
    'aria-label': 'size of the charts',
    title: 'Drag to resize the charts; double-click for the usual size',
  })
  let isUpright = true
  let now = 0
  let limits: SizeRange = { least: 0, most: 0 }
  let held: { readonly at: number; readonly size: number } | null = null
  const take = (size: number): void => resize(Math.min(Math.max(Math.round(size), limits.least), limits.most))
  const along = (event: PointerEvent): number => (isUpright ? event.clientX : event.clientY)

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    held = { at: along(event), size: now }
  })
  element.addEventListener('pointermove', (event) => {
    // The column lies beyond the edge: it grows as the edge goes back.
    if (held && element.hasPointerCapture(event.pointerId)) take(held.size + held.at - along(event))
  })
  element.addEventListener('lostpointercapture', () => {
    held = null
  })
  element.addEventListener('dblclick', () => resize(null))
  element.addEventListener('keydown', (event) => {
    const size = sizeOfKey(event.key, now, limits, isUpright)
    if (size === null) return
    event.preventDefault()
    event.stopPropagation()
    take(size)
  })
  return {
    element,
    render(isStacked, size, range) {
      isUpright = !isStacked
      ;[now, limits] = [size, range]
      setAttribute(element, 'aria-orientation', isUpright ? 'vertical' : 'horizontal')
      setAttribute(element, 'aria-valuenow', String(Math.round(size)))
      setAttribute(element, 'aria-valuemin', String(Math.round(range.least)))
      setAttribute(element, 'aria-valuemax', String(Math.round(range.most)))
    },
  }
}

/** The arrow moves the edge, not the size; null: not a key of the edge. */
export function sizeOfKey(key: string, size: number, { least, most }: SizeRange, isUpright: boolean): number | null {
  if (key === 'Home') return most
  if (key === 'End') return least
  if (key === (isUpright ? 'ArrowLeft' : 'ArrowUp')) return size + keyStep
  if (key === (isUpright ? 'ArrowRight' : 'ArrowDown')) return size - keyStep
  return null
}
