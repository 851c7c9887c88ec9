// Draws a value's card `label | data | grad`; an update touches only what differs.
import type { Card } from '../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from './buildElement.ts'
import { createChangeMark, describeChange } from './changeMark.ts'
import type { ShapeView } from './keyedGroup.ts'

const padding = 9
const keyWidth = 32
/** Widest advance of a character at the numbers' size; a longer text is squeezed rather than run into its key. */
const digitWidth = 8
/** The same for any size of a monospace font. */
const widestAdvance = 0.62
const farPadding = 9
const smallestFarSize = 22
/** Numbers up to `−24.7041` get the same size, so that a changed sign does not change it. */
const usualDigits = 8

export interface CardView extends ShapeView<Card> {
  readonly element: SVGGElement
}

/** `elementId` is what aria-activedescendant names. */
export function createCardView(key: string, elementId: string): CardView {
  const title = buildSvg('title')
  const ground = buildSvg('rect', { class: 'card-ground', rx: '6' })
  const hatch = buildSvg('rect', { class: 'card-hatch', rx: '6', fill: 'url(#hatch)' })
  const frame = buildSvg('rect', { class: 'card-frame', rx: '6' })
  const labelCell = buildSvg('path', { class: 'card-label-cell' })
  const label = buildSvg('text', { class: 'card-label' })
  const dataKey = buildSvg('text', { class: 'card-key' }, ['data'])
  const data = buildSvg('text', { class: 'card-number card-data' })
  const gradKey = buildSvg('text', { class: 'card-key' }, ['grad'])
  const grad = buildSvg('text', { class: 'card-number card-grad' })
  const bar = buildSvg('rect', { class: 'card-bar', height: '3', rx: '1.5' })
  const caret = buildSvg('rect', { class: 'card-caret', rx: '1.2' })
  const mark = createChangeMark()
  const element = buildSvg('g', { class: 'card', id: elementId, role: 'button', 'data-key': key })
  element.append(title, ground, labelCell, hatch, frame, label, dataKey, data, gradKey, grad, bar, caret, mark.element)

  function place(card: Card): void {
    const [left, top] = [-card.width / 2, -card.height / 2]
    const values = left + card.labelWidth
    const right = left + card.width - padding
    for (const rect of [ground, hatch, frame]) setBox(rect, left, top, card.width, card.height)
    setAttribute(labelCell, 'd', drawLabelCell(left, top, card.labelWidth, card.height))
    setPoint(label, left + card.labelWidth / 2, 0)
    const [first, second] = [top + card.height * 0.3, top + card.height * 0.66]
    setPoint(dataKey, values + padding, first)
    setPoint(data, right, first)
    setPoint(gradKey, values + padding, second)
    setPoint(grad, right, second)
    setPoint(bar, values + padding, top + card.height - 7.5)
    setBox(caret, left + 4, top + 9, 2.5, card.height - 18)
    placeFromAfar(element, card)
  }

  return {
    element,
    update(card) {
      const room = card.width - card.labelWidth - 2 * padding
      setStyle(element, 'transform', `translate(${card.x}px, ${card.y}px)`)
      place(card)
      setAttribute(element, 'data-id', String(card.id))
      const sentences = [card.title, describeChange(card)].filter((sentence) => sentence !== '')
      setAttribute(element, 'aria-label', sentences.join(' '))
      setAttribute(element, 'data-sign', card.gradSign === null ? 'unknown' : String(card.gradSign))
      element.classList.toggle('leaf', card.isLeaf)
      setText(title, [...(card.label === card.labelText ? [] : [card.label]), ...sentences].join('\n'))
      mark.update(card.change?.kind ?? null, card.width, card.height)
      setText(label, card.labelText)
      setNumber(data, card.data, room - keyWidth)
      setNumber(grad, card.grad, room - keyWidth)
      setAttribute(bar, 'width', String(Math.max(card.gradBar, 0) * room))
    },
  }
}

/** From afar the card is one line, the name and the number as large as both fit; where that is too small, only the name. */
function placeFromAfar(element: SVGGElement, card: Card): void {
  const findSize = (columns: number): number =>
    Math.min(card.height * 0.6, (card.width - 2 * farPadding) / (columns * widestAdvance))
  const name = card.labelText.length
  const withData = findSize(name + (name > 0 ? 1.5 : 0) + Math.max(card.data.length, usualDigits))
  const hasData = name === 0 || withData >= smallestFarSize
  element.classList.toggle('far-data', hasData)
  setStyle(element, '--gg-far-size', `${Math.round(hasData ? withData : findSize(name))}px`)
  setStyle(element, '--gg-far-shift', `${farPadding - card.labelWidth / 2}px`)
  setStyle(element, '--gg-far-drop', `${card.height * 0.2}px`)
}

function setNumber(element: SVGTextElement, text: string, room: number): void {
  setText(element, text)
  squeezeText(element, text.length * digitWidth, room)
  element.classList.toggle('broken', /NaN|∞/.test(text))
}

/** The left cell with the card's round corners; nothing where the value has no name. */
function drawLabelCell(left: number, top: number, width: number, height: number): string {
  if (width === 0) return ''
  const [right, bottom, r] = [left + width, top + height, 6]
  return `M${right},${top}H${left + r}a${r},${r} 0 0 0 ${-r},${r}V${bottom - r}a${r},${r} 0 0 0 ${r},${r}H${right}Z`
}
