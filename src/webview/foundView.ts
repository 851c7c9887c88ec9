// Draws the list of found values under the search field: the label, and more quietly where it was made.
import type { FoundValue } from '../protocol/panelMessages.ts'
import { buildElement, setText } from './buildElement.ts'
import { describeRest, type FoundList } from './foundList.ts'

export interface FoundView {
  readonly element: HTMLElement
  render(list: FoundList | null): void
}

/** `input` keeps the keyboard: the list is an extension of it. */
export function createFoundView(input: HTMLInputElement, choose: (node: number) => void): FoundView {
  const options = buildElement('ul', { id: 'found-values', role: 'listbox', 'aria-label': 'values found' })
  const rest = buildElement('p', { class: 'found-rest' })
  const element = buildElement('div', { class: 'found', hidden: '' }, [options, rest])
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', options.id)
  // A press would take the keyboard from the field, and the list would be gone before the click.
  element.addEventListener('mousedown', (event) => event.preventDefault())
  let shown: FoundList | null = null
  let rows: HTMLElement[] = []
  return {
    element,
    render(list) {
      if (list === shown) return
      if (list?.values !== shown?.values) {
        rows = (list?.values ?? []).map((value, index) => buildRow(value, index, choose))
        options.replaceChildren(...rows)
      }
      shown = list
      const isOpen = list !== null && list.values.length > 0
      element.hidden = !isOpen
      input.setAttribute('aria-expanded', String(isOpen))
      setText(rest, list ? describeRest(list) : '')
      for (const [index, row] of rows.entries()) row.setAttribute('aria-selected', String(index === list?.at))
      const active = rows[list?.at ?? -1]
      if (active) input.setAttribute('aria-activedescendant', active.id)
      else input.removeAttribute('aria-activedescendant')
      active?.scrollIntoView({ block: 'nearest' })
    },
  }
}

function buildRow({ node, label, path }: FoundValue, index: number, choose: (node: number) => void): HTMLElement {
  const title = path ? `${label} · ${path}` : label
  const row = buildElement('li', { id: `found-${index}`, role: 'option', title }, [
    buildElement('span', { class: 'found-label' }, [label]),
    buildElement('span', { class: 'found-path' }, [buildElement('bdi', {}, [path])]),
  ])
  row.addEventListener('click', () => choose(node))
  return row
}
