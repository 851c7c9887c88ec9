// The search field: live count, Enter to the next match, Shift+Enter back, Escape clears; with a list, arrows and Enter choose from it.
import { buildElement, buildIcon, setText } from './buildElement.ts'
import { describeList, type FoundList } from './foundList.ts'
import { createFoundView } from './foundView.ts'
import type { PanelModel } from './panelModel.ts'

export interface SearchActions {
  search(query: string): void
  cycle(step: 1 | -1): void
  /** Moves in the list of what the whole graph holds. */
  stepInList(step: 1 | -1): void
  showNode(node: number): void
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
  const found = createFoundView(input, (node) => actions.showNode(node))
  let list: FoundList | null = null
  input.addEventListener('keydown', (event) => {
    const chosen = list?.query === input.value ? list.values[list.at] : undefined
    if (event.key === 'Enter' && list) {
      if (chosen) actions.showNode(chosen.node)
    } else if (event.key === 'Enter') actions.cycle(event.shiftKey ? -1 : 1)
    else if (chosen && event.key === 'ArrowDown') actions.stepInList(1)
    else if (chosen && event.key === 'ArrowUp') actions.stepInList(-1)
    else if (event.key === 'Escape') actions.leave()
    else return
    event.preventDefault()
  })
  return {
    element: buildElement('div', { class: 'search', role: 'search' }, [
      buildIcon('search'),
      input,
      count,
      found.element,
    ]),
    focus() {
      input.focus()
      input.select()
    },
    render(model) {
      if (input.value !== model.query) input.value = model.query
      setText(count, describeMatches(model))
      list = model.found
      found.render(list)
      input.classList.toggle('no-match', describeMatches(model) === 'no match')
    },
  }
}

/** `2 of 5`, `no match`, or nothing while nothing is looked for. */
export function describeMatches(model: Pick<PanelModel, 'query' | 'matches' | 'match' | 'found'>): string {
  if (model.query.trim() === '') return ''
  if (model.found) return describeList(model.found)
  return model.matches.length === 0 ? 'no match' : `${model.match + 1} of ${model.matches.length}`
}
