// The toolbar: which file and root, how current, how much; and what one can do with the graph.
import { buildElement, buildIcon, setAttribute, setText } from './buildElement.ts'
import type { PanelModel } from './panelModel.ts'
import { createFilterMenu } from './filterMenu.ts'
import { createHeatMenu } from './heatMenu.ts'
import type { Looks } from './looks.ts'
import { createRootMenu } from './rootMenu.ts'
import { createSearchBox, type SearchActions } from './searchBox.ts'
import { describeStatus } from './statusText.ts'

export interface ToolbarActions extends SearchActions {
  setRoot(key: string): void
  runBackward(): void
  zoomBy(factor: number): void
  fit(): void
  togglePartials(): void
  changeLooks(change: Partial<Looks>): void
  exportGraph(): void
}

export interface Toolbar {
  readonly element: HTMLElement
  focusSearch(): void
  render(model: PanelModel): void
}

export const zoomStep = 1.25

/** `sample` and `charts` are parts of their own that have a place here. */
export function createToolbar(actions: ToolbarActions, sample: Element, charts: Element): Toolbar {
  const file = buildElement('span', { class: 'file' })
  const root = createRootMenu((key) => actions.setRoot(key))
  const words = buildElement('span', { class: 'status-words' })
  const status = buildElement('span', { class: 'status' }, [buildElement('span', { class: 'dot' }), words])
  const summary = buildElement('span', { class: 'summary' })
  const search = createSearchBox(actions)
  const backward = buildButton(
    'debug-reverse-continue',
    'run backward',
    'Run backward on the root: find every gradient',
  )
  const zoomOut = buildButton('zoom-out', '', 'Zoom out (-)')
  const zoomIn = buildButton('zoom-in', '', 'Zoom in (+)')
  const fit = buildButton('screen-full', 'fit', 'Fit the graph into the panel (F)')
  const partials = buildButton('', '∂ local', 'Show the local derivative on every edge')
  const exporting = buildButton('export', 'export', 'Export the graph as SVG, PNG, DOT or JSON')
  const heat = createHeatMenu((chosen) => actions.changeLooks({ heat: chosen }))
  const filter = createFilterMenu((change) => actions.changeLooks(change))
  backward.classList.add('primary')
  for (const button of [zoomOut, zoomIn]) button.classList.add('zoom')

  backward.addEventListener('click', () => actions.runBackward())
  zoomOut.addEventListener('click', () => actions.zoomBy(1 / zoomStep))
  zoomIn.addEventListener('click', () => actions.zoomBy(zoomStep))
  fit.addEventListener('click', () => actions.fit())
  partials.addEventListener('click', () => actions.togglePartials())
  exporting.addEventListener('click', () => actions.exportGraph())

  const tools = buildElement('div', { class: 'tools' }, [
    backward,
    search.element,
    buildElement('div', { class: 'tool-group' }, [
      zoomOut,
      zoomIn,
      fit,
      partials,
      heat.element,
      ...filter.elements,
      charts,
      exporting,
    ]),
  ])
  const main = buildElement('div', { class: 'facts-main' }, [file, root.element, sample, status])
  const facts = buildElement('div', { class: 'facts' }, [main, summary])
  const element = buildElement('header', { class: 'toolbar' }, [facts, tools])

  return {
    element,
    focusSearch: () => search.focus(),
    render(model) {
      const { state } = model
      element.hidden = state === null || state.fileName === null
      if (!state || state.fileName === null) return
      setText(file, state.fileName)
      setAttribute(file, 'title', state.fileName)
      root.render(state)
      const { words: short, reason } = describeStatus(state.status)
      // The reason has a line of its own below; a long one would leave no room here.
      setText(words, short)
      setAttribute(status, 'title', reason ? `${short}: ${reason}` : short)
      setAttribute(status, 'data-status', state.status.kind)
      setText(summary, state.scene ? state.summary : '')
      setAttribute(summary, 'title', state.summary)
      tools.hidden = state.scene === null
      backward.hidden = !state.canRunBackward
      setAttribute(partials, 'aria-pressed', String(model.showPartials))
      heat.render(model.looks.heat)
      filter.render(model)
      search.render(model)
    },
  }
}

/** `words` give way to the icon in a narrow panel; the name and the tooltip stay. */
function buildButton(icon: string, words: string, title: string): HTMLButtonElement {
  const button = buildElement('button', { type: 'button', class: 'tool', title, 'aria-label': words || title })
  if (icon) button.append(buildIcon(icon))
  if (words) button.append(buildElement('span', { class: icon ? 'tool-words' : '' }, [words]))
  return button
}
