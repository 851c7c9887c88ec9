// Draws an operation's circle, a capsule where its symbol carries a constant.
import type { OpCircle } from '../../protocol/scene.ts'
import { buildSvg, setAttribute, setStyle, setText, squeezeText } from '../buildElement.ts'
import { measureSymbol } from '../opGeometry.ts'
import type { ShapeView } from './keyedGroup.ts'

export function createOpView(key: string): ShapeView<OpCircle> {
  const title = buildSvg('title')
  const face = buildSvg('rect', { class: 'op-face' })
  const symbol = buildSvg('text', { class: 'op-symbol' })
  const element = buildSvg('g', { class: 'op', role: 'img', 'data-key': key }, [title, face, symbol])
  return {
    element,
    update(op) {
      setStyle(element, 'transform', `translate(${op.x}px, ${op.y}px)`)
      setAttribute(element, 'data-id', String(op.id))
      setAttribute(element, 'aria-label', op.title)
      setAttribute(face, 'x', String(-op.width / 2))
      setAttribute(face, 'y', String(-op.height / 2))
      setAttribute(face, 'width', String(op.width))
      setAttribute(face, 'height', String(op.height))
      setAttribute(face, 'rx', String(op.height / 2))
      setText(title, op.title)
      setText(symbol, op.symbol)
      const { isWord, width, room } = measureSymbol(op.symbol, op)
      element.classList.toggle('wordy', isWord)
      squeezeText(symbol, width, room)
    },
  }
}
