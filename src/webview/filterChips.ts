// The active filters as chips over the graph: what is missing must be seen to be missing, and be one click from coming back.
import { buildElement, buildIcon } from './buildElement.ts'
import { listFilters, type Looks } from './looks.ts'
import type { PanelModel } from './panelModel.ts'

export interface FilterChips {
  readonly element: HTMLElement
  render(model: PanelModel): void
}

/** `leave`: the chip with the keyboard is going away. */
export function createFilterChips(change: (change: Partial<Looks>) => void, leave: () => void): FilterChips {
  const element = buildElement('div', { class: 'chips', role: 'group', 'aria-label': 'active filters' })
  let shown = ''
  function buildChip(words: string, removal: Partial<Looks>): HTMLElement {
    const chip = buildElement(
      'button',
      { type: 'button', class: 'chip', 'aria-label': `Remove the filter: ${words}` },
      [words, buildIcon('close')],
    )
    const remove = (): void => {
      leave()
      change(removal)
    }
    chip.addEventListener('click', remove)
    chip.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') remove()
    })
    return chip
  }
  return {
    element,
    render({ state, index, looks }) {
      const filters = state?.scene ? listFilters(looks, index) : []
      const text = JSON.stringify(filters)
      if (text === shown) return
      shown = text
      element.replaceChildren(...filters.map(({ words, removal }) => buildChip(words, removal)))
    },
  }
}
