// Draws a closed group: a stack of cards with its name, how many it stands for, and how their numbers are spread.
import type { GroupBox } from '../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from './buildElement.ts'
import type { ShapeView } from './keyedGroup.ts'
import { createChangeMark, describeInside } from './changeMark.ts'
import { createSpreadView } from './histogramShape.ts'
import { writeCount } from './statusText.ts'

const padding = 10
const columnGap = 12
/** Widest advances of a character, at the size of the name, of the count and of the contents. */
const nameWidth = 8.1
const countWidth = 6.9
const contentsWidth = 6.2
/** The same for any size of a monospace font. */
const widestAdvance = 0.62
const countPadding = 6
const countHeight = 17
/** How far each card of the stack stands out behind the next. */
const stackStep = 4

export interface GroupView extends ShapeView<GroupBox> {
  readonly element: SVGGElement
}

/** `elementId` is what aria-activedescendant names. */
export function createGroupView(key: string, elementId: string): GroupView {
  const title = buildSvg('title')
  const stack = [2, 1].map((depth) => buildSvg('rect', { class: 'group-behind', rx: '7', 'data-depth': String(depth) }))
  const ground = buildSvg('rect', { class: 'card-ground', rx: '7' })
  const hatch = buildSvg('rect', { class: 'card-hatch', rx: '7', fill: 'url(#hatch)' })
  const frame = buildSvg('rect', { class: 'card-frame', rx: '7' })
  const words = buildSvg('tspan')
  const range = buildSvg('tspan', { class: 'group-range', dx: '6' })
  const name = buildSvg('text', { class: 'group-name' }, [words, range])
  const face = buildSvg('rect', { class: 'group-count-face', height: String(countHeight), rx: '4' })
  const count = buildSvg('text', { class: 'group-count' })
  const contents = buildSvg('text', { class: 'group-contents' })
  const opener = buildSvg('path', { class: 'group-opener' })
  const data = createSpreadView('spread-data', 'data')
  const grad = createSpreadView('spread-grad', '|grad|')
  const mark = createChangeMark()
  const element = buildSvg('g', { class: 'group', id: elementId, role: 'button', 'data-key': key })
  element.append(title, ...stack, ground, hatch, frame, face, count, name, contents, opener)
  element.append(data.element, grad.element, mark.element)

  return {
    element,
    update(group) {
      const [left, top] = [-group.width / 2, -group.height / 2]
      const [right, room] = [-left - padding, group.width - 2 * padding]
      setStyle(element, 'transform', `translate(${group.x}px, ${group.y}px)`)
      setAttribute(element, 'data-id', String(group.id))
      const sentences = [group.title, describeInside(group)].filter((sentence) => sentence !== '')
      setAttribute(element, 'aria-label', sentences.join(' '))
      setAttribute(element, 'data-sign', group.grad ? 'known' : 'unknown')
      element.classList.toggle('stacked', group.count > 1)
      element.classList.toggle('can-open', group.canOpen)
      for (const rect of [ground, hatch, frame]) setBox(rect, left, top, group.width, group.height)
      for (const [i, rect] of stack.entries()) {
        const shift = (stack.length - i) * stackStep
        setBox(rect, left + shift, top - shift, group.width, group.height)
      }
      setText(title, sentences.join('\n'))
      mark.update(group.changed > 0 ? 'changed' : null, group.width, group.height)

      const counted = group.count > 1 ? `×${writeCount(group.count)}` : ''
      const faceWidth = counted === '' ? 0 : counted.length * countWidth + 2 * countPadding
      setBox(face, right - faceWidth, top + 8, faceWidth, countHeight)
      setPoint(count, right - faceWidth / 2, top + 8 + countHeight / 2)
      setText(count, counted)
      const beside = group.range === '' ? 0 : group.range.length * countWidth + 8
      const nameRoom = room - faceWidth - beside - (faceWidth > 0 ? 8 : 0)
      const shown = shorten(group.name, Math.floor(nameRoom / nameWidth))
      setPoint(name, left + padding, top + 17)
      setText(words, shown)
      setText(range, group.range)
      setPoint(contents, left + padding, top + 33)
      setText(contents, group.contents)
      squeezeText(contents, group.contents.length * contentsWidth, room - 18)
      setAttribute(opener, 'd', `M${right - 9},${top + 33}h8m-4,-4v8`)

      const column = (room - columnGap) / 2
      data.update(group.data, left + padding, column)
      grad.update(group.grad, left + padding + column + columnGap, column)
      placeFromAfar(element, group, shown)
    },
  }
}

/** From afar only the name and how many can be read, and take the whole box. */
function placeFromAfar(element: SVGGElement, group: GroupBox, name: string): void {
  const columns = Math.max(name.length, 3) * widestAdvance
  const size = Math.min(group.height * 0.42, (group.width - 2 * padding) / columns)
  setStyle(element, '--gg-far-size', `${Math.round(size)}px`)
  setStyle(element, '--gg-far-middle', `${group.width / 2 - padding}px`)
}

/** The end of a long path says more than its beginning. */
function shorten(name: string, most: number): string {
  return name.length <= most ? name : `…${name.slice(name.length - Math.max(most, 2) + 1)}`
}
