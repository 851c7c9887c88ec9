// How far a training run is, over the foot of the graph: it takes no room, so that nothing moves.
import type { ToldProgress } from '../../protocol/panelMessages.ts'
import { buildElement, setAttribute, setText } from '../buildElement.ts'

export interface ProgressBar {
  readonly element: HTMLElement
  /** null: no run trains. */
  render(progress: ToldProgress | null): void
}

export function createProgressBar(cancel: () => void): ProgressBar {
  const words = buildElement('span', { class: 'training-words' })
  const fill = buildElement('div', { class: 'training-fill' })
  const bar = buildElement('div', { class: 'training-bar', role: 'progressbar', 'aria-label': 'training' }, [fill])
  const button = buildElement(
    'button',
    { type: 'button', class: 'tool', title: 'Stop the run and show what it has found so far' },
    ['Cancel'],
  )
  button.addEventListener('click', () => {
    button.disabled = true
    cancel()
  })
  const element = buildElement('div', { class: 'training-progress' }, [
    buildElement('div', { class: 'training-row' }, [words, button]),
    bar,
  ])
  element.hidden = true
  return {
    element,
    render(progress) {
      const isNew = element.hidden
      element.hidden = progress === null
      if (!progress) return
      if (isNew) button.disabled = false
      setText(words, progress.words)
      setAttribute(words, 'title', progress.words)
      setAttribute(bar, 'aria-valuetext', progress.words)
      bar.classList.toggle('unknown', progress.done === null)
      if (progress.done === null) return bar.removeAttribute('aria-valuenow')
      const percent = Math.round(Math.min(Math.max(progress.done, 0), 1) * 1000) / 10
      setAttribute(bar, 'aria-valuenow', String(percent))
      fill.style.transform = `scaleX(${percent / 100})`
    },
  }
}
