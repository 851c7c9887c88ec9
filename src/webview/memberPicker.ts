// A small field over the graph to choose one call or iteration of many, by number or by sliding.
import type { Frame } from '../protocol/scene.ts'
import { buildElement } from './buildElement.ts'
import type { Anchor } from './renderer.ts'
import { writeCount } from './statusText.ts'

export interface MemberPicker {
  readonly element: HTMLElement
  /** Opens under `button`; `pick` is called for every choice, `leave` when the keyboard has to go elsewhere. */
  open(button: Anchor, frame: Frame, pick: (member: number) => void): void
  close(): void
}

/** `leave`: the user is done with the keyboard. */
export function createMemberPicker(leave: () => void): MemberPicker {
  const number = buildElement('input', { type: 'number', class: 'member-number', min: '0', step: '1' })
  const slider = buildElement('input', { type: 'range', class: 'member-slider', min: '0', step: '1' })
  const words = buildElement('span', { class: 'quiet' })
  const element = buildElement('div', { class: 'member-picker', role: 'dialog' }, [
    buildElement('label', { class: 'member-row' }, [number, words]),
    slider,
  ])
  element.hidden = true
  let shown = 0
  let last = 0
  let choose: (member: number) => void = () => undefined

  function close(): void {
    element.hidden = true
  }
  function take(value: number): void {
    if (!Number.isFinite(value)) return
    const member = Math.min(Math.max(Math.round(value), 0), last)
    number.value = String(member)
    slider.value = String(member)
    if (member === shown) return
    shown = member
    choose(member)
  }
  number.addEventListener('change', () => take(number.valueAsNumber))
  slider.addEventListener('input', () => take(slider.valueAsNumber))
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter' && event.target === number) take(number.valueAsNumber)
    close()
    leave()
  })
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) close()
  })
  return {
    element,
    close,
    open(button, frame, pick) {
      shown = frame.member
      last = frame.count - 1
      choose = pick
      for (const field of [number, slider]) {
        field.max = String(last)
        field.value = String(frame.member)
        field.setAttribute('aria-label', `which ${frame.name} is shown, 0 to ${writeCount(last)}`)
      }
      words.textContent = `0 to ${writeCount(last)}`
      element.setAttribute('aria-label', `choose which ${frame.name} is shown`)
      element.hidden = false
      place(element, button)
      number.focus()
      number.select()
    },
  }
}

/** Under the button, inside the stage. */
function place(element: HTMLElement, button: Anchor): void {
  const stage = element.offsetParent?.getBoundingClientRect()
  const { left, bottom } = button.getBoundingClientRect()
  if (!stage) return
  const keep = (offset: number, room: number): string => `${Math.max(4, Math.min(offset, room))}px`
  element.style.left = keep(left - stage.left, stage.width - element.offsetWidth - 4)
  element.style.top = keep(bottom - stage.top + 4, stage.height - element.offsetHeight - 4)
}
