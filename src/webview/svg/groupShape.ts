// Draws a closed group: a stack of cards with its name, how many it stands for, and how their numbers are spread.
import type { GroupBox } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setBox, setPoint, setStyle, setText, squeezeText } from '../buildElement.ts'
import {
  contentsWidth,
  countHeight,
  groupPadding,
  groupRadius,
  measureGroup,
  stackDepth,
  stackStep,
} from '../groupGeometry.ts'
import { nameShape, writeTooltip } from '../shapeWords.ts'
import { createChangeMark } from './changeMark.ts'
import { createSpreadView } from './histogramShape.ts'
import type { ShapeView } from './keyedGroup.ts'

export interface GroupView extends ShapeView<GroupBox> {
  readonly element: SVGGElement
}

/** `elementId` is what aria-activedescendant names. */
export function createGroupView(key: string, elementId: string): GroupView {
  const rx = String(groupRadius)
  const title = buildSvg('title')
  const stack = Array.from({ length: stackDepth }, () => buildSvg('rect', { class: 'group-behind', rx }))
  const ground = buildSvg('rect', { class: 'card-ground', rx })
  const hatch = buildSvg('rect', { class: 'card-hatch', rx, fill: 'url(#hatch)' })
  const frame = buildSvg('rect', { class: 'card-frame', rx })
  const name = buildSvg('text', { class: 'group-name' })
  const range = buildSvg('text', { class: 'group-range' })
  const face = buildSvg('rect', { class: 'group-count-face', height: String(countHeight), rx: '4' })
  const count = buildSvg('text', { class: 'group-count' })
  const contents = buildSvg('text', { class: 'group-contents' })
  const opener = buildSvg('path', { class: 'group-opener' })
  const data = createSpreadView('spread-data', 'data')
  const grad = createSpreadView('spread-grad', '|grad|')
  const mark = createChangeMark()
  const element = buildSvg('g', { class: 'group', id: elementId, role: 'button', 'data-key': key })
  element.append(title, ...stack, ground, hatch, frame, face, count, name, range, contents, opener)
  element.append(data.element, grad.element, mark.element)

  return {
    element,
    update(group) {
      const { left, top, right, counted, faceWidth, name: shown, ...rest } = measureGroup(group)
      setStyle(element, 'transform', `translate(${group.x}px, ${group.y}px)`)
      setAttribute(element, 'data-id', String(group.id))
      setAttribute(element, 'aria-label', nameShape(group))
      setAttribute(element, 'data-sign', group.grad ? 'known' : 'unknown')
      element.classList.toggle('stacked', group.count > 1)
      element.classList.toggle('can-open', group.canOpen)
      for (const rect of [ground, hatch, frame]) setBox(rect, left, top, group.width, group.height)
      for (const [i, rect] of stack.entries()) {
        const shift = (stackDepth - i) * stackStep
        setBox(rect, left + shift, top - shift, group.width, group.height)
      }
      setText(title, writeTooltip(group))
      mark.update(group.changed > 0 ? 'changed' : null, group.width, group.height)

      setBox(face, right - faceWidth, top + 8, faceWidth, countHeight)
      setPoint(count, right - faceWidth / 2, top + 8 + countHeight / 2)
      setText(count, counted)
      setPoint(name, left + groupPadding, top + 17)
      setText(name, shown)
      setPoint(range, left + groupPadding, top + 33)
      setText(range, group.range)
      setPoint(contents, left + groupPadding, top + 33)
      setText(contents, rest.contents)
      squeezeText(contents, rest.contents.length * contentsWidth, rest.contentsRoom)
      setAttribute(opener, 'd', `M${right - 9},${top + 33}h8m-4,-4v8`)

      data.update(group.data, rest.data)
      grad.update(group.grad, rest.grad)
      setStyle(element, '--gg-small-size', `${rest.smallSize}px`)
      setStyle(element, '--gg-far-size', `${rest.farSize}px`)
    },
  }
}
