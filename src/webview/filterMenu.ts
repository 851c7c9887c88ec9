// The menu of what of the graph is shown: its filters and its map.
import { buildElement, buildIcon, setText } from './buildElement.ts'
import { listFilters, nameValue, type Looks } from './looks.ts'
import type { PanelModel } from './panelModel.ts'

export interface FilterMenu {
  /** The button, and the menu that it opens. */
  readonly elements: readonly HTMLElement[]
  render(model: PanelModel): void
}

export function createFilterMenu(change: (change: Partial<Looks>) => void): FilterMenu {
  let selected: string | null = null
  const reach = buildChoice((isOn) => change({ reachOf: isOn ? selected : null }))
  const gradient = buildChoice((isOn) => change({ onlyGradient: isOn }))
  const constants = buildChoice((isOn) => change({ hideConstants: isOn }))
  const map = buildChoice((isOn) => change({ showMap: isOn }))
  setText(gradient.words, 'only where gradient flows')
  setText(constants.words, 'hide constants in operations')
  setText(map.words, 'map, where the graph does not fit')
  const menu = buildElement('div', { class: 'filter-menu', id: 'filter-menu', popover: 'auto' }, [
    buildElement('div', { role: 'group', 'aria-label': 'what is shown' }, [
      ...[reach, gradient, constants].map(({ element }) => element),
      buildElement('hr'),
      map.element,
    ]),
  ])
  const button = buildElement(
    'button',
    {
      type: 'button',
      class: 'tool filter',
      title: 'Choose what of the graph is shown',
      'aria-label': 'filter',
      popovertarget: 'filter-menu',
    },
    [buildIcon('filter'), buildElement('span', { class: 'tool-words' }, ['filter'])],
  )
  menu.addEventListener('toggle', () => {
    if (!menu.matches(':popover-open')) return
    const { right, bottom } = button.getBoundingClientRect()
    menu.style.top = `${bottom + 4}px`
    menu.style.left = `${Math.max(4, Math.min(right, window.innerWidth - 4) - menu.offsetWidth)}px`
    menu.querySelector<HTMLElement>('input:enabled')?.focus()
  })
  return {
    elements: [button, menu],
    render({ index, looks, selected: key }) {
      selected = key
      const named = looks.reachOf ?? key
      setText(
        reach.words,
        named === null ? 'only what the selected value reaches' : `only what ${nameValue(index, named)} reaches`,
      )
      reach.input.disabled = named === null
      reach.input.checked = looks.reachOf !== null
      gradient.input.checked = looks.onlyGradient
      constants.input.checked = looks.hideConstants
      map.input.checked = looks.showMap
      button.classList.toggle('chosen', listFilters(looks, index).length > 0)
    },
  }
}

function buildChoice(choose: (isOn: boolean) => void): {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  readonly words: HTMLElement
} {
  const input = buildElement('input', { type: 'checkbox' })
  const words = buildElement('span')
  input.addEventListener('change', () => choose(input.checked))
  return { element: buildElement('label', { class: 'filter-choice' }, [input, words]), input, words }
}
