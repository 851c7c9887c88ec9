// What a value looks like before it has a place: its texts and the fixed sizes of its card and its circle.
import type { GraphColumns, DrawableSnapshot } from '../protocol/snapshot.ts'
import { keepEnd, measureColumns } from './displayWidth.ts'
import { isComputed, isConstant, listInputs, writeOpSymbol } from './nodeReading.ts'

/** Scene units (CSS pixels at zoom 1). A card's width depends on its label only, so that values never move the layout. */
export const cardHeight = 56
export const valuesWidth = 132
const labelColumnWidth = 7.9
const labelPadding = 20
const maxLabelColumns = 12
export const circleSize = 32
/** Between an operation's circle and the card of its result: the arrow and a little line. */
export const resultGap = 22
/** Wide enough for an operation's name, or its symbol and a constant, whatever the constant is. */
const pillWidth = 58

/** A card, and the circle of the operation that computes it: one box of the layout, the circle at its left end. */
export interface DrawnValue {
  readonly id: number
  readonly label: string
  readonly labelText: string
  readonly labelWidth: number
  readonly op: DrawnOp | null
}

export interface DrawnOp {
  readonly symbol: string
  readonly width: number
  /** How many inputs a chain of additions has that is drawn as one; null for any other operation. */
  readonly inputs: number | null
}

/**
 * `summands`: how many where the node ends a chain of additions that is drawn as one, else null. `path`: what a label need not
 * say, as all around is there.
 */
export function drawValue(
  { graph, strings }: DrawableSnapshot,
  id: number,
  summands: number | null,
  path: string,
): DrawnValue {
  const label = strings[graph.label[id] ?? -1] ?? ''
  const isInside = path !== '' && label.startsWith(path) && /[.[]/u.test(label.charAt(path.length))
  const labelText = keepEnd(isInside ? label.slice(path.length).replace(/^\./u, '') : label, maxLabelColumns)
  const labelWidth = label === '' ? 0 : Math.ceil(measureColumns(labelText) * labelColumnWidth) + labelPadding
  const op = isComputed(graph, id) ? drawOp(graph, id, summands) : null
  return { id, label, labelText, labelWidth, op }
}

function drawOp(graph: GraphColumns, id: number, summands: number | null): DrawnOp {
  if (summands !== null) {
    const symbol = `Σ×${summands.toLocaleString('en-US')}`
    return { symbol, inputs: summands, width: Math.max(pillWidth, Math.ceil(symbol.length * labelColumnWidth) + 16) }
  }
  const symbol = writeOpSymbol(graph, id)
  const hasConstant = listInputs(graph, id).some((input) => isConstant(graph, input))
  return { symbol, inputs: null, width: hasConstant || symbol.length > 2 ? pillWidth : circleSize }
}

/** The size of a card with its circle. */
export function measureValue({ labelWidth, op }: DrawnValue): { width: number; height: number } {
  return { width: labelWidth + valuesWidth + (op ? op.width + resultGap : 0), height: cardHeight }
}
