// What a card or a group is called for a screen reader, and what its tooltip says.
import type { Card, GroupBox } from '../protocol/scene.ts'
import { describeChange, describeInside } from './describeChange.ts'

type Shape = Card | GroupBox

function isCard(shape: Shape): shape is Card {
  return 'node' in shape
}

/** One sentence after the other. */
export function nameShape(shape: Shape): string {
  return listSentences(shape).join(' ')
}

/** One sentence a line, under the whole label where it is drawn shortened. */
export function writeTooltip(shape: Shape): string {
  const label = isCard(shape) && shape.label !== shape.labelText ? [shape.label] : []
  return [...label, ...listSentences(shape)].join('\n')
}

function listSentences(shape: Shape): string[] {
  const change = isCard(shape) ? describeChange(shape) : describeInside(shape)
  return [shape.title, change].filter((sentence) => sentence !== '')
}
