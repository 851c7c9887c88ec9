// The frame of every chart: its title, what it says about the shown pass, the drawing, notes, and a sentence for a screen reader.
import { buildElement, setAttribute, setText } from '../buildElement.ts'

export interface ChartFigure {
  readonly element: HTMLElement
  /** Holds the drawing. */
  readonly body: HTMLElement
  /** `aside` stands beside the title; `summary` replaces the drawing for those who do not see it. */
  describe(words: { readonly title: string; readonly aside?: string; readonly summary: string }): void
  /** Below the drawing; `warning` with a sign. Empty texts take no room. */
  note(warning: string, hint: string): void
}

export function createChartFigure(kind: string, legend: HTMLElement | null, drawing: readonly Element[]): ChartFigure {
  const title = buildElement('span', { class: 'chart-title' })
  const aside = buildElement('span', { class: 'chart-aside' })
  const body = buildElement('div', { class: 'chart-body' }, drawing)
  const [warning, hint] = [buildElement('p', { class: 'chart-warning' }), buildElement('p', { class: 'chart-hint' })]
  const element = buildElement('figure', { class: 'chart', 'data-chart': kind }, [
    buildElement('figcaption', {}, [title, aside]),
    ...(legend ? [legend] : []),
    body,
    warning,
    hint,
  ])
  return {
    element,
    body,
    describe(words) {
      setText(title, words.title)
      setText(aside, words.aside ?? '')
      setAttribute(element, 'aria-label', words.summary)
    },
    note(warningWords, hintWords) {
      setText(warning, warningWords)
      setText(hint, hintWords)
      warning.hidden = warningWords === ''
      hint.hidden = hintWords === ''
    },
  }
}
