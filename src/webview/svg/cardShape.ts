// Draws a value's card `label | data | grad`; an update touches only what differs.
import type { Card } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from '../buildElement.ts'
import { barHeight, cardRadius, digitWidth, isBroken, measureCard, measureFarCard } from '../cardGeometry.ts'
import { nameShape, writeTooltip } from '../shapeWords.ts'
import { createChangeMark } from './changeMark.ts'
import type { ShapeView } from './keyedGroup.ts'

export interface CardView extends ShapeView<Card> {
  readonly element: SVGGElement
}

/** `elementId` is what aria-activedescendant names. */
export function createCardView(key: string, elementId: string): CardView {
  const rx = String(cardRadius)
  const title = buildSvg('title')
  const ground = buildSvg('rect', { class: 'card-ground', rx })
  const hatch = buildSvg('rect', { class: 'card-hatch', rx, fill: 'url(#hatch)' })
  const frame = buildSvg('rect', { class: 'card-frame', rx })
  const labelCell = buildSvg('path', { class: 'card-label-cell' })
  const label = buildSvg('text', { class: 'card-label' })
  const dataKey = buildSvg('text', { class: 'card-key' }, ['data'])
  const data = buildSvg('text', { class: 'card-number card-data' })
  const gradKey = buildSvg('text', { class: 'card-key' }, ['grad'])
  const grad = buildSvg('text', { class: 'card-number card-grad' })
  const bar = buildSvg('rect', { class: 'card-bar', height: String(barHeight), rx: '1.5' })
  const caret = buildSvg('rect', { class: 'card-caret', rx: '1.2' })
  const mark = createChangeMark()
  const element = buildSvg('g', { class: 'card', id: elementId, role: 'button', 'data-key': key })
  element.append(title, ground, labelCell, hatch, frame, label, dataKey, data, gradKey, grad, bar, caret, mark.element)
  let shown: Card | null = null

  function place(card: Card): void {
    const { left, top, start, end, first, second, barTop, labelX } = measureCard(card)
    for (const rect of [ground, hatch, frame]) setBox(rect, left, top, card.width, card.height)
    setAttribute(labelCell, 'd', drawLabelCell(left, top, card.labelWidth, card.height))
    setPoint(label, labelX, 0)
    setPoint(dataKey, start, first)
    setPoint(data, end, first)
    setPoint(gradKey, start, second)
    setPoint(grad, end, second)
    setPoint(bar, start, barTop)
    setBox(caret, left + 4, top + 9, 2.5, card.height - 18)
  }

  return {
    element,
    update(card) {
      const { room, numberRoom } = measureCard(card)
      setStyle(element, 'transform', `translate(${card.x}px, ${card.y}px)`)
      if (!hasSameSize(shown, card)) place(card)
      shown = card
      placeFromAfar(element, card)
      setAttribute(element, 'data-id', String(card.id))
      setAttribute(element, 'aria-label', nameShape(card))
      setAttribute(element, 'data-sign', card.gradSign === null ? 'unknown' : String(card.gradSign))
      element.classList.toggle('leaf', card.isLeaf)
      setText(title, writeTooltip(card))
      mark.update(card.change?.kind ?? null, card.width, card.height)
      setText(label, card.labelText)
      setNumber(data, card.data, numberRoom)
      setNumber(grad, card.grad, numberRoom)
      setAttribute(bar, 'width', String(Math.max(card.gradBar, 0) * room))
    },
  }
}

function hasSameSize(one: Card | null, other: Card): boolean {
  return one?.width === other.width && one.height === other.height && one.labelWidth === other.labelWidth
}

function placeFromAfar(element: SVGGElement, card: Card): void {
  const { hasData, size, labelStart, drop } = measureFarCard(card)
  element.classList.toggle('far-data', hasData)
  setStyle(element, '--gg-far-size', `${size}px`)
  setStyle(element, '--gg-far-shift', `${labelStart + (card.width - card.labelWidth) / 2}px`)
  setStyle(element, '--gg-far-drop', `${drop}px`)
}

function setNumber(element: SVGTextElement, text: string, room: number): void {
  setText(element, text)
  squeezeText(element, text.length * digitWidth, room)
  element.classList.toggle('broken', isBroken(text))
}

/** The left cell with the card's round corners; nothing where the value has no name. */
function drawLabelCell(left: number, top: number, width: number, height: number): string {
  if (width === 0) return ''
  const [right, bottom, r] = [left + width, top + height, cardRadius]
  return `M${right},${top}H${left + r}a${r},${r} 0 0 0 ${-r},${r}V${bottom - r}a${r},${r} 0 0 0 ${r},${r}H${right}Z`
}
