// The menu of all values that can be the root.
import type { PanelState, RootChoice } from '../protocol/panelMessages.ts'
import { buildElement, buildIcon } from './buildElement.ts'

export interface RootMenu {
  readonly element: HTMLElement
  render(state: PanelState): void
}

export function createRootMenu(choose: (key: string) => void): RootMenu {
  const select = buildElement('select', { 'aria-label': 'root: the value whose graph is shown' })
  const element = buildElement('label', { class: 'root' }, [
    buildElement('span', { class: 'root-word' }, ['root']),
    buildElement('span', { class: 'dropdown' }, [select, buildIcon('chevron-down')]),
  ])
  select.addEventListener('change', () => choose(select.value))
  let shown: readonly RootChoice[] = []
  return {
    element,
    render(state) {
      const choices = listChoices(state)
      // An open menu must not be rebuilt under the pointer when nothing in it changed.
      if (!isSameList(choices, shown)) {
        shown = choices
        select.replaceChildren(
          ...choices.map((choice) => buildElement('option', { value: choice.key }, [choice.label])),
        )
      }
      select.value = state.root ?? ''
      select.disabled = choices.length === 0
      element.hidden = choices.length === 0
    },
  }
}

/** A root that is none of the named values is offered as what it is: the one shown now. */
function listChoices(state: PanelState): readonly RootChoice[] {
  if (state.roots.some((choice) => choice.key === state.root)) return state.roots
  if (state.scene === null) return state.roots
  return [{ key: state.root ?? '', label: state.rootLabel ?? '–' }, ...state.roots]
}

function isSameList(one: readonly RootChoice[], other: readonly RootChoice[]): boolean {
  return (
    one.length === other.length &&
    one.every((choice, i) => choice.key === other[i]?.key && choice.label === other[i]?.label)
  )
}
