// Marks what the last save added or changed: a small sign on a corner.
import { buildSvg, setAttribute } from '../buildElement.ts'
import { markRadius, markSigns, placeMark } from '../markGeometry.ts'

export interface ChangeMark {
  readonly element: SVGGElement
  /** At the corner of a shape of that size; null: no mark. */
  update(kind: 'added' | 'changed' | null, width: number, height: number): void
}

export function createChangeMark(): ChangeMark {
  const sign = buildSvg('path', { class: 'mark-sign' })
  const face = buildSvg('g', { class: 'mark-face' }, [
    buildSvg('circle', { class: 'mark-ground', r: String(markRadius) }),
    sign,
  ])
  const element = buildSvg('g', { class: 'change-mark' }, [face])
  return {
    element,
    update(kind, width, height) {
      element.classList.toggle('hidden', kind === null)
      if (!kind) return
      const { x, y } = placeMark(width, height)
      setAttribute(element, 'data-change', kind)
      setAttribute(element, 'transform', `translate(${x},${y})`)
      setAttribute(sign, 'd', markSigns[kind])
    },
  }
}
