// The search field: live count, Enter to the next match, Shift+Enter back, Escape clears.
import { buildElement, buildIcon, setText } from './buildElement.ts'
import type { PanelModel } from './panelModel.ts'

export interface SearchActions {
  search(query: string): void
  cycle(step: 1 | -1): void
  leave(): void
}

export interface SearchBox {
  readonly element: HTMLElement
  focus(): void
  render(model: PanelModel): void
}

export function createSearchBox(actions: SearchActions): SearchBox {
  const input = buildElement('input', {
    type: 'text',
    class: 'search-input',
    placeholder: 'find a value…',
    'aria-label': 'find a value by its label',
    spellcheck: 'false',
    autocomplete: 'off',
  })
  const count = buildElement('span', { class: 'search-count', role: 'status' })
  input.addEventListener('input', () => actions.search(input.value))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') actions.cycle(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') actions.leave()
    else return
    event.preventDefault()
  })
  return {
    element: buildElement('div', { class: 'search', role: 'search' }, [buildIcon('search'), input, count]),
    focus() {
      input.focus()
      input.select()
    },
    render(model) {
      if (input.value !== model.query) input.value = model.query
      setText(count, describeMatches(model))
      input.classList.toggle('no-match', model.query.trim() !== '' && model.matches.length === 0)
    },
  }
}

/** `2 of 5`, `no match`, or nothing while nothing is looked for. */
export function describeMatches(model: Pick<PanelModel, 'query' | 'matches' | 'match'>): string {
  if (model.query.trim() === '') return ''
  return model.matches.length === 0 ? 'no match' : `${model.match + 1} of ${model.matches.length}`
}
