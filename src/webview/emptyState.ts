// What stands where the graph would be while there is none: the next step, never just "nothing here".
import type { FromPanel, PanelState } from '../protocol/panelMessages.ts'
import { buildElement } from './buildElement.ts'

export interface EmptyText {
  readonly title: string
  readonly lines: readonly string[]
  /** Code to type. */
  readonly code: readonly string[]
  readonly button: { readonly words: string; readonly message: FromPanel } | null
}

/** null where there is a graph to show, or one is on its way. */
export function chooseEmptyText(state: PanelState): EmptyText | null {
  if (state.scene) return null
  if (state.status.kind === 'restricted') {
    return {
      title: 'This folder is not trusted yet',
      lines: [
        'Showing the graph means running the code in the file. In Restricted Mode nothing runs; the file is only read and checked.',
      ],
      code: [],
      button: { words: 'Trust this folder…', message: { type: 'trust' } },
    }
  }
  if (state.fileName === null) {
    return {
      title: 'See how a number was made',
      lines: ['Write an expression or a network in a .nn.ts file. Save it, and its graph appears here.'],
      code: [],
      button: { words: 'New .nn.ts file', message: { type: 'newFile' } },
    }
  }
  if (state.status.kind === 'running') return null
  if (state.status.kind === 'stale') {
    return { title: 'No graph yet', lines: [capitalise(state.status.reason)], code: [], button: null }
  }
  return {
    title: `No value in ${state.fileName} yet`,
    lines: ['A value is a number that remembers how it was computed. Type these lines and save:'],
    code: ['const a = value(2)', 'const b = a * 3'],
    button: null,
  }
}

export interface EmptyView {
  readonly element: HTMLElement
  render(state: PanelState): void
}

export function createEmptyView(post: (message: FromPanel) => void): EmptyView {
  const element = buildElement('section', { class: 'empty' })
  let shown = ''
  return {
    element,
    render(state) {
      const text = chooseEmptyText(state)
      element.hidden = text === null
      const fingerprint = JSON.stringify(text)
      // Drawn again only when it says something else, so that its button keeps the keyboard.
      if (fingerprint === shown) return
      shown = fingerprint
      element.replaceChildren(...(text ? buildContent(text, post) : []))
    },
  }
}

function buildContent(text: EmptyText, post: (message: FromPanel) => void): Node[] {
  const nodes: Node[] = [
    buildElement('h2', {}, [text.title]),
    ...text.lines.map((line) => buildElement('p', {}, [line])),
  ]
  if (text.code.length > 0) nodes.push(buildElement('pre', {}, [buildElement('code', {}, [text.code.join('\n')])]))
  if (text.button) {
    const { words, message } = text.button
    const button = buildElement('button', { class: 'primary', type: 'button' }, [words])
    button.addEventListener('click', () => post(message))
    nodes.push(button)
  }
  return nodes
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
