// The timeline under the graph: a slider over the passes, buttons to step and play, and what the pass was like.
import { buildElement, buildSvg, setAttribute, setText } from '../buildElement.ts'
import { writeCount } from '../statusText.ts'
import type { Scrub } from './scrub.ts'

export interface TimelineActions {
  goTo(pass: number): void
  togglePlay(): void
}

export interface Timeline {
  readonly element: HTMLElement
  /** `facts`: what the pass was like, in words; or (`isTrouble`) why another one is not shown. */
  render(scrub: Scrub, facts: string, isTrouble: boolean): void
}

/** Drawn in a square of 16. */
const icons = {
  first: 'M3,3H4.5V13H3ZM13,3V13L5.5,8Z',
  back: 'M11,3V13L3.5,8Z',
  play: 'M4,2.5V13.5L13.5,8Z',
  pause: 'M4,3H7V13H4ZM9,3H12V13H9Z',
  forward: 'M5,3V13L12.5,8Z',
  last: 'M11.5,3H13V13H11.5ZM3,3V13L10.5,8Z',
} as const

export function createTimeline(actions: TimelineActions): Timeline {
  let now: Scrub | null = null
  const by = (step: number) => (): void => actions.goTo((now?.wanted ?? 0) + step)
  const first = buildButton(icons.first, 'First pass', () => actions.goTo(0))
  const back = buildButton(icons.back, 'Pass before', by(-1))
  const playing = buildButton(icons.play, 'Play', () => actions.togglePlay())
  const forward = buildButton(icons.forward, 'Next pass', by(1))
  const last = buildButton(icons.last, 'Last pass', () => actions.goTo(Infinity))
  playing.classList.add('play')
  const slider = buildElement('input', {
    type: 'range',
    class: 'pass-slider',
    min: '0',
    step: '1',
    'aria-label': 'pass',
  })
  const position = buildElement('output', { class: 'pass-position' })
  const facts = buildElement('span', { class: 'pass-facts' })
  const hint = buildElement('span', { class: 'pass-hint' }, ['Space plays, ← → step'])
  const element = buildElement('section', { class: 'timeline', 'aria-label': 'timeline of the passes' }, [
    buildElement('div', { class: 'timeline-row' }, [
      buildElement('div', { class: 'timeline-buttons' }, [first, back, playing, forward, last]),
      slider,
      position,
    ]),
    buildElement('div', { class: 'timeline-words' }, [facts, hint]),
  ])
  slider.addEventListener('input', () => actions.goTo(slider.valueAsNumber))
  element.addEventListener('keydown', (event) => {
    // On a button Space presses it.
    if (event.key !== ' ' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    event.stopPropagation()
    actions.togglePlay()
  })
  return {
    element,
    render(scrub, words, isTrouble) {
      now = scrub
      const end = Math.max(scrub.passes - 1, 0)
      slider.max = String(end)
      slider.value = String(scrub.wanted)
      slider.style.setProperty('--gg-part', String(end === 0 ? 0 : scrub.wanted / end))
      const isBehind = scrub.wanted !== scrub.shown
      const place = `pass ${writeCount(scrub.wanted)} / ${writeCount(end)}`
      setText(position, place)
      // A fixed width, so that the slider does not move under the pointer.
      position.style.minWidth = `${`pass ${writeCount(end)} / ${writeCount(end)}`.length + 2}ch`
      position.classList.toggle('behind', isBehind)
      element.setAttribute('aria-busy', String(isBehind))
      setText(facts, words)
      facts.classList.toggle('trouble', isTrouble)
      setAttribute(slider, 'aria-valuetext', `pass ${scrub.wanted} of ${end}${words ? `, ${words}` : ''}`)
      for (const button of [first, back]) setDisabled(button, scrub.wanted === 0)
      for (const button of [forward, last]) setDisabled(button, scrub.wanted === end)
      const name = scrub.isPlaying ? 'Pause' : 'Play'
      setAttribute(playing, 'aria-label', name)
      setAttribute(playing, 'title', `${name} (Space)`)
      const shape = playing.querySelector('path')
      if (shape) setAttribute(shape, 'd', scrub.isPlaying ? icons.pause : icons.play)
    },
  }
}

function buildButton(shape: string, name: string, act: () => void): HTMLButtonElement {
  const icon = buildSvg('svg', { width: '16', height: '16', 'aria-hidden': 'true' }, [buildSvg('path', { d: shape })])
  const button = buildElement('button', { type: 'button', class: 'tool', title: name, 'aria-label': name }, [icon])
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') act()
  })
  return button
}

/** It keeps the keyboard, which a button that is disabled would lose. */
function setDisabled(button: HTMLButtonElement, isDisabled: boolean): void {
  setAttribute(button, 'aria-disabled', String(isDisabled))
}
