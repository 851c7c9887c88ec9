// The choice by what the graph is coloured.
import { buildElement, buildIcon } from './buildElement.ts'
import type { Heat } from './looks.ts'

export interface HeatMenu {
  readonly element: HTMLElement
  render(heat: Heat): void
}

const choices: readonly (readonly [heat: Heat, words: string])[] = [
  ['nothing', 'nothing'],
  ['grad', '|grad|'],
  ['data', 'data'],
]

export function createHeatMenu(choose: (heat: Heat) => void): HeatMenu {
  const select = buildElement('select', { 'aria-label': 'colour by: what the colour of a card shows' })
  select.append(...choices.map(([heat, words]) => buildElement('option', { value: heat }, [words])))
  select.addEventListener('change', () => choose(choices[select.selectedIndex]?.[0] ?? 'nothing'))
  const element = buildElement(
    'label',
    { class: 'heat', title: 'Colour the cards by the size of their gradient or data' },
    [
      buildIcon('symbol-color'),
      buildElement('span', { class: 'tool-words' }, ['colour by']),
      buildElement('span', { class: 'dropdown' }, [select, buildIcon('chevron-down')]),
    ],
  )
  return {
    element,
    render(heat) {
      select.value = heat
      element.classList.toggle('chosen', heat !== 'nothing')
    },
  }
}
