// The strip below the graph: the selected value, where it was made, and its gradient as the chain rule in numbers.
import type { Explanation, GradientTerm, Place } from '../protocol/explanation.ts'
import type { GroupBox } from '../protocol/scene.ts'
import { buildElement } from './buildElement.ts'
import { buildGroupDetails } from './groupDetails.ts'
import type { PanelModel } from './panelModel.ts'
import { writeCount } from './statusText.ts'

export interface DetailsActions {
  openPlace(place: Place): void
  /** Goes to the value that uses the selected one. */
  selectNode(node: number): void
}

export interface DetailsStrip {
  readonly element: HTMLElement
  render(model: PanelModel): void
}

export function createDetailsStrip(actions: DetailsActions): DetailsStrip {
  const element = buildElement('section', { class: 'details', 'aria-label': 'the selected value' })
  let shown: Explanation | GroupBox | null | undefined
  return {
    element,
    render(model) {
      element.hidden = !model.state?.scene
      const group = model.index.groups.get(model.selected ?? '')
      const next = group ?? model.explanation
      if (next === shown) return
      shown = next
      if (group) element.replaceChildren(...buildGroupDetails(group))
      else
        element.replaceChildren(...(model.explanation ? buildExplanation(model.explanation, actions) : [buildHint()]))
    },
  }
}

function buildHint(): HTMLElement {
  return buildElement('p', { class: 'hint' }, [
    'Choose a value to see where its gradient comes from. Click it, or walk the edges with the arrow keys.',
  ])
}

function buildExplanation(explanation: Explanation, actions: DetailsActions): Node[] {
  const sign = explanation.gradSign === null ? 'unknown' : String(explanation.gradSign)
  const head = buildElement('p', { class: 'details-head' }, [
    ...(explanation.label ? [buildElement('strong', {}, [explanation.label])] : []),
    buildElement('span', { class: 'quiet' }, [explanation.made]),
    ...buildPlace(explanation.place, actions),
    buildFigure('data', explanation.data, ''),
    buildFigure('grad', explanation.grad, sign),
  ])
  const lines: Node[] = [head]
  if (explanation.gradMissing) lines.push(buildElement('p', { class: 'quiet' }, [explanation.gradMissing]))
  const [only, ...others] = explanation.terms
  const hasOneTerm = only !== undefined && others.length === 0 && explanation.termCount <= 1
  if (explanation.chainRule) {
    lines.push(
      buildElement('p', { class: 'chain' }, [
        buildElement('code', {}, [explanation.chainRule]),
        ...(hasOneTerm ? [buildThrough(only, actions)] : []),
      ]),
    )
  }
  if (!hasOneTerm && only) lines.push(buildTerms(explanation, actions))
  if (explanation.accumulation) lines.push(buildElement('p', { class: 'quiet' }, [explanation.accumulation]))
  return lines
}

function buildFigure(key: string, value: string, sign: string): HTMLElement {
  return buildElement('span', { class: 'figure', 'data-sign': sign }, [
    buildElement('span', { class: 'quiet' }, [key]),
    ' ',
    buildElement('span', { class: 'figure-number' }, [value]),
  ])
}

/** `through e, line 4`: both are links. */
function buildThrough(term: GradientTerm, actions: DetailsActions): HTMLElement {
  return buildElement('span', { class: 'quiet through' }, [
    'through ',
    buildConsumer(term, actions),
    ...buildPlace(term.place, actions),
  ])
}

function buildTerms(explanation: Explanation, actions: DetailsActions): HTMLElement {
  const list = buildElement('ul', { class: 'terms' })
  for (const term of explanation.terms) {
    list.append(
      buildElement('li', {}, [
        buildElement('span', { class: 'quiet through' }, ['through ', buildConsumer(term, actions)]),
        buildElement('code', {}, [`${bracket(term.adjoint)} · ${bracket(term.local)} = ${term.product}`]),
        ...buildPlace(term.place, actions),
      ]),
    )
  }
  const hidden = explanation.termCount - explanation.terms.length
  if (hidden > 0) {
    const words = `and ${writeCount(hidden)} smaller ${hidden === 1 ? 'term' : 'terms'}`
    list.append(buildElement('li', { class: 'quiet more' }, [words]))
  }
  return list
}

function buildConsumer(term: GradientTerm, actions: DetailsActions): HTMLElement {
  return buildLink(term.consumerLabel || 'an unnamed value', `Select ${term.consumerLabel || 'the value'}`, () =>
    actions.selectNode(term.consumer),
  )
}

function buildPlace(place: Place | null, actions: DetailsActions): Node[] {
  if (!place) return []
  return [buildLink(describePlace(place), 'Show this code', () => actions.openPlace(place))]
}

function describePlace(place: Place): string {
  if (place.line !== undefined) return `line ${place.line}`
  return place.file.split(/[\\/]/).at(-1) ?? place.file
}

function buildLink(words: string, title: string, follow: () => void): HTMLElement {
  const link = buildElement('button', { type: 'button', class: 'link', title }, [words])
  link.addEventListener('click', follow)
  return link
}

function bracket(number: string): string {
  return number.startsWith('−') ? `(${number})` : number
}
